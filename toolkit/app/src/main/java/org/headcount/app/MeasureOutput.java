package org.headcount.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.headcount.notebook.AtomicFile;
import org.headcount.notebook.UnusableFile;
import org.headcount.plot.Plot;
import org.headcount.survey.ConfidenceInterval;
import org.headcount.survey.NumberStyle;
import org.headcount.survey.Survey;
import picocli.CommandLine.Option;

/** The options of {@code headcount measure} that say what is written, and how. */
final class MeasureOutput {

    enum Format {
        table("txt"),
        csv("csv"),
        json("json"),
        markdown("md"),
        latex("tex"),
        xlsx("xlsx");

        private final String ending;

        Format(String ending) {
            this.ending = ending;
        }
    }

    enum Code {
        r,
        stata,
        python,
        java
    }

    private enum Interval {
        logit(ConfidenceInterval.LOGIT),
        wald(ConfidenceInterval.T);

        private final ConfidenceInterval kind;

        Interval(ConfidenceInterval kind) {
            this.kind = kind;
        }
    }

    @Option(names = "--level", paramLabel = "P", description = "Level of confidence intervals (default: 0.95).")
    private double level = 0.95;

    @Option(
            names = "--interval",
            paramLabel = "KIND",
            description =
                    "Confidence intervals of shares: ${COMPLETION-CANDIDATES} (default: logit, which stays between 0"
                            + " and 1). Those of other measures are always wald.")
    private Interval interval = Interval.logit;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES} (default: table, or by the ending of --output).")
    private Optional<Format> format = Optional.empty();

    @Option(names = "--output", paramLabel = "OUT", description = "Write to this file, not to standard output.")
    private Optional<Path> output = Optional.empty();

    @Option(names = "--percent", description = "In tables: shares and poverty gaps in percent.")
    private boolean percent;

    @Option(names = "--digits", paramLabel = "N", description = "In tables: digits after the decimal point.")
    private Optional<Integer> digits = Optional.empty();

    @Option(
            names = "--plot",
            paramLabel = "OUT",
            description = "Also draw the first metric, and those in its unit, to a file: .svg, .png or .html.")
    private Optional<Path> plot = Optional.empty();

    @Option(
            names = "--code",
            paramLabel = "LANGUAGE",
            description = "Instead of numbers write the program that gives them: ${COMPLETION-CANDIDATES}.")
    private Optional<Code> code = Optional.empty();

    @Option(
            names = "--save",
            paramLabel = "OUT",
            description = "Also write this analysis as a notebook (.ipynb), run: its numbers are in it.")
    private Optional<Path> save = Optional.empty();

    /** Throws for options that do not go together, and for files that cannot be written. */
    void check() throws UnusableFile {
        if (format() == Format.xlsx && output.isEmpty()) {
            throw new IllegalArgumentException("--format xlsx is written to a file: give --output FILE.xlsx");
        }
        boolean isTable = format() != Format.csv && format() != Format.json;
        if (!isTable && (percent || digits.isPresent())) {
            throw new IllegalArgumentException((percent ? "--percent" : "--digits") + " is of tables; --format "
                    + format() + " has every number as it is");
        }
        if (code.isPresent() && (plot.isPresent() || save.isPresent())) {
            throw new IllegalArgumentException("--code writes a program instead of numbers: give it without "
                    + (plot.isPresent() ? "--plot" : "--save"));
        }
        if (save.filter(path -> !path.toString().endsWith(".ipynb")).isPresent()) {
            throw new IllegalArgumentException("--save writes a notebook: name it .ipynb, was " + save.get());
        }
        style();
        if (plot.isPresent()) {
            Plot.Picture.of(plot.get());
            AtomicFile.requireWritable(plot.get());
        }
        for (Optional<Path> written : List.of(output, save)) {
            if (written.isPresent()) {
                AtomicFile.requireWritable(written.get());
            }
        }
    }

    Format format() {
        return format.orElseGet(() -> output.map(MeasureOutput::byEnding).orElse(Format.table));
    }

    private static Format byEnding(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        for (Format known : Format.values()) {
            if (name.endsWith("." + known.ending)) {
                return known;
            }
        }
        throw new IllegalArgumentException("--output " + path
                + ": cannot tell from this name what to write; name it .txt, .csv, .json, .md, .tex or .xlsx, or give"
                + " --format");
    }

    NumberStyle style() {
        if (digits.filter(some -> some < 0 || some > 12).isPresent()) {
            throw new IllegalArgumentException("--digits are 0 to 12, was " + digits.get());
        }
        return new NumberStyle(digits.map(OptionalInt::of).orElse(OptionalInt.empty()), percent);
    }

    Optional<Path> output() {
        return output;
    }

    Optional<Path> plot() {
        return plot;
    }

    Optional<Code> code() {
        return code;
    }

    Optional<Path> save() {
        return save;
    }

    /** A survey with the intervals that were asked for. */
    Survey of(Survey plain) {
        return plain.level(level).interval(interval.kind);
    }

    /** The same as calls of Java, without what is usual. */
    List<String> java() {
        List<String> calls = new ArrayList<>();
        if (level != 0.95) {
            calls.add("level(" + level + ")");
        }
        if (interval != Interval.logit) {
            calls.add("interval(ConfidenceInterval.T)");
        }
        return calls;
    }
}
