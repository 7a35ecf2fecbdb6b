package org.headcount.magic;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.headcount.engine.Cell;
import org.headcount.engine.Engine;

/** Helps with a cell that is being written. */
final class Writing {
    private final Engine engine;
    private final Catalogue catalogue;
    private final Stage stage;

    Writing(Engine engine, Catalogue catalogue, Stage stage) {
        this.engine = engine;
        this.catalogue = catalogue;
        this.stage = stage;
    }

    /** Java in a cell, and where in the cell it begins. */
    private record Stretch(String source, int start) {}

    Engine.Suggestions complete(String source, int position) throws IOException {
        Cell cell = Cell.of("cell", source);
        Optional<Stretch> timed = timed(cell, position);
        if (timed.isPresent()) {
            int start = timed.get().start();
            return moved(complete(timed.get().source(), position - start), start);
        }
        Optional<Call> call = Parts.callAt(cell, position);
        if (call.isPresent() && isName(call.get(), position)) {
            return new Engine.Suggestions(call.get().start(), catalogue.namesLike(call.get()));
        }
        if (call.isPresent() && !takesJava(call.get())) {
            return completeArguments(call.get(), position);
        }
        Stretch java = java(cell, call, position);
        return moved(engine.complete(java.source(), position - java.start()), java.start());
    }

    private static Engine.Suggestions moved(Engine.Suggestions found, int by) {
        return new Engine.Suggestions(found.from() + by, found.texts());
    }

    /** The lines below a magic that times them: to be helped with like a cell. */
    private static Optional<Stretch> timed(Cell cell, int position) {
        return Parts.of(cell).stream()
                .findFirst()
                .flatMap(part -> part instanceof Part.Plain plain ? Optional.of(plain.call()) : Optional.empty())
                .filter(call -> call.form() == Call.Form.CELL && takesJava(call) && position >= call.bodyAt())
                .map(call -> new Stretch(call.body().source(), call.bodyAt()));
    }

    private static boolean isName(Call call, int position) {
        return call.cell().source().substring(call.start(), position).indexOf(' ') < 0
                && call.form() != Call.Form.DIRECTIVE;
    }

    private Engine.Suggestions completeArguments(Call call, int position) throws IOException {
        String written = call.cell().source().substring(call.argumentsAt(), position);
        List<String> words = new ArrayList<>(List.of(written.split("\\s+", -1)));
        String last = words.get(words.size() - 1);
        Optional<Magic> magic = catalogue.known(call);
        List<String> texts = magic.isPresent() ? magic.get().completer().complete(words, stage) : List.of();
        return new Engine.Suggestions(
                position - last.length(),
                texts.stream().filter(text -> text.startsWith(last)).distinct().toList());
    }

    List<Engine.Documented> inspect(String source, int position) throws IOException {
        Cell cell = Cell.of("cell", source);
        Optional<Stretch> timed = timed(cell, position);
        if (timed.isPresent()) {
            return inspect(timed.get().source(), position - timed.get().start());
        }
        Optional<Call> call = Parts.callAt(cell, position);
        Optional<Magic> magic = call.flatMap(catalogue::known);
        if (magic.isPresent() && (position <= nameEnd(call.get()) || !takesJava(call.get()))) {
            return List.of(new Engine.Documented(
                    String.join("\n", magic.get().synopsis()),
                    Optional.of(magic.get().about())));
        }
        Stretch java = java(cell, call, position);
        // In the name of a magic that nobody knows there is no Java.
        return position < java.start() ? List.of() : engine.inspect(java.source(), position - java.start());
    }

    private static int nameEnd(Call call) {
        return call.start() + call.signed().length();
    }

    /** Timed code is code. */
    private static boolean takesJava(Call call) {
        return call.name().equals("time");
    }

    /** The Java that a position is in. */
    private static Stretch java(Cell cell, Optional<Call> call, int position) {
        if (call.isPresent()) {
            return new Stretch(
                    cell.source().substring(call.get().argumentsAt(), call.get().end()),
                    call.get().argumentsAt());
        }
        for (Part part : Parts.of(cell)) {
            if (part instanceof Part.Java java && contains(java, position)) {
                return new Stretch(java.cell().source(), java.start());
            }
            if (part instanceof Part.Assigned assigned
                    && assigned.start() <= position
                    && position < assigned.call().start()) {
                return new Stretch(assigned.before().source(), assigned.start());
            }
        }
        return new Stretch("", position);
    }

    private static boolean contains(Part.Java java, int position) {
        return java.start() <= position
                && position <= java.start() + java.cell().source().length();
    }

    Engine.Completeness completeness(String source) throws IOException {
        Engine.Completeness whole = Engine.Completeness.COMPLETE;
        for (Part part : Parts.of(Cell.of("cell", source))) {
            whole = completeness(part);
            if (whole == Engine.Completeness.INVALID) {
                return whole;
            }
        }
        return whole;
    }

    private Engine.Completeness completeness(Part part) throws IOException {
        if (part instanceof Part.Java java) {
            return engine.completeness(java.cell().source());
        }
        if (part instanceof Part.Misplaced) {
            return Engine.Completeness.INVALID;
        }
        boolean grows = part instanceof Part.Plain plain
                && plain.call().form() == Call.Form.CELL
                && !plain.call().cell().source().endsWith("\n");
        // As in other notebooks, an empty line ends a cell that is for a magic.
        return grows ? Engine.Completeness.INCOMPLETE : Engine.Completeness.COMPLETE;
    }
}
