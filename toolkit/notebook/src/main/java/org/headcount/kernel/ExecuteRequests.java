package org.headcount.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.headcount.engine.Cell;
import org.headcount.engine.CellOutput;
import org.headcount.engine.Failure;
import org.headcount.engine.Outcome;
import org.headcount.engine.OutputSink;

/** Runs cells for clients, and counts them. */
final class ExecuteRequests {
    private final KernelSession session;
    private final IopubChannel iopub;
    private final StdinChannel stdin;
    private final History history;

    /** Takes out the cells that wait behind one that has failed, and returns what answers their clients. */
    private final Supplier<Runnable> others;

    /** The number of the latest cell that was counted. */
    private int count;

    ExecuteRequests(
            KernelSession session, IopubChannel iopub, StdinChannel stdin, History history, Supplier<Runnable> others) {
        this.session = session;
        this.iopub = iopub;
        this.stdin = stdin;
        this.history = history;
        this.others = others;
    }

    /** What a client wants run, and how. */
    private record Options(
            String code,
            boolean silent,
            boolean counted,
            boolean answersQuestions,
            boolean stopsOthers,
            ObjectNode expressions) {
        static Options of(Request request) throws Codec.BadMessage {
            boolean silent = request.flag("silent", false);
            return new Options(
                    request.text("code"),
                    silent,
                    request.flag("store_history", !silent) && !silent,
                    request.flag("allow_stdin", true),
                    request.flag("stop_on_error", true),
                    request.object("user_expressions"));
        }
    }

    RequestServer.Reply run(Request request) throws Codec.BadMessage {
        Options options = Options.of(request);
        if (options.counted()) {
            count++;
        }
        if (!options.silent()) {
            iopub.input(request.header(), options.code(), count);
        }
        ClientSink clientSink = new ClientSink(request, options);
        Outcome outcome =
                outcome(Cell.of("cell " + count, options.code()), options.silent() ? clientSink::whisper : clientSink);
        Optional<Failure> failure = outcome.problem();
        if (!options.silent()) {
            if (outcome instanceof Outcome.Shown shown) {
                iopub.result(request.header(), shown.bundle(), count);
            }
            failure.ifPresent(what -> iopub.error(request.header(), what));
        }
        ObjectNode content =
                failure.map(MessageContent::error).orElseGet(MessageContent::ok).put("execution_count", count);
        content.set("payload", clientSink.pages());
        content.set(
                "user_expressions",
                failure.isPresent() ? MessageContent.empty() : values(options.expressions(), clientSink));
        Runnable aborting = failure.isPresent() && options.stopsOthers() ? others.get() : () -> {};
        return RequestServer.Reply.of(content).then(() -> {
            aborting.run();
            if (options.counted()) {
                history.add(count, options.code(), text(outcome));
            }
        });
    }

    private static String text(Outcome outcome) {
        return outcome instanceof Outcome.Shown shown ? shown.bundle().text() : "";
    }

    /** Every error is reported as the cell's failure, so that all clients see it. */
    private Outcome outcome(Cell cell, OutputSink sink) {
        try {
            return session.run(cell, sink);
        } catch (IOException e) {
            return failed("SessionNotStarted", "the session could not be started: " + e.getMessage());
        } catch (RuntimeException | Error e) {
            Log.fault("could not run " + cell.name(), e);
            return failed("KernelFault", "a fault of the kernel's own, please report it: " + e);
        }
    }

    private static Outcome failed(String name, String message) {
        return new Outcome.Failed(new Failure(name, message, List.of(name + ": " + message)));
    }

    /** Each expression's value, or what is wrong with it. */
    private ObjectNode values(ObjectNode expressions, ClientSink clientSink) {
        ObjectNode values = MessageContent.empty();
        for (Map.Entry<String, JsonNode> each : expressions.properties()) {
            Outcome outcome = outcome(
                    Cell.of("expression " + each.getKey(), each.getValue().asText()), clientSink::whisper);
            Optional<Failure> failure = outcome.problem();
            ObjectNode value = failure.map(MessageContent::error).orElseGet(MessageContent::ok);
            if (failure.isEmpty()) {
                value.set(
                        "data",
                        outcome instanceof Outcome.Shown shown
                                ? MessageContent.data(shown.bundle())
                                : MessageContent.empty());
                value.putObject("metadata");
            }
            values.set(each.getKey(), value);
        }
        return values;
    }

    /** What a cell puts out, also long after it has ended, belongs to the request that ran it. */
    private final class ClientSink implements OutputSink {
        private final Request request;
        private final boolean answersQuestions;
        private final ArrayNode pages = MessageContent.list(List.of());

        ClientSink(Request request, Options options) {
            this.request = request;
            this.answersQuestions = options.answersQuestions();
        }

        /** What is to be read beside the notebook: it goes with the reply, and to this client alone. */
        synchronized ArrayNode pages() {
            return pages.deepCopy();
        }

        private synchronized void page(CellOutput.Paged paged) {
            pages.addObject().put("source", "page").put("start", 0).set("data", MessageContent.data(paged.bundle()));
        }

        @Override
        public void accept(CellOutput output) {
            if (output instanceof CellOutput.Paged paged) {
                page(paged);
                return;
            }
            try {
                iopub.output(request.header(), output);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** What is not to be heard says no more than what belongs to a comm, whose other side waits for it. */
        void whisper(CellOutput output) {
            if (output instanceof CellOutput.Said) {
                accept(output);
            }
        }

        @Override
        public Optional<String> answer(Question question) throws InterruptedException {
            return answersQuestions ? Optional.of(stdin.ask(request, question)) : Optional.empty();
        }
    }
}
