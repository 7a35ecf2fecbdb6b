package org.headcount.magic;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.headcount.engine.Cell;
import org.headcount.engine.Engine;
import org.headcount.engine.Suggestion;
import org.headcount.sources.LibrarySources;

/** Helps with a cell that is being written. */
final class MagicAssist {
    /** A placeholder for a magic's value, which is known only after it has run. */
    private static final String NOTHING = "null;";

    private static final String FETCHED = "The library's sources are being fetched: ask again to read what they say.";

    private final Engine engine;
    private final Catalogue catalogue;
    private final Dependencies dependencies;
    private final LibrarySources sources;
    private final MagicContext context;

    MagicAssist(
            Engine engine,
            Catalogue catalogue,
            Dependencies dependencies,
            LibrarySources sources,
            MagicContext context) {
        this.engine = engine;
        this.catalogue = catalogue;
        this.dependencies = dependencies;
        this.sources = sources;
        this.context = context;
    }

    /** The lines below a magic, and where in the cell they begin. */
    private record Stretch(String source, int start) {}

    Engine.Suggestions complete(String source, int position) throws IOException {
        Cell cell = Cell.of("cell", source);
        Optional<Stretch> timed = timed(cell, position);
        if (timed.isPresent()) {
            int start = timed.get().start();
            return moved(complete(timed.get().source(), position - start), start);
        }
        Optional<MagicCall> call = Parts.callAt(cell, position);
        if (call.isPresent() && isName(call.get(), position)) {
            return new Engine.Suggestions(call.get().start(), catalogue.namesLike(call.get()));
        }
        if (call.isPresent() && !takesJava(call.get())) {
            return completeArguments(call.get(), position);
        }
        return engine.complete(java(cell), position);
    }

    private static Engine.Suggestions moved(Engine.Suggestions found, int by) {
        return new Engine.Suggestions(found.from() + by, found.found());
    }

    /** The lines below a magic that times them: to be helped with like a cell. */
    private static Optional<Stretch> timed(Cell cell, int position) {
        return Parts.of(cell).stream()
                .findFirst()
                .flatMap(part -> part instanceof Parts.Part.Plain plain ? Optional.of(plain.call()) : Optional.empty())
                .filter(call -> call.form() == MagicCall.Form.CELL && takesJava(call) && position >= call.bodyAt())
                .map(call -> new Stretch(call.body().source(), call.bodyAt()));
    }

    private static boolean isName(MagicCall call, int position) {
        return call.cell().source().substring(call.start(), position).indexOf(' ') < 0
                && call.form() != MagicCall.Form.DIRECTIVE;
    }

    private Engine.Suggestions completeArguments(MagicCall call, int position) throws IOException {
        String written = call.cell().source().substring(call.argumentsAt(), position);
        List<String> words = new ArrayList<>(List.of(written.split("\\s+", -1)));
        String last = words.get(words.size() - 1);
        Optional<Magic> magic = catalogue.known(call);
        List<Suggestion> found = magic.isPresent() ? magic.get().completer().complete(words, context) : List.of();
        return new Engine.Suggestions(
                position - last.length(),
                found.stream()
                        .filter(each -> each.text().startsWith(last))
                        .distinct()
                        .toList());
    }

    List<Engine.Documented> inspect(String source, int position) throws IOException {
        Cell cell = Cell.of("cell", source);
        Optional<Stretch> timed = timed(cell, position);
        if (timed.isPresent()) {
            return inspect(timed.get().source(), position - timed.get().start());
        }
        Optional<MagicCall> call = Parts.callAt(cell, position);
        Optional<Magic> magic = call.flatMap(catalogue::known);
        if (magic.isPresent() && (position <= nameEnd(call.get()) || !takesJava(call.get()))) {
            return List.of(new Engine.Documented(
                    String.join("\n", magic.get().synopsis()),
                    Optional.of(magic.get().about())));
        }
        // The name of an unknown magic contains no Java.
        return call.isPresent() && !takesJava(call.get())
                ? List.of()
                : noted(engine.inspect(java(cell), position, sources));
    }

    /** Sources of what cells have asked for are fetched when they are first missed, while its reader reads on. */
    private List<Engine.Documented> noted(List<Engine.Documented> found) {
        List<String> silent = found.stream()
                .filter(each -> each.documentation().isEmpty())
                .map(Engine.Documented::signature)
                .toList();
        if (!dependencies.fetchSources(silent)) {
            return found;
        }
        List<Engine.Documented> noted = new ArrayList<>(found);
        Engine.Documented last = noted.remove(noted.size() - 1);
        noted.add(new Engine.Documented(
                last.signature(), Optional.of(last.documentation().orElse(FETCHED))));
        return noted;
    }

    private static int nameEnd(MagicCall call) {
        return call.start() + call.signed().length();
    }

    /** Timed code is code. */
    private static boolean takesJava(MagicCall call) {
        return call.name().equals("time");
    }

    /** The cell with blanks in place of everything that is not Java: what is declared on either side of a magic is seen on both. */
    private static String java(Cell cell) {
        StringBuilder java = new StringBuilder(cell.source());
        for (Parts.Part part : Parts.of(cell)) {
            Parts.call(part)
                    .filter(call -> call.form() != MagicCall.Form.DIRECTIVE)
                    .ifPresent(call -> blank(java, part, call));
        }
        return java.toString();
    }

    private static void blank(StringBuilder java, Parts.Part part, MagicCall call) {
        boolean aboutCell = part instanceof Parts.Part.Plain && call.form() == MagicCall.Form.CELL;
        int end = takesJava(call) ? call.argumentsAt() : aboutCell ? java.length() : call.end();
        for (int i = call.start(); i < end; i++) {
            java.setCharAt(i, ' ');
        }
        if (part instanceof Parts.Part.Assigned && end - call.start() >= NOTHING.length()) {
            java.replace(call.start(), call.start() + NOTHING.length(), NOTHING);
        }
        if (takesJava(call) && call.end() < java.length()) {
            java.setCharAt(call.end(), ';');
        }
    }

    Engine.Completeness completeness(String source) throws IOException {
        Engine.Completeness whole = Engine.Completeness.COMPLETE;
        for (Parts.Part part : Parts.of(Cell.of("cell", source))) {
            whole = completeness(part);
            if (whole == Engine.Completeness.INVALID) {
                return whole;
            }
        }
        return whole;
    }

    private Engine.Completeness completeness(Parts.Part part) throws IOException {
        if (part instanceof Parts.Part.Java java) {
            return engine.completeness(java.cell().source());
        }
        boolean grows = part instanceof Parts.Part.Plain plain
                && plain.call().form() == MagicCall.Form.CELL
                && !plain.call().cell().source().endsWith("\n");
        // As in other notebooks, an empty line ends a cell that is for a magic.
        return grows ? Engine.Completeness.INCOMPLETE : Engine.Completeness.COMPLETE;
    }
}
