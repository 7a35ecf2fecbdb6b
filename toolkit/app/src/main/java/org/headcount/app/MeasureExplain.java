package org.headcount.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.headcount.app.MeasuredBy.Asked;
import org.headcount.metrics.AlkireFoster;
import org.headcount.metrics.Concentration;
import org.headcount.metrics.Decomposition;
import org.headcount.metrics.Dominance;
import org.headcount.metrics.Inequality;
import org.headcount.metrics.Metric;
import org.headcount.metrics.Sources;
import org.headcount.metrics.Targeting;
import org.headcount.plot.Plot;
import org.headcount.plotting.Plots;
import org.headcount.survey.Estimate;
import org.headcount.survey.Estimates;
import org.headcount.survey.Indicators;
import org.headcount.survey.Survey;
import org.headcount.survey.SurveyChange;
import picocli.CommandLine.Option;

/** The options of {@code headcount measure} that take poverty, inequality or a change apart. */
final class MeasureExplain {

    private static final double[] DECILES = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};

    @Option(
            names = "--contributions",
            description =
                    "With --by: also each group's share of the people, and its contribution to each poverty measure.")
    private boolean contributions;

    @Option(
            names = "--within",
            paramLabel = "C",
            description =
                    "Inequality within and between the groups of this column: mean log deviation, Theil and Gini.")
    private Optional<String> within = Optional.empty();

    @Option(
            names = "--sources",
            paramLabel = "C",
            split = ",",
            description = "Columns that add up to an income, separated by commas: what each contributes to its Gini.")
    private List<String> sources = List.of();

    @Option(
            names = "--decompose",
            paramLabel = "KIND",
            description =
                    "With --compare and --line: the change in poverty as growth and redistribution: shapley, or growth"
                            + " (Datt and Ravallion, with a residual); sectors=C: within and between groups of C.")
    private Optional<String> decompose = Optional.empty();

    @Option(
            names = "--incidence",
            paramLabel = "SHARES",
            arity = "0..1",
            fallbackValue = "",
            description =
                    "With --compare: growth of the quantiles at these shares of people, such as 0.1,0.5,0.9 (default:"
                            + " each tenth), and with --line the rate of pro-poor growth.")
    private Optional<String> incidence = Optional.empty();

    @Option(
            names = "--dominance",
            paramLabel = "ORDER",
            arity = "0..1",
            fallbackValue = "1",
            description =
                    "Dominance curve of order 1 (headcount), 2 (mean shortfall) or 3 at each --line; with --compare or"
                            + " --differences whether it is lower at all of them.")
    private Optional<Integer> dominance = Optional.empty();

    @Option(
            names = "--mpi",
            paramLabel = "FILE",
            description = "Multidimensional poverty by Alkire and Foster: a CSV with columns indicator and weight (or"
                    + " dimension), or a YAML; indicators are columns with 1 for the deprived and 0 for others.")
    private Optional<Path> mpi = Optional.empty();

    @Option(
            names = "--cutoff",
            paramLabel = "K",
            description = "With --mpi: score from which a person is poor (default: that of the file, or a third).")
    private Optional<Double> cutoff = Optional.empty();

    @Option(
            names = "--targeting",
            paramLabel = "C",
            description =
                    "With --line: how well the programme of this column (1 for beneficiaries, 0 for others) finds the"
                            + " poor: coverage, undercoverage, leakage and more.")
    private Optional<String> targeting = Optional.empty();

    @Option(
            names = "--benefit",
            paramLabel = "C",
            description = "With --targeting: column of amounts received, for the same by money.")
    private Optional<String> benefit = Optional.empty();

    /** Throws for options that do not go together. */
    void check(MeasureWelfare welfare, MeasureGroups groups) {
        List<String> kinds = kinds();
        if (kinds.size() > 1) {
            throw new IllegalArgumentException("give one of " + String.join(" and ", kinds) + " at a time");
        }
        requireWith("--cutoff", cutoff.isPresent(), "--mpi FILE", mpi.isPresent());
        requireWith("--benefit", benefit.isPresent(), "--targeting C", targeting.isPresent());
        cutoff.filter(k -> !(k > 0 && k <= 1)).ifPresent(k -> {
            throw new IllegalArgumentException("--cutoff is a score above 0 and up to 1, such as 0.3333; was " + k);
        });
        if (contributions) {
            if (groups.byColumns().size() != 1 || groups.comparesGroups() || groups.comparesSurveys()) {
                throw new IllegalArgumentException(
                        "--contributions are those of the groups of one --by column, without --compare and"
                                + " --differences; give --by C");
            }
            if (averages(welfare.metrics()).isEmpty()) {
                throw new IllegalArgumentException("--contributions are to averages over people, such as headcount,"
                        + " poverty_gap, poverty_severity and watts, and none is measured; give --line Z");
            }
        }
        boolean ofChange = decompose.isPresent() || incidence.isPresent();
        if (ofChange && !groups.comparesSurveys()) {
            throw new IllegalArgumentException(
                    kinds.get(0) + " is of a change: give what it is compared with, such as --compare year=2018");
        }
        if (ofChange && groups.isOver()) {
            throw new IllegalArgumentException(kinds.get(0) + " is of everybody or of the groups of --by, not --over");
        }
        if (!kinds.isEmpty() && welfare.namesMetrics() && decompose.isEmpty() && !contributions) {
            throw new IllegalArgumentException(
                    kinds.get(0) + " has measures of its own; leave out --metrics, or run the command once for each");
        }
        decompose.ifPresent(MeasureExplain::sectors);
        if (decompose.isPresent() && averages(welfare.metrics()).isEmpty()) {
            throw new IllegalArgumentException("--decompose is of averages over people, such as headcount, poverty_gap,"
                    + " poverty_severity and watts, and none is measured; give --line Z");
        }
        shares();
        if (targeting.isPresent() || dominance.isPresent()) {
            String option = kinds.get(0);
            if (welfare.fixedLines().isEmpty() || welfare.hasOtherLines()) {
                throw new IllegalArgumentException(
                        option + " is at poverty lines that are numbers: give them by --line, such as --line 3");
            }
        }
        dominance.filter(order -> order < 1 || order > 3).ifPresent(order -> {
            throw new IllegalArgumentException("--dominance is of order 1, 2 or 3; was " + order);
        });
    }

    private static void requireWith(String option, boolean given, String other, boolean otherGiven) {
        if (given && !otherGiven) {
            throw new IllegalArgumentException(option + " goes with " + other + "; give both");
        }
    }

    /** The options given that each take something apart. */
    private List<String> kinds() {
        List<String> kinds = new ArrayList<>();
        within.ifPresent(any -> kinds.add("--within"));
        decompose.ifPresent(any -> kinds.add("--decompose"));
        incidence.ifPresent(any -> kinds.add("--incidence"));
        dominance.ifPresent(any -> kinds.add("--dominance"));
        mpi.ifPresent(any -> kinds.add("--mpi"));
        targeting.ifPresent(any -> kinds.add("--targeting"));
        if (!sources.isEmpty()) {
            kinds.add("--sources");
        }
        if (contributions) {
            kinds.add("--contributions");
        }
        return kinds;
    }

    /** Whether what is measured reads no welfare. */
    boolean needsNoWelfare() {
        return mpi.isPresent() || !sources.isEmpty();
    }

    /** Columns that must hold numbers. */
    Stream<String> numbers() {
        return Stream.of(
                        sources.stream(),
                        Stream.of(targeting, benefit).flatMap(Optional::stream),
                        mpi.map(Indicators::read).stream().flatMap(some -> some.columns().stream()))
                .flatMap(some -> some);
    }

    /** Columns of groups. */
    Stream<String> columns() {
        return Stream.concat(within.stream(), decompose.flatMap(MeasureExplain::sectors).stream());
    }

    /** The column of {@code sectors=C}; empty for a decomposition into growth and redistribution. */
    private static Optional<String> sectors(String kind) {
        if (kind.equals("shapley") || kind.equals("growth")) {
            return Optional.empty();
        }
        if (kind.matches("sectors=.+")) {
            return Optional.of(kind.substring("sectors=".length()));
        }
        throw new IllegalArgumentException("--decompose is shapley, growth or sectors=COLUMN; was " + kind);
    }

    private double[] shares() {
        return incidence
                .filter(text -> !text.isEmpty())
                .map(text -> Arrays.stream(text.split(",", -1))
                        .mapToDouble(MeasureExplain::share)
                        .toArray())
                .orElse(DECILES.clone());
    }

    private static double share(String text) {
        double share = text.strip().matches("[0-9]*\\.?[0-9]+") ? Double.parseDouble(text.strip()) : Double.NaN;
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException(
                    "--incidence takes shares of people between 0 and 1, such as" + " 0.1,0.5,0.9; was '" + text + "'");
        }
        return share;
    }

    /** What is measured: metrics of what is explained, or else those that were asked for. */
    List<Asked> metrics(MeasureWelfare welfare) {
        if (within.isPresent()) {
            return within(within.get());
        }
        if (!sources.isEmpty()) {
            return sources();
        }
        if (mpi.isPresent()) {
            return mpi(mpi.get());
        }
        if (targeting.isPresent()) {
            return welfare.fixedLines().stream()
                    .flatMap(line -> targeting(targeting.get(), line))
                    .toList();
        }
        if (dominance.isPresent()) {
            int order = dominance.get();
            return welfare.fixedLines().stream()
                    .map(line -> new Asked(
                            Dominance.curve(order, line), "Dominance.curve(" + order + ", " + plain(line) + ")"))
                    .toList();
        }
        return welfare.metrics();
    }

    private static String plain(double number) {
        return PlainNumbers.decimal(number).toPlainString();
    }

    private static List<Asked> within(String column) {
        List<Asked> all = new ArrayList<>();
        List<Asked> wholes = List.of(
                new Asked(Inequality.meanLogDeviation(), "Inequality.meanLogDeviation()"),
                new Asked(Inequality.theil(), "Inequality.theil()"));
        for (int alpha = 0; alpha < wholes.size(); alpha++) {
            all.add(wholes.get(alpha));
            String list = "Decomposition.generalizedEntropy(" + alpha + ", " + JavaText.quoted(column) + ")";
            all.addAll(numbered(Decomposition.generalizedEntropy(alpha, column), list, 1));
        }
        all.addAll(numbered(Decomposition.gini(column), "Decomposition.gini(" + JavaText.quoted(column) + ")", 0));
        return all;
    }

    /** Metrics that one call makes, from a position on. */
    private static List<Asked> numbered(List<Metric> metrics, String list, int from) {
        List<Asked> all = new ArrayList<>();
        for (int i = from; i < metrics.size(); i++) {
            all.add(new Asked(metrics.get(i), list + ".get(" + i + ")"));
        }
        return all;
    }

    private List<Asked> sources() {
        Sources income = Sources.of(sources.toArray(String[]::new));
        String java = "Sources.of(" + JavaText.quoted(sources) + ")";
        List<Asked> all = new ArrayList<>(List.of(new Asked(income.gini(), java + ".gini()")));
        all.addAll(ofEach(sources, income::share, java + ".share"));
        all.addAll(ofEach(sources, income::sourceGini, java + ".sourceGini"));
        all.addAll(ofEach(sources, income::correlation, java + ".correlation"));
        all.addAll(ofEach(sources, income::contribution, java + ".contribution"));
        all.addAll(ofEach(sources, income::marginalEffect, java + ".marginalEffect"));
        return all;
    }

    private static List<Asked> ofEach(Collection<String> columns, Function<String, Metric> make, String java) {
        return columns.stream()
                .map(column -> new Asked(make.apply(column), java + "(" + JavaText.quoted(column) + ")"))
                .toList();
    }

    private List<Asked> mpi(Path file) {
        Indicators indicators = Indicators.read(file);
        AlkireFoster index = cutoff.map(indicators::index).orElseGet(indicators::index);
        String java = "mpi";
        List<Asked> all = new ArrayList<>(List.of(
                new Asked(index.adjustedHeadcount(), java + ".adjustedHeadcount()"),
                new Asked(index.headcount(), java + ".headcount()"),
                new Asked(index.intensity(), java + ".intensity()")));
        all.addAll(ofEach(indicators.columns(), index::uncensoredHeadcount, java + ".uncensoredHeadcount"));
        all.addAll(ofEach(indicators.columns(), index::censoredHeadcount, java + ".censoredHeadcount"));
        all.addAll(ofEach(indicators.columns(), index::contribution, java + ".contribution"));
        return all;
    }

    private Stream<Asked> targeting(String programme, double line) {
        Targeting found = Targeting.of(programme, line);
        String java = "Targeting.of(" + JavaText.quoted(programme) + ", " + plain(line) + ")";
        Stream<Asked> byHeads = Stream.of(
                new Asked(found.coverage(), java + ".coverage()"),
                new Asked(found.coverageOfPoor(), java + ".coverageOfPoor()"),
                new Asked(found.undercoverage(), java + ".undercoverage()"),
                new Asked(found.leakage(), java + ".leakage()"),
                new Asked(found.inclusionErrorRate(), java + ".inclusionErrorRate()"),
                new Asked(found.accuracy(), java + ".accuracy()"),
                new Asked(found.differential(), java + ".differential()"),
                new Asked(found.performance(), java + ".performance()"));
        return Stream.concat(
                byHeads,
                benefit.stream()
                        .flatMap(amount -> Stream.of(
                                new Asked(
                                        found.performance(amount),
                                        java + ".performance(" + JavaText.quoted(amount) + ")"),
                                new Asked(
                                        Concentration.index(amount),
                                        "Concentration.index(" + JavaText.quoted(amount) + ")"))));
    }

    /**
     * The declarations that the Java of metrics needs.
     *
     * @param named how files are named where the cells run
     */
    List<String> javaDeclarations(UnaryOperator<Path> named) {
        return mpi
                .map(named)
                .map(file -> "var mpi = Indicators.read(Path.of(" + JavaText.quoted(file.toString()) + ")).index("
                        + cutoff.map(MeasureExplain::plain).orElse("") + ");\n")
                .stream()
                .toList();
    }

    // Contributions of groups

    private static List<Asked> averages(List<Asked> wanted) {
        return wanted.stream().filter(asked -> Survey.isAverage(asked.metric())).toList();
    }

    boolean hasContributions() {
        return contributions;
    }

    /** Shares of the people and contributions of the groups of a column. */
    List<Metric> contributions(Survey rows, String column, List<Asked> wanted) {
        return rows.contributions(
                column, averages(wanted).stream().map(Asked::metric).toList());
    }

    /** The same in Java, of a survey of the rows that were asked for. */
    static String javaContributions(String survey, String column, List<Asked> wanted) {
        return survey + ".contributions(" + JavaText.quoted(column)
                + averages(wanted).stream()
                        .map(asked -> ",\n        " + asked.java())
                        .collect(Collectors.joining()) + ")";
    }

    // Changes

    /** Whether it is of a change, which is no metric of one survey. */
    boolean isOfChange() {
        return decompose.isPresent() || incidence.isPresent();
    }

    /** The option that is of a change. */
    String option() {
        return kinds().get(0);
    }

    /** What was asked of a change. */
    List<Estimates> of(SurveyChange change, MeasureWelfare welfare) {
        if (incidence.isPresent()) {
            List<Estimates> all = new ArrayList<>(List.of(change.growthIncidence(shares())));
            welfare.fixedLines().forEach(line -> all.add(change.rateOfProPoorGrowth(line)));
            return all;
        }
        String kind = decompose.orElseThrow();
        Optional<String> column = sectors(kind);
        return averages(welfare.metrics()).stream()
                .map(Asked::metric)
                .map(index -> column.map(by -> change.ravallionHuppi(index, by))
                        .orElseGet(() -> kind.equals("shapley") ? change.shapley(index) : change.dattRavallion(index)))
                .toList();
    }

    /** The same as calls on a change in Java. */
    List<String> java(MeasureWelfare welfare) {
        if (incidence.isPresent()) {
            List<String> calls = new ArrayList<>(List.of("growthIncidence("
                    + DoubleStream.of(shares()).mapToObj(MeasureExplain::plain).collect(Collectors.joining(", "))
                    + ")"));
            welfare.fixedLines().forEach(line -> calls.add("rateOfProPoorGrowth(" + plain(line) + ")"));
            return calls;
        }
        String kind = decompose.orElseThrow();
        Optional<String> column = sectors(kind);
        return averages(welfare.metrics()).stream()
                .map(asked -> column.map(by -> "ravallionHuppi(" + asked.java() + ", " + JavaText.quoted(by) + ")")
                        .orElseGet(() -> (kind.equals("shapley") ? "shapley(" : "dattRavallion(") + asked.java() + ")"))
                .toList();
    }

    /** A plot of what was found of a change. */
    Plot plot(SurveyChange change, List<Estimates> found) {
        boolean isGrouped = change.after().groupColumn().isPresent();
        if (incidence.isPresent()) {
            return isGrouped ? Plots.estimates(found.get(0)) : Plots.growthIncidence(change);
        }
        return isGrouped ? Plots.estimatesLikeFirst(found.toArray(Estimates[]::new)) : Plots.waterfall(found.get(0));
    }

    /** A plot of what was estimated; empty where the usual one serves. */
    Optional<Plot> plot(List<Estimates> found, MeasureWelfare welfare) {
        if (mpi.isPresent()) {
            Estimates last = found.get(found.size() - 1);
            return Optional.of(Plots.contributions(last.only("mpi_contribution")));
        }
        List<Double> lines = welfare.fixedLines();
        if (dominance.isPresent() && lines.size() > 1) {
            Survey[] surveys = found.stream()
                    .flatMap(some -> some.surveys().stream())
                    .distinct()
                    .toArray(Survey[]::new);
            double from = lines.stream().mapToDouble(line -> line).min().orElseThrow();
            double to = lines.stream().mapToDouble(line -> line).max().orElseThrow();
            return Optional.of(Plots.dominance(dominance.get(), from, to, surveys));
        }
        if (contributions) {
            Estimates last = found.get(found.size() - 1);
            List<String> names =
                    last.list().stream().map(Estimate::metric).distinct().toList();
            return Optional.of(Plots.contributions(
                    last.only(names.subList(0, Math.min(2, names.size())).toArray(String[]::new))));
        }
        return Optional.empty();
    }
}
