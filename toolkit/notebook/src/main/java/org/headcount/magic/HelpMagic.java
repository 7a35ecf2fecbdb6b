package org.headcount.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headcount.engine.CellOutput;
import org.headcount.engine.Spelling;
import org.headcount.engine.Suggestion;
import org.headcount.session.Bundle;

/** {@code %help}, made from what the catalogue knows. */
final class HelpMagic {
    private static final int WIDTH = 96;
    private static final String INDENT = "    ";

    private final List<Magic> magics;

    private HelpMagic(List<Magic> others) {
        List<Magic> all = new ArrayList<>(others);
        all.add(magic());
        magics = List.copyOf(all);
    }

    static Magic magic(List<Magic> others) {
        return new HelpMagic(others).magic();
    }

    private Magic magic() {
        return new Magic(
                List.of("help", "lsmagic", "magics"),
                Magic.Reach.LINE,
                List.of("%help [NAME]"),
                "Tells what magics there are, or all about one.",
                this::run,
                (written, context) -> Suggestion.all(
                        Suggestion.Kind.MAGIC, magics.stream().map(Magic::name).toList()));
    }

    private MagicResult run(MagicCall call, MagicContext context) throws MagicFailure {
        List<String> words = call.words();
        if (words.size() > 1) {
            throw MagicFailure.of("%help is about one magic, not " + words.size(), "write one name, or none");
        }
        String text = words.isEmpty() ? overview() : page(find(words.get(0)));
        context.sink().accept(new CellOutput.Paged(Bundle.text(text)));
        return MagicResult.DONE;
    }

    private Magic find(String word) throws MagicFailure {
        String name = word.replaceFirst("^(%%?|//)", "");
        Optional<Magic> found =
                magics.stream().filter(magic -> magic.names().contains(name)).findFirst();
        List<String> names = magics.stream().map(Magic::name).toList();
        return found.orElseThrow(() -> MagicFailure.of(
                "there is no magic " + name,
                Spelling.nearest(name, names, 3)
                        .map(near -> "did you mean " + near + "?")
                        .orElse("%help lists those there are")));
    }

    private String overview() {
        String list = magics.stream()
                .map(magic -> String.join("\n", magic.synopsis()) + "\n" + wrapped(firstSentence(magic.about())))
                .collect(Collectors.joining("\n"));
        return "Magics. Each is on a line of its own among the Java, those with %% on the first line of a cell.\n"
                + "%help NAME explains one.\n\n" + list + "\n\n"
                + "Words that every cell has, without an import:\n"
                + wrapped("display(x), display(x, mime...), updateDisplay(id, x), render(x), clearOutput(),"
                        + " readLine(prompt), readPassword(prompt), Progress.of(items),"
                        + " Comms.register(target, comm -> ...), Comms.open(target, data)")
                + "\n";
    }

    private static String firstSentence(String about) {
        int end = about.indexOf(". ");
        return end < 0 ? about : about.substring(0, end + 1);
    }

    private static String page(Magic magic) {
        Stream<String> others = magic.names().stream().skip(1).map(name -> "%" + name);
        String also = others.collect(Collectors.joining(", "));
        return String.join("\n", magic.synopsis()) + "\n" + wrapped(magic.about())
                + (also.isEmpty() ? "" : "\n" + wrapped("Also called " + also + ".")) + "\n";
    }

    private static String wrapped(String paragraph) {
        StringBuilder text = new StringBuilder(INDENT);
        int column = INDENT.length();
        for (String word : paragraph.split(" ", -1)) {
            if (column > INDENT.length() && column + 1 + word.length() > WIDTH) {
                text.append('\n').append(INDENT);
                column = INDENT.length();
            } else if (column > INDENT.length()) {
                text.append(' ');
                column++;
            }
            text.append(word);
            column += word.length();
        }
        return text.toString();
    }
}
