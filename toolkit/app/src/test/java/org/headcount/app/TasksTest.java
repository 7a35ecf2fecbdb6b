package org.headcount.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.headcount.data.Tables;
import org.headcount.metrics.Inequality;
import org.headcount.metrics.Poverty;
import org.headcount.survey.Survey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The tasks of a survey analyst, from the manuals of other tools: each is one command or three lines of Java, and its output is
 * kept in {@code src/test/resources/tasks}. {@code -Dgolden=write} writes it anew after a change that is meant.
 */
class TasksTest {

    private static final Path TASKS = Path.of("src", "test", "resources", "tasks");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final String COMMAND = "$ headcount measure ";

    static Stream<Path> commands() throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(TASKS)) {
            files.filter(file -> read(file).contains(COMMAND)).sorted().forEach(all::add);
        }
        return all.stream();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandDoesIt(Path task) throws IOException {
        String text = read(task);
        int from = text.indexOf(COMMAND);
        int end = text.indexOf('\n', from);
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text.substring(from + COMMAND.length(), end));
        while (matcher.find()) {
            words.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
        }
        words.replaceAll(word -> word.matches("(data|toolkit)/.*") ? "../../" + word : word);
        String found = Measured.run(words.toArray(String[]::new)).done().out();
        same(task, text.substring(0, end + 1), found);
        assertThat(found.lines().filter(line -> !line.contains("\\")))
                .as("tables fit 80 columns")
                .allMatch(line -> line.length() <= 80);
    }

    private static void same(Path task, String head, String found) throws IOException {
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(task, head + found, StandardCharsets.UTF_8);
        }
        assertThat(head + found).isEqualTo(read(task));
    }

    private static Survey survey() {
        return Survey.of(Tables.load("households"))
                .welfare("consumption")
                .weight("weight")
                .size("members")
                .strata("stratum")
                .psu("cluster");
    }

    private static void java(String name, Object result) throws IOException {
        Path task = TASKS.resolve(name + ".txt");
        String text = read(task);
        int code = text.indexOf("> ");
        int end = text.indexOf("\n\n", code) + 2;
        assertThat(text.substring(code, end).lines().filter(line -> line.startsWith("> ")))
                .as("lines of Java")
                .hasSizeBetween(1, 3);
        same(task, text.substring(0, end), result.toString().replace(System.lineSeparator(), "\n"));
    }

    @Test
    void threeLinesOfJavaDoIt() throws IOException {
        Survey survey = survey();
        Survey in2022 = survey.where("year = 2022");
        Survey in2018 = survey.where("year = 2018");
        java("18-growth-redistribution", in2018.changeTo(in2022).shapley(Poverty.headcount(3)));
        java("19-growth-incidence", in2018.changeTo(in2022).growthIncidence(0.1, 0.5, 0.9));
        java(
                "20-two-years-in-town",
                in2022.where("area = 'urban'")
                        .compare(in2018.where("area = 'urban'"), Poverty.headcount(3), Inequality.gini()));
    }

    @Test
    void thereAreTwentyAndMore() throws IOException {
        try (Stream<Path> files = Files.list(TASKS)) {
            assertThat(files.map(file -> file.getFileName().toString().toLowerCase(Locale.ROOT)))
                    .hasSizeGreaterThan(20)
                    .allMatch(name -> name.matches("[0-9]{2}-[a-z-]+[0-9a-z-]*\\.txt"));
        }
    }
}
