package org.headcount.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Comms between cells and programs at the client's side.
 *
 * <pre>{@code
 * Comms.register("counter", comm -> {
 *     comm.onMessage(message -> comm.send(Map.of("count", count++)));
 *     comm.onClose(message -> System.out.println("bye"));
 * });
 *
 * Comm comm = Comms.open("chart", Map.of("kind", "bar"));
 * comm.onMessage(message -> System.out.println(message.data().get("clicked")));
 * }</pre>
 *
 * <p>Comms end with the session, and their clients receive a close message. Where there is no client, as in a run of a
 * notebook's file, no comm is opened, and messages are dropped.
 */
public final class Comms {
    private static final Map<String, Consumer<Comm>> TARGETS = new ConcurrentHashMap<>();
    private static final Map<String, Comm> OPEN = new ConcurrentHashMap<>();

    private static volatile Optional<OutputQueue> outbox = Optional.empty();

    private Comms() {}

    static void begin(OutputQueue opened) {
        outbox = Optional.of(opened);
    }

    /**
     * From now on takes the comms that clients open about a target, and no longer what was registered for
     * it before. When this throws, the comm is closed; where nothing is registered, it is closed at once.
     */
    public static void register(String target, Consumer<Comm> opened) {
        TARGETS.put(target, opened);
        post(Wire.Tag.REGISTERED, out -> {
            out.writeInt(CellsOfThreads.current());
            Wire.writeText(out, target);
        });
    }

    /** Opens a comm about what the client knows under this name; with what it needs to begin. */
    public static Comm open(String target, Map<String, ?> data) {
        return open(target, Comm.Message.of(data));
    }

    /** Opens a comm about what the client knows under this name; with what it needs to begin. */
    public static Comm open(String target, Comm.Message message) {
        Comm comm = new Comm(UUID.randomUUID().toString(), target, message);
        // Before the client can answer.
        OPEN.put(comm.id(), comm);
        try {
            post(CommEvent.opened(comm.id(), target, message));
        } catch (IllegalArgumentException e) {
            forget(comm);
            throw e;
        }
        return comm;
    }

    static void forget(Comm comm) {
        OPEN.remove(comm.id());
    }

    static void post(CommEvent event) {
        post(Wire.Tag.COMM, out -> {
            out.writeInt(CellsOfThreads.current());
            event.write(out);
        });
    }

    private static void post(Wire.Tag tag, Wire.Content content) {
        if (outbox.isPresent()) {
            try {
                outbox.get().post(tag, content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Calls whatever awaits an event of the other side. The owner has seen to it that something does. */
    static void hear(CommEvent event) {
        switch (event.kind()) {
            case OPEN -> opened(new Comm(event.comm(), event.target(), event.message()));
            case MESSAGE ->
                Optional.ofNullable(OPEN.get(event.comm())).ifPresent(comm -> comm.received(event.message()));
            case CLOSE -> Optional.ofNullable(OPEN.remove(event.comm())).ifPresent(comm -> comm.ended(event.message()));
        }
    }

    private static void opened(Comm comm) {
        OPEN.put(comm.id(), comm);
        boolean taken = false;
        try {
            TARGETS.get(comm.target()).accept(comm);
            taken = true;
        } finally {
            if (!taken) {
                comm.close();
            }
        }
    }
}
