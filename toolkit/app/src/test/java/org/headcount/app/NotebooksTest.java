package org.headcount.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headcount.data.Tables;
import org.headcount.document.Audit;
import org.headcount.document.AuditedClaim;
import org.headcount.document.Claim;
import org.headcount.document.Figure;
import org.headcount.recorded.Recorded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The committed notebooks: they run as they are, show all that is recorded, and say no number that no cell gives. */
class NotebooksTest {

    private static final Path NOTEBOOKS = Path.of("..", "..", "notebooks");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A number in digits: with separators of thousands, decimals, and no letter before it. */
    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\w.-])\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|(?<![\\w.])\\d+(?:\\.\\d+)?");

    /** What is no prose: code, addresses, and the numbers that headings and lists count with. */
    private static final Pattern NO_PROSE =
            Pattern.compile("(?s)```.*?```|`[^`]*`|\\]\\([^)]*\\)|(?m)^#+ [\\d.]+ |^\\s*\\d+\\. ");

    /** A name inside a sentence: a capital letter after a word in small letters, or after a comma. */
    private static final Pattern NAME =
            Pattern.compile("(?<=[\\p{Ll}\\d],? )\\p{Lu}[\\p{L}'-]+|(?<=\\p{Lu}[\\p{L}'-]{1,40} )\\p{Lu}[\\p{L}'-]+");

    /** Words in capital letters that name no place and nobody of a document. */
    private static final Set<String> KNOWN_NAMES = Set.of("Chinese", "June");

    private static final Pattern TITLE_CALL = Pattern.compile("\\.with(?:Title|Subtitle)\\(");

    private static final Pattern STRING_OR_BRACKET = Pattern.compile("[()]|\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** Numbers in words, but for "one", which is mostly a pronoun. */
    private static final List<String> NUMBER_WORDS =
            List.of(("two three four five six seven eight nine ten eleven twelve"
                            + " thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty")
                    .split(" "));

    private static final List<String> TENS =
            List.of("thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");

    private record Read(Path file, List<String> prose, List<String> titles, String outputs) {

        static Read of(Path file) {
            try {
                List<String> prose = new ArrayList<>();
                List<String> titles = new ArrayList<>();
                StringBuilder outputs = new StringBuilder();
                for (JsonNode cell : JSON.readTree(file.toFile()).path("cells")) {
                    if (cell.path("cell_type").asText().equals("markdown")) {
                        prose.add(text(cell.path("source")));
                    } else {
                        titles.addAll(titles(text(cell.path("source"))));
                    }
                    for (JsonNode output : cell.path("outputs")) {
                        outputs.append(text(output.path("text"))).append('\n');
                        output.path("data").properties().stream()
                                .filter(form -> form.getKey().startsWith("text/")
                                        && !form.getKey().equals("text/html"))
                                .forEach(form ->
                                        outputs.append(text(form.getValue())).append('\n'));
                    }
                }
                return new Read(file, prose, titles, outputs.toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The sentences that a cell writes over a plot; not those that it looks figures up by. */
        private static List<String> titles(String code) {
            List<String> titles = new ArrayList<>();
            Matcher call = TITLE_CALL.matcher(code);
            while (call.find()) {
                Matcher part = STRING_OR_BRACKET.matcher(code).region(call.end(), code.length());
                for (int depth = 1; depth > 0 && part.find(); ) {
                    switch (part.group().charAt(0)) {
                        case '(' -> depth++;
                        case ')' -> depth--;
                        default -> {
                            if (depth == 1) {
                                titles.add(part.group(1).replace("\\\"", "\""));
                            }
                        }
                    }
                }
            }
            return titles;
        }

        /** The prose and the titles. */
        List<String> sentences() {
            return Stream.concat(prose.stream(), titles.stream()).toList();
        }

        /** What the cells show without the titles that they were given. */
        String computed() {
            String computed = outputs;
            for (String title : titles) {
                computed = title.length() < 12 ? computed : computed.replace(title.strip(), " ");
            }
            return computed;
        }

        private static String text(JsonNode lines) {
            StringBuilder text = new StringBuilder(lines.asText(""));
            lines.forEach(line -> text.append(line.asText()));
            return text.toString();
        }

        @Override
        public String toString() {
            return file.getFileName().toString();
        }
    }

    static List<Read> notebooks() throws IOException {
        try (Stream<Path> files = Files.list(NOTEBOOKS)) {
            return files.filter(file -> file.toString().endsWith(".ipynb"))
                    .sorted()
                    .map(Read::of)
                    .toList();
        }
    }

    /** The notebooks that say what documents say. */
    static List<String> aboutDocuments() {
        return Stream.concat(documents().stream(), Stream.of("across-documents"))
                .toList();
    }

    static List<String> documents() {
        return Tables.load("sources")
                .where(Tables.load("sources").stringColumn("kind").isEqualTo("document"))
                .stringColumn("id")
                .asList();
    }

    private static Read notebook(String document) {
        return Read.of(NOTEBOOKS.resolve(document + ".ipynb"));
    }

    @Test
    void theyShowWhatTheyShowedBefore() {
        assertThat(Main.commandLine().execute("run", "--check", NOTEBOOKS.toString()))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyProgrammeIsShown(String document) {
        Read notebook = notebook(document);
        String headings = String.join("\n", notebook.prose());
        var programmes = Tables.load("programmes");
        var names = programmes
                .where(programmes.stringColumn("document").isEqualTo(document))
                .stringColumn("name")
                .asList();
        assertThat(names)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(headings).containsPattern("(?m)^#+ " + Pattern.quote(name) + "$"));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyQuantityIsShown(String document) {
        String outputs = notebook(document).outputs();
        assertThat(Recorded.builtIn().figures(document).stream()
                        .filter(figure -> figure.kind().isQuantity()))
                .isNotEmpty()
                .map(Figure::text)
                .allSatisfy(text -> assertThat(outputs).contains(text));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyPrimaryClaimIsShown(String document) {
        String outputs = notebook(document).outputs();
        Audit audit = Audit.of(
                Recorded.builtIn().figures(document), Recorded.builtIn().claims(document));
        assertThat(audit.only(Claim.Purpose.RECOMPUTED))
                .map(AuditedClaim::sentence)
                .allSatisfy(sentence -> assertThat(outputs).contains(sentence));
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void everyNumberInProseAndTitlesComesFromAnOutput(Read notebook) {
        Set<String> computed = numbers(notebook.computed());
        for (String sentence : notebook.sentences()) {
            assertThat(computed)
                    .as(sentence)
                    .containsAll(numbers(NO_PROSE.matcher(sentence).replaceAll(" ")));
        }
    }

    /** "Forty" needs a 40 or a "forty" in what the cells show, as 40 does. */
    @ParameterizedTest
    @MethodSource("notebooks")
    void everyNumberInWordsComesFromAnOutput(Read notebook) {
        Set<String> computed = numbers(notebook.computed());
        Set<String> words = words(notebook.computed());
        for (String sentence : notebook.sentences()) {
            Set<String> unknown = words(NO_PROSE.matcher(sentence).replaceAll(" "));
            unknown.removeIf(word -> number(word).isEmpty()
                    || words.contains(word)
                    || computed.contains(number(word).get()));
            assertThat(unknown).as(notebook + ": " + sentence).isEmpty();
        }
    }

    /** A place or body that only the prose knows rests on nothing that a reader can check. */
    @ParameterizedTest
    @MethodSource("aboutDocuments")
    void everyNameInProseAndTitlesComesFromAnOutput(String document) {
        Read notebook = notebook(document);
        String shown = notebook.computed().toLowerCase(Locale.ROOT);
        for (String prose : notebook.sentences()) {
            List<String> names = NAME.matcher(NO_PROSE.matcher(prose).replaceAll(" "))
                    .results()
                    .map(MatchResult::group)
                    .filter(name -> !KNOWN_NAMES.contains(name))
                    .toList();
            assertThat(names)
                    .as(prose)
                    .allSatisfy(name -> assertThat(shown)
                            .contains(name.replaceAll("'s?$", "").toLowerCase(Locale.ROOT)));
        }
    }

    private static Set<String> words(String text) {
        return Pattern.compile("[^\\p{L}]+")
                .splitAsStream(text.toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The digits of a number in words. */
    private static Optional<String> number(String word) {
        int index = NUMBER_WORDS.indexOf(word);
        int tens = TENS.indexOf(word);
        return index >= 0
                ? Optional.of(Integer.toString(index + 2))
                : tens >= 0 ? Optional.of(Integer.toString(10 * (tens + 3))) : Optional.empty();
    }

    private static Set<String> numbers(String text) {
        return NUMBER.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(number -> number.replace(",", ""))
                .map(number -> number.contains(".") ? number.replaceAll("\\.?0+$", "") : number)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
