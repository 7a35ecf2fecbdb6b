package org.headcount.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.headcount.app.MeasuredBy.Asked;
import org.headcount.app.command.ExitStatus;
import org.headcount.data.DataReader;
import org.headcount.data.fault.DataException;
import org.headcount.data.fault.SettingWords;
import org.headcount.data.input.ReadingProgress;
import org.headcount.data.table.DataFile;
import org.headcount.metrics.Metric;
import org.headcount.metrics.SinglePsuException;
import org.headcount.notebook.AtomicFile;
import org.headcount.notebook.UnusableFile;
import org.headcount.plot.Plot;
import org.headcount.plotting.Plots;
import org.headcount.survey.Comparison;
import org.headcount.survey.Estimates;
import org.headcount.survey.Survey;
import org.headcount.survey.SurveyChange;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code headcount measure}: poverty and inequality in a survey's file, with standard errors where there is a design.
 *
 * <p>The command maps options onto the classes of {@code org.headcount.survey}; each group of options has a class of its own.
 */
@Command(
        name = "measure",
        mixinStandardHelpOptions = true,
        description = {
            "Measure poverty and inequality in a file of households or persons.",
            "Reads CSV, Excel (.xlsx), Stata (.dta), SPSS (.sav, .zsav) and SAS (.sas7bdat), also in .gz or .zip.",
            "With strata or PSUs each number has a standard error."
        })
final class MeasureCommand implements Callable<Integer> {

    private static final SettingWords WORDING = new MeasureWording();

    @Parameters(paramLabel = "FILE", description = "The survey's data.")
    private Path file;

    @ArgGroup(validate = false, heading = "What is measured:%n")
    private MeasureWelfare welfare = new MeasureWelfare();

    @ArgGroup(validate = false, heading = "About whom, and what is compared:%n")
    private MeasureGroups groups = new MeasureGroups();

    @ArgGroup(validate = false, heading = "What explains it:%n")
    private MeasureExplain explain = new MeasureExplain();

    @ArgGroup(validate = false, heading = "How the sample was drawn:%n")
    private MeasureDesign design = new MeasureDesign();

    @ArgGroup(validate = false, heading = "What is written:%n")
    private MeasureOutput output = new MeasureOutput();

    @ArgGroup(validate = false, heading = "How the file is written:%n")
    private MeasureReading reading = new MeasureReading();

