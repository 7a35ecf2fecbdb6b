package org.headcount.data.worldbank;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.headcount.data.fault.DataException;

/**
 * The content of an address, whole: requested again where it does not come or the server is in trouble, and given up with
 * a message.
 *
 * @param timeout how long to wait for a whole answer
 * @param pause how long before it is asked for again; twice as long the time after
 */
record Download(Duration timeout, Duration pause, Optional<InetSocketAddress> proxy) {

    private static final int TRIES = 3;
    private static final int LONGEST = 1 << 28;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final int TOO_MANY_REQUESTS = 429;

    /** No answer, and whether it is worth asking again. */
    private static final class Failed extends Exception {

        private static final long serialVersionUID = 1L;

        private final Duration wait;

        Failed(String reason, Duration wait, Throwable cause) {
            super(reason, cause);
            this.wait = wait;
        }
    }

    static Download usual() {
        return new Download(Duration.ofMinutes(1), Duration.ofSeconds(1), Optional.empty());
    }

    Download timeout(Duration longest) {
        if (longest.isNegative() || longest.isZero()) {
            throw new IllegalArgumentException("a time to wait is more than nothing, was " + longest);
        }
        return new Download(longest, pause, proxy);
    }

    Download pause(Duration between) {
        return new Download(timeout, between, proxy);
    }

    Download proxy(String host, int port) {
        return new Download(timeout, pause, Optional.of(InetSocketAddress.createUnresolved(host, port)));
    }

    /**
     * The bytes at an address.
     *
     * @throws org.headcount.data.fault.DataException if they do not come
     */
    byte[] get(URI address) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .proxy(proxy.map(host -> ProxySelector.of(new InetSocketAddress(host.getHostString(), host.getPort())))
                        .orElseGet(ProxySelector::getDefault));
        HttpClient client = builder.build();
        for (int attempt = 1; ; attempt++) {
            try {
                return once(client, address);
            } catch (Failed e) {
                if (attempt == TRIES) {
                    throw DataException.file(
                            address.toString(),
                            "no answer in " + TRIES + " tries (" + e.getMessage() + ")",
                            "check the network, name a proxy with proxy(host, port), or read pages saved before:"
                                    + " WorldBank.indicators(files), WorldBank.poverty(file)",
                            e);
                }
                rest(address, e.wait.isZero() ? pause.multipliedBy(attempt) : e.wait);
            }
        }
    }

    private byte[] once(HttpClient client, URI address) throws Failed {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("Accept", "application/json")
                .build();
        CompletableFuture<HttpResponse<byte[]>> asked = client.sendAsync(request, head -> new Whole());
        try {
            HttpResponse<byte[]> response = asked.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            int status = response.statusCode();
            if (status == TOO_MANY_REQUESTS || status >= 500) {
                throw new Failed("HTTP status " + status, wanted(response), null);
            }
            boolean saysWhy = new String(response.body(), StandardCharsets.UTF_8)
                    .stripLeading()
                    .matches("(?s)[\\[{].*");
            if (status >= 300 && !saysWhy) {
                throw DataException.file(
                        address.toString(), "refused with HTTP status " + status, "correct the query, or try later");
            }
            return response.body();
        } catch (TimeoutException e) {
            asked.cancel(true);
            throw late(e);
        } catch (InterruptedException e) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
            throw interrupted(address);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TooLong) {
                throw DataException.file(
                        address.toString(),
                        "answers with more than " + (LONGEST >> 20) + " MB",
                        "ask for fewer countries or years");
            }
            throw failed(e.getCause());
        }
    }

    private static CancellationException interrupted(URI address) {
        return new CancellationException("asking " + address + " was interrupted");
    }

    private Failed late(Exception e) {
        return new Failed("nothing came within " + timeout.toMillis() / 1000.0 + " seconds", Duration.ZERO, e);
    }

    private Failed failed(Throwable cause) {
        if (cause instanceof HttpTimeoutException timedOut) {
            return late(timedOut);
        }
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof UnresolvedAddressException) {
                return new Failed("the name of the server is not known here", Duration.ZERO, cause);
            }
        }
        return new Failed(
                cause instanceof ConnectException
                        ? "the server cannot be reached"
                        : "the connection broke off (" + cause.getClass().getSimpleName() + ")",
                Duration.ZERO,
                cause);
    }

    /** How long the server asks to wait, in seconds. */
    private static Duration wanted(HttpResponse<?> response) {
        Duration wait = response.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("[0-9]{1,5}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(Duration.ZERO);
        return wait.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wait;
    }

    private static void rest(URI address, Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(address);
        }
    }

    private static final class TooLong extends IOException {

        private static final long serialVersionUID = 1L;
    }

    /** Takes a body up to a length. */
    private static final class Whole implements HttpResponse.BodySubscriber<byte[]> {

        private final CompletableFuture<byte[]> body = new CompletableFuture<>();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private Flow.Subscription subscription;

        @Override
        public CompletionStage<byte[]> getBody() {
            return body;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            this.subscription = subscription;
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> pieces) {
            for (ByteBuffer piece : pieces) {
                byte[] some = new byte[piece.remaining()];
                piece.get(some);
                bytes.writeBytes(some);
            }
            if (bytes.size() > LONGEST) {
                subscription.cancel();
                body.completeExceptionally(new TooLong());
            }
        }

        @Override
        public void onError(Throwable failure) {
            body.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            body.complete(bytes.toByteArray());
        }
    }
}
