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
import org.headcount.engine.Failure;
import org.headcount.engine.Outcome;
import org.headcount.engine.Output;
import org.headcount.engine.Sink;

/** Runs cells for clients, and counts them. */
final class Execution {
    private final Session session;
    private final Iopub iopub;
    private final Keyboard keyboard;
    private final History history;

    /** Takes out the cells that wait behind one that has failed, and gives what tells their clients. */
    private final Supplier<Runnable> others;

    /** The number of the latest cell that was counted. */
    private int count;

    Execution(Session session, Iopub iopub, Keyboard keyboard, History history, Supplier<Runnable> others) {
        this.session = session;
        this.iopub = iopub;
        this.keyboard = keyboard;
        this.history = history;
        this.others = others;
    }

    /** What a client wants run, and how. */
    private record Wanted(
            String code,
            boolean silent,
            boolean counted,
            boolean answersQuestions,
            boolean stopsOthers,
            ObjectNode expressions) {
        static Wanted of(Request request) throws BadMessage {
            boolean silent = request.flag("silent", false);
            return new Wanted(
                    request.text("code"),
                    silent,
                    request.flag("store_history", !silent) && !silent,
                    request.flag("allow_stdin", true),
                    request.flag("stop_on_error", true),
                    request.object("user_expressions"));
        }
    }

    Reply run(Request request) throws BadMessage {
        Wanted wanted = Wanted.of(request);
        if (wanted.counted()) {
            count++;
        }
        if (!wanted.silent()) {
            iopub.input(request.header(), wanted.code(), count);
        }
        Voice voice = new Voice(request, wanted);
        Outcome outcome = outcome(Cell.of("cell " + count, wanted.code()), wanted.silent() ? voice::whisper : voice);
        Optional<Failure> failure = outcome.problem();
        if (!wanted.silent()) {
            if (outcome instanceof Outcome.Shown shown) {
                iopub.result(request.header(), shown.bundle(), count);
            }
            failure.ifPresent(what -> iopub.error(request.header(), what));
        }
        ObjectNode content = failure.map(Content::error).orElseGet(Content::ok).put("execution_count", count);
        content.set("payload", voice.pages());
        content.set("user_expressions", failure.isPresent() ? Content.empty() : values(wanted.expressions(), voice));
        Runnable aborting = failure.isPresent() && wanted.stopsOthers() ? others.get() : () -> {};
        return Reply.of(content).then(() -> {
            aborting.run();
            if (wanted.counted()) {
                history.add(count, wanted.code(), text(outcome));
            }
        });
    }

    private static String text(Outcome outcome) {
        return outcome instanceof Outcome.Shown shown ? shown.bundle().text() : "";
    }

    /** Whatever goes wrong is the cell's failure, so that every client hears of it. */
    private Outcome outcome(Cell cell, Sink sink) {
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
    private ObjectNode values(ObjectNode expressions, Voice voice) {
        ObjectNode values = Content.empty();
        for (Map.Entry<String, JsonNode> each : expressions.properties()) {
            Outcome outcome = outcome(
                    Cell.of("expression " + each.getKey(), each.getValue().asText()), voice::whisper);
            Optional<Failure> failure = outcome.problem();
            ObjectNode value = failure.map(Content::error).orElseGet(Content::ok);
            if (failure.isEmpty()) {
                value.set(
                        "data",
                        outcome instanceof Outcome.Shown shown ? Content.data(shown.bundle()) : Content.empty());
                value.putObject("metadata");
            }
            values.set(each.getKey(), value);
        }
        return values;
    }

    /** What a cell puts out, also long after it has ended, belongs to the request that ran it. */
    private final class Voice implements Sink {
        private final Request request;
        private final boolean answersQuestions;
        private final ArrayNode pages = Content.list(List.of());

        Voice(Request request, Wanted wanted) {
            this.request = request;
            this.answersQuestions = wanted.answersQuestions();
        }

        /** What is to be read beside the notebook: it goes with the reply, and to this client alone. */
        synchronized ArrayNode pages() {
            return pages.deepCopy();
        }

        private synchronized void page(Output.Paged paged) {
            pages.addObject().put("source", "page").put("start", 0).set("data", Content.data(paged.bundle()));
        }

        @Override
        public void accept(Output output) {
            if (output instanceof Output.Paged paged) {
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
        void whisper(Output output) {
            if (output instanceof Output.Said) {
                accept(output);
            }
        }

        @Override
        public Optional<String> answer(Question question) throws InterruptedException {
            return answersQuestions ? Optional.of(keyboard.ask(request, question)) : Optional.empty();
        }
    }
}