    @Option(names = "--progress", description = "Say on standard error how far the file has been read.")
    private boolean progress;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws UnusableFile {
        try {
            welfare.check(explain.needsNoWelfare());
            groups.check();
            explain.check(welfare, groups);
            design.check();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        output.check();
        try {
            measure(explain.metrics(welfare));
        } catch (DataException e) {
            throw new IllegalArgumentException(e.in(WORDING), e);
        } catch (SinglePsuException e) {
            throw new IllegalArgumentException(
                    "only one primary sampling unit in stratum " + e.strata()
                            + ", so its variance cannot be estimated; merge it with a like stratum, or choose"
                            + " --single-psu certainty, adjust or average",
                    e);
        }
        return ExitStatus.DONE;
    }

    /** A file that was read, and the survey in it. */
    private record Sample(DataFile data, Survey survey, List<String> replicates) {}

    private void measure(List<Asked> wanted) throws UnusableFile {
        List<Metric> metrics = wanted.stream().map(Asked::metric).toList();
        Sample sample = sample(file);
        MeasureProgram program = new MeasureProgram(
                file, reading, welfare, groups, explain, design, output, wanted, sample.replicates());
        if (output.code().isPresent()) {
            write(program.text(output.code().get(), sample.data(), groups.rowsOf(sample.survey())));
            return;
        }
        MeasureResult result;
        Optional<Plot> plot = Optional.empty();
        if (explain.isOfChange()) {
            SurveyChange change = change(sample);
            List<Estimates> found = explain.of(change, welfare);
            plot = output.plot().map(any -> explain.plot(change, found));
            result = MeasureResult.of(found);
        } else if (groups.comparesSurveys()) {
            result = MeasureResult.of(compared(sample, metrics));
        } else if (groups.comparesGroups()) {
            Survey grouped = groups.grouped(groups.rowsOf(sample.survey()));
            result = MeasureResult.of(groups.reference()
                    .map(group -> grouped.differencesFrom(group, groups.correction(), metrics))
                    .orElseGet(() -> grouped.differences(groups.correction(), metrics)));
        } else {
            result = MeasureResult.of(estimates(groups.rowsOf(sample.survey()), wanted));
        }
        if (output.plot().isPresent()) {
            Plot drawn = plot.or(() -> explain.plot(result.estimates(), welfare))
                    .orElseGet(() -> Plots.estimatesLikeFirst(result.estimates().toArray(Estimates[]::new)));
            AtomicFile.write(output.plot().get(), drawn.bytes(output.plot().get()));
        }
        result.write(output, spec.commandLine());
        if (output.save().isPresent()) {
            MeasureNotebook.write(output.save().get(), program, spec.commandLine());
        }
    }

    private void write(String text) throws UnusableFile {
        if (output.output().isPresent()) {
            AtomicFile.write(output.output().get(), text.getBytes(StandardCharsets.UTF_8));
        } else {
            spec.commandLine().getOut().print(text);
            spec.commandLine().getOut().flush();
        }
    }

    private Comparison compared(Sample sample, List<Metric> metrics) {
        Pair pair = pair(sample);
        return groups.grouped(pair.after()).compare(pair.before(), metrics);
    }

    private SurveyChange change(Sample sample) {
        Pair pair = pair(sample);
        return groups.grouped(pair.before()).changeTo(groups.grouped(pair.after()));
    }

    /** What is compared: the rows of another year or file, and those that the command is about. */
    private record Pair(Survey before, Survey after) {}

    private Pair pair(Sample sample) {
        if (groups.file().isPresent()) {
            Path earlier = groups.file().get();
            Survey before = groups.rowsOf(sample(earlier).survey()).named(String.valueOf(earlier.getFileName()));
            Survey after = groups.rowsOf(sample.survey()).named(String.valueOf(file.getFileName()));
            return new Pair(before, after);
        }
        MeasureGroups.Compared parts = groups.compared(sample.data());
        Survey before = sample.survey().where(parts.earlier()).named(parts.earlierName());
        Survey after = sample.survey().where(parts.later()).named(parts.laterName());
        return new Pair(before, after);
    }

    /** Of everybody first, and then of each group. */
    private List<Estimates> estimates(Survey survey, List<Asked> wanted) {
        List<Metric> metrics = wanted.stream().map(Asked::metric).toList();
        if (groups.isOver()) {
            return List.of(groups.grouped(survey).estimate(metrics));
        }
        List<Estimates> all = new ArrayList<>(List.of(survey.estimate(metrics)));
        if (groups.isGrouped()) {
            all.add(groups.grouped(survey).estimate(metrics));
        }
        if (explain.hasContributions()) {
            String column = groups.byColumns().get(0);
            all.add(survey.estimate(explain.contributions(survey, column, wanted)));
        }
        return all;
    }

    /** Reads the columns that are asked for, and no others: what else the file holds is no matter. */
    private Sample sample(Path from) {
        DataReader reader = reading.reader();
        List<String> replicates = design.replicateColumns(from, reader);
        List<String> numbers = Stream.of(welfare.columns(), explain.numbers(), design.numbers(replicates))
                .flatMap(some -> some)
                .distinct()
                .toList();
        List<String> all = Stream.of(numbers.stream(), groups.columns().stream(), explain.columns(), design.columns())
                .flatMap(some -> some)
                .distinct()
                .toList();
        DataFile data = reader.only(all)
                .numbers(numbers)
                .progress(progress ? this::tell : ReadingProgress.none())
                .read(from);
        PrintWriter err = spec.commandLine().getErr();
        data.notes().forEach(note -> err.println("note: " + note.in(WORDING)));
        err.flush();
        return new Sample(data, output.of(welfare.of(design.of(Survey.of(data), replicates))), replicates);
    }

    private void tell(long bytes, long of) {
        PrintWriter err = spec.commandLine().getErr();
        err.printf(Locale.ROOT, "read %d of %d MB%n", bytes >> 20, of >> 20);
        err.flush();
    }
}
