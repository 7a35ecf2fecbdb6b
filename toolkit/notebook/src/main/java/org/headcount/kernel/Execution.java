package org.headcount.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final Runnable abortOthers;

    /** The number of the latest cell that was counted. */
    private int count;

    Execution(Session session, Iopub iopub, Keyboard keyboard, History history, Runnable abortOthers) {
        this.session = session;
        this.iopub = iopub;
        this.keyboard = keyboard;
        this.history = history;
        this.abortOthers = abortOthers;
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

    Reply run(Request request) throws BadMessage, IOException {
        Wanted wanted = Wanted.of(request);
        if (wanted.counted()) {
            count++;
        }
        if (!wanted.silent()) {
            iopub.input(request.header(), wanted.code(), count);
        }
        Outcome outcome = outcome(
                Cell.of("cell " + count, wanted.code()), wanted.silent() ? new Silence() : new Voice(request, wanted));
        Optional<Failure> failure = failure(outcome);
        if (!wanted.silent()) {
            if (outcome instanceof Outcome.Shown shown) {
                iopub.result(request.header(), shown.bundle(), count);
            }
            failure.ifPresent(what -> iopub.error(request.header(), what));
        }
        ObjectNode content = failure.map(Content::error).orElseGet(Content::ok).put("execution_count", count);
        content.putArray("payload");
        content.set("user_expressions", failure.isPresent() ? Content.empty() : values(wanted.expressions()));
        return Reply.of(content).then(() -> {
            if (failure.isPresent() && wanted.stopsOthers()) {
                abortOthers.run();
            }
            if (wanted.counted()) {
                history.add(count, wanted.code(), text(outcome));
            }
        });
    }

    private static String text(Outcome outcome) {
        return outcome instanceof Outcome.Shown shown ? shown.bundle().text() : "";
    }

    private Outcome outcome(Cell cell, Sink sink) throws IOException {
        try {
            return session.engine().run(cell, sink);
        } catch (StackOverflowError e) {
            String message = "the cell is nested too deeply for the compiler";
            return new Outcome.Failed(new Failure("CompileError", message, List.of(message)));
        }
    }

    private static Optional<Failure> failure(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) {
            return Optional.of(failed.failure());
        }
        if (outcome instanceof Outcome.Interrupted interrupted) {
            return Optional.of(interrupted.failure());
        }
        return outcome instanceof Outcome.Lost lost ? Optional.of(lost.failure()) : Optional.empty();
    }

    /** Each expression's value, or what is wrong with it. */
    private ObjectNode values(ObjectNode expressions) throws IOException {
        ObjectNode values = Content.empty();
        for (Map.Entry<String, JsonNode> each : expressions.properties()) {
            Outcome outcome = outcome(
                    Cell.of("expression " + each.getKey(), each.getValue().asText()), new Silence());
            Optional<Failure> failure = failure(outcome);
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

    /** A cell that is not to be heard. */
    private static final class Silence implements Sink {
        @Override
        public void accept(Output output) {}
    }

    /** What a cell puts out, also long after it has ended, belongs to the request that ran it. */
    private final class Voice implements Sink {
        private final Request request;
        private final boolean answersQuestions;

        Voice(Request request, Wanted wanted) {
            this.request = request;
            this.answersQuestions = wanted.answersQuestions();
        }

        @Override
        public void accept(Output output) {
            try {
                iopub.output(request.header(), output);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public Optional<String> answer(Question question) throws InterruptedException {
            return answersQuestions ? Optional.of(keyboard.ask(request, question)) : Optional.empty();
        }
    }
}
