package org.headcount.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.headcount.data.DataException;
import org.headcount.data.DataFile;
import org.headcount.data.ReadingProgress;
import org.headcount.data.Wording;
import org.headcount.metrics.Line;
import org.headcount.metrics.Metric;
import org.headcount.metrics.SinglePsu;
import org.headcount.metrics.SinglePsuException;
import org.headcount.notebook.UnusableFile;
import org.headcount.notebook.WholeFile;
import org.headcount.plot.Plot;
import org.headcount.plots.Plots;
import org.headcount.survey.ConfidenceInterval;
import org.headcount.survey.Estimates;
import org.headcount.survey.Survey;
import org.headcount.survey.Uncertainty;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code headcount measure}: poverty and inequality in a survey's file, with standard errors where there is a design. */
@Command(
        name = "measure",
        mixinStandardHelpOptions = true,
        description = {
            "Measure poverty and inequality in a file of households or persons.",
            "Reads CSV, Excel (.xlsx), Stata (.dta) and SPSS (.sav, .zsav), also in .gz or .zip.",
            "With strata or PSUs each number has a standard error."
        })
final class MeasureCommand implements Callable<Integer> {

    private static final Wording WORDING = new MeasureWording();

    private enum Format {
        table,
        csv,
        json
    }

    private enum Policy {
        fail,
        certainty,
        adjust,
        average;

        SinglePsu policy() {
            return SinglePsu.valueOf(name().toUpperCase(Locale.ROOT));
        }
    }

    private enum Interval {
        logit(ConfidenceInterval.LOGIT),
        wald(ConfidenceInterval.T);

        private final ConfidenceInterval kind;

        Interval(ConfidenceInterval kind) {
            this.kind = kind;
        }
    }

    @Parameters(paramLabel = "FILE", description = "The survey's data.")
    private Path file;

    @Option(names = "--welfare", paramLabel = "W", required = true, description = "Column of consumption or income.")
    private String welfare;

    @Option(names = "--weight", paramLabel = "C", description = "Column of sampling weights.")
    private Optional<String> weight = Optional.empty();

    @Option(
            names = "--size",
            paramLabel = "C",
            description = "Column of household members: numbers are then of persons.")
    private Optional<String> size = Optional.empty();

    @Option(
            names = "--line",
            paramLabel = "Z|C",
            description = "Poverty line in the unit of welfare, or the column with each row's.")
    private Optional<String> line = Optional.empty();

    @Option(
            names = "--relative-line",
            paramLabel = "F",
            description =
                    "Poverty line as a fraction of the median, such as 0.6: of everybody's, against which groups are held"
                            + " too.")
    private Optional<Double> relativeLine = Optional.empty();

    @Option(
            names = "--own-line",
            description = "With --by and --relative-line: the fraction of each group's own median.")
    private boolean ownLine;

    @Option(names = "--by", paramLabel = "C", description = "Column of groups, each measured by itself.")
    private Optional<String> by = Optional.empty();

    @Option(names = "--strata", paramLabel = "C", description = "Column of sampling strata.")
    private Optional<String> strata = Optional.empty();

    @Option(names = "--psu", paramLabel = "C", description = "Column of primary sampling units.")
    private Optional<String> psu = Optional.empty();

    @Option(
            names = "--order",
            paramLabel = "GROUP",
            split = ",",
            description = "With --by: groups that come first, in this order.")
    private List<String> order = List.of();

    @Option(
            names = "--rows-as-psus",
            description = "Each row was drawn by itself: standard errors without strata and PSUs.")
    private boolean rowsAsPsus;

    @Option(
            names = "--fpc",
            paramLabel = "C",
            description = "Column of PSUs that a stratum has in the population; without strata and PSUs of its rows.")
    private Optional<String> fpc = Optional.empty();

    @Option(
            names = "--single-psu",
            paramLabel = "POLICY",
            defaultValue = "fail",
            description = "A stratum with one PSU: ${COMPLETION-CANDIDATES} (default: fail).")
    private Policy singlePsu;

    @Option(
            names = "--level",
            paramLabel = "P",
            defaultValue = "0.95",
            description = "Level of confidence intervals (default: 0.95).")
    private double level;

    @Option(
            names = "--interval",
            paramLabel = "KIND",
            defaultValue = "logit",
            description =
                    "Confidence intervals of shares: ${COMPLETION-CANDIDATES} (default: logit, which stays between 0"
                            + " and 1). Those of other measures are always wald.")
    private Interval interval;

    @Option(
            names = "--metrics",
            paramLabel = "M",
            split = ",",
            description = "What to measure, separated by commas: " + MeasuredBy.NAMES)
    private List<String> metrics = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES} (default: table).")
    private Format format;

    @Option(
            names = "--plot",
            paramLabel = "OUT",
            description = "Also draw the first metric, and those in its unit, to a file: .svg, .png or .html.")
    private Optional<Path> plot = Optional.empty();

    @Option(names = "--progress", description = "Say on standard error how far the file has been read.")
    private boolean progress;

    @ArgGroup(validate = false, heading = "How the file is written:%n")
    private MeasureReading reading = new MeasureReading();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws UnusableFile {
        if (line.isPresent() && relativeLine.isPresent()) {
            throw new ParameterException(spec.commandLine(), "give --line or --relative-line, not both");
        }
        if (ownLine && relativeLine.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "--own-line says whose median a --relative-line is a fraction of; give both");
        }
        if (relativeLine.filter(fraction -> fraction > Line.LARGEST_FRACTION).isPresent()) {
            String percent = Numbers.decimal(relativeLine.get()).toPlainString();
            throw new ParameterException(
                    spec.commandLine(),
                    "--relative-line is a fraction of the median, was " + percent + "; for " + percent
                            + " percent give --relative-line "
                            + Numbers.decimal(relativeLine.get() / 100).toPlainString());
        }
        if (!order.isEmpty() && by.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--order is the order of the groups of --by; give both");
        }
        if (plot.isPresent()) {
            Plot.Picture.of(plot.get());
            WholeFile.requireWritable(plot.get());
        }
        Optional<Double> number = line.flatMap(MeasureCommand::number);
        MeasuredBy names = new MeasuredBy(relativeLine
                .map(Line::ofMedian)
                .map(shared -> ownLine ? shared.inEachGroup() : shared)
                .or(() -> number.map(Line::of))
                .or(() -> line.map(column -> Line.own())));
        List<Metric> wanted = metrics.isEmpty() ? names.usual() : names.of(metrics);
        try {
            measure(wanted, line.filter(column -> number.isEmpty()));
        } catch (DataException e) {
            throw new IllegalArgumentException(e.in(WORDING), e);
        }
        return CommandLine.ExitCode.OK;
    }

    private void measure(List<Metric> wanted, Optional<String> lineColumn) throws UnusableFile {
        DataFile data = read(lineColumn);
        PrintWriter err = spec.commandLine().getErr();
        data.notes().forEach(note -> err.println("note: " + note.in(WORDING)));
        err.flush();
        Survey survey = survey(data);
        survey = lineColumn.map(survey::line).orElse(survey);
        List<Estimates> all = estimates(survey, wanted);
        if (plot.isPresent()) {
            Plot drawn = Plots.estimatesLikeFirst(all.toArray(Estimates[]::new));
            WholeFile.write(plot.get(), drawn.bytes(plot.get()));
        }
        write(all);
    }

    /** The columns that are asked for, and no others: what else the file holds is no matter. */
    private DataFile read(Optional<String> lineColumn) {
        List<String> numbers = Stream.of(Optional.of(welfare), weight, size, fpc, lineColumn)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        List<String> all = Stream.concat(
                        numbers.stream(), Stream.of(by, strata, psu).flatMap(Optional::stream))
                .distinct()
                .toList();
        return reading.reader()
                .only(all)
                .numbers(numbers)
                .progress(progress ? this::tell : ReadingProgress.none())
                .read(file);
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private void tell(long bytes, long of) {
        PrintWriter err = spec.commandLine().getErr();
        err.printf(Locale.ROOT, "read %d of %d MB%n", bytes >> 20, of >> 20);
        err.flush();
    }

    private Survey survey(DataFile data) {
        Survey survey = Survey.of(data)
                .welfare(welfare)
                .singlePsu(singlePsu.policy())
                .level(level)
                .interval(interval.kind);
        survey = weight.map(survey::weight).orElse(survey);
        survey = size.map(survey::size).orElse(survey);
        survey = strata.map(survey::strata).orElse(survey);
        survey = psu.map(survey::psu).orElse(survey);
        survey = rowsAsPsus ? survey.rowsAsPsus() : survey;
        return fpc.map(survey::fpc).orElse(survey);
    }

    /** Of everybody first, and then of each group. */
    private List<Estimates> estimates(Survey survey, List<Metric> wanted) {
        try {
            List<Estimates> all = new ArrayList<>();
            all.add(survey.estimate(wanted));
            by.ifPresent(column -> all.add(survey.by(column, order).estimate(wanted)));
            return all;
        } catch (SinglePsuException e) {
            throw new IllegalArgumentException(
                    "only one primary sampling unit in stratum " + e.strata()
                            + ", so its variance cannot be estimated; merge it with a like stratum, or choose"
                            + " --single-psu certainty, adjust or average",
                    e);
        }
    }

    private void write(List<Estimates> all) {
        PrintWriter out = spec.commandLine().getOut();
        switch (format) {
            case table -> MeasureReport.write(out, all);
            case csv -> MeasureCsv.write(out, all);
            case json -> MeasureJson.write(out, all);
        }
        out.flush();
        if (format != Format.table) {
            // The table has them in its notes; the other forms hold nothing but numbers.
            PrintWriter err = spec.commandLine().getErr();
            all.stream()
                    .flatMap(estimates -> estimates.cautions().stream())
                    .distinct()
                    .forEach(caution -> err.println("headcount: note: " + caution));
            err.flush();
        }
    }

    /** How an interval is laid, in the word of the option. */
    static String intervalName(Uncertainty uncertainty) {
        return uncertainty.interval() == ConfidenceInterval.LOGIT ? Interval.logit.name() : Interval.wald.name();
    }
}
