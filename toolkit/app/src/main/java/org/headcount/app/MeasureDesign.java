package org.headcount.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.headcount.data.DataReader;
import org.headcount.metrics.SinglePsu;
import org.headcount.survey.Replicates;
import org.headcount.survey.Survey;
import picocli.CommandLine.Option;

/** The options of {@code headcount measure} that say how the sample was drawn, and so how errors are estimated. */
final class MeasureDesign {

    private enum Policy {
        fail,
        certainty,
        adjust,
        average;

        SinglePsu policy() {
            return SinglePsu.valueOf(name().toUpperCase(Locale.ROOT));
        }
    }

    private static final String METHODS = "jk1, jk2, jkn, brr, fay=RHO, sdr, bootstrap or scale=X";
    private static final int BOOTSTRAP_REPLICATES = 500;
    private static final long SEED = 1;

    @Option(names = "--weight", paramLabel = "C", description = "Column of sampling weights.")
    private Optional<String> weight = Optional.empty();

    @Option(names = "--strata", paramLabel = "C", description = "Column of sampling strata.")
    private Optional<String> strata = Optional.empty();

    @Option(names = "--psu", paramLabel = "C", description = "Column of primary sampling units.")
    private Optional<String> psu = Optional.empty();

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
            names = "--ssu",
            paramLabel = "C",
            description = "With --fpc-within: column of second-stage units (default: rows).")
    private Optional<String> ssu = Optional.empty();

    @Option(
            names = "--fpc-within",
            paramLabel = "C",
            description =
                    "With --fpc: column of second-stage units that the PSU has in the population; variances are then of"
                            + " two stages.")
    private Optional<String> fpcWithin = Optional.empty();

    @Option(
            names = "--single-psu",
            paramLabel = "POLICY",
            description = "A stratum with one PSU: ${COMPLETION-CANDIDATES} (default: fail).")
    private Policy singlePsu = Policy.fail;

    @Option(
            names = "--drop-incomplete",
            description =
                    "Rows whose stratum, PSU or --fpc is missing are left out and counted; else they are an error.")
    private boolean dropIncomplete;

    @Option(
            names = "--replicates",
            paramLabel = "COLUMNS",
            split = ",",
            description = "Columns of replicate weights, separated by commas; * means any characters: 'rw_*'. With"
                    + " --method.")
    private List<String> replicates = List.of();

    @Option(
            names = "--method",
            paramLabel = "METHOD",
            description = "How --replicates were made: " + METHODS + ", each squared difference counting X. Without"
                    + " --replicates: jkn or bootstrap[=R], made from strata and PSUs.")
    private Optional<String> method = Optional.empty();

    /** Throws for options that do not go together. */
    void check() {
        if (!replicates.isEmpty() && method.isEmpty()) {
            throw new IllegalArgumentException(
                    "--replicates needs to know how the weights were made: give --method " + METHODS);
        }
        if (method.isPresent()) {
            replication(method.get(), List.of("any", "other"));
        }
        if (ssu.isPresent() && fpcWithin.isEmpty()) {
            throw new IllegalArgumentException("--ssu names the units of a second stage, which counts only with their"
                    + " number in the population: give --fpc-within C too, or leave --ssu out");
        }
        if (fpcWithin.isPresent() && (fpc.isEmpty() || psu.isEmpty())) {
            throw new IllegalArgumentException(
                    "--fpc-within is of the second stage: give --psu C and --fpc C, the number"
                            + " of PSUs in the population, too");
        }
        if (dropIncomplete && Stream.of(strata, psu, fpc).allMatch(Optional::isEmpty)) {
            throw new IllegalArgumentException(
                    "--drop-incomplete leaves out rows without stratum, PSU or fpc: name one of them, such as --psu C");
        }
    }

    /** How variances are replicated, and the Java that says so. */
    private record Replication(Replicates replicates, String java) {}

    private Replication replication(String chosen, List<String> columns) {
        int equals = chosen.indexOf('=');
        String name = equals < 0 ? chosen : chosen.substring(0, equals);
        Optional<Double> number = equals < 0 ? Optional.empty() : Optional.of(number(chosen, equals));
        if (replicates.isEmpty()) {
            return made(chosen, name, number);
        }
        return switch (name + (number.isPresent() ? "=" : "")) {
            case "jk1" -> given(Replicates::jackknifeWeights, "jackknifeWeights", columns);
            case "jk2" -> given(Replicates::pairedJackknifeWeights, "pairedJackknifeWeights", columns);
            case "jkn" -> given(Replicates::stratifiedJackknifeWeights, "stratifiedJackknifeWeights", columns);
            case "brr" -> given(Replicates::balanced, "balanced", columns);
            case "sdr" -> given(Replicates::successiveDifferences, "successiveDifferences", columns);
            case "bootstrap" -> given(Replicates::bootstrapWeights, "bootstrapWeights", columns);
            case "fay=" -> {
                double rho = number.orElseThrow();
                if (!(rho >= 0 && rho < 1)) {
                    throw new IllegalArgumentException("--method fay=RHO needs a RHO from 0 up to 1, was " + rho);
                }
                yield new Replication(
                        Replicates.fay(columns, rho),
                        "Replicates.fay(List.of(" + JavaText.quoted(columns) + "), " + rho + ")");
            }
            case "scale=" -> {
                double scale = number.orElseThrow();
                if (!(scale > 0)) {
                    throw new IllegalArgumentException("--method scale=X needs a positive X, was " + scale);
                }
                yield new Replication(
                        Replicates.of(columns, java.util.Collections.nCopies(columns.size(), scale)),
                        "Replicates.of(List.of(" + JavaText.quoted(columns) + "), Collections.nCopies(" + columns.size()
                                + ", " + scale + "))");
            }
            default -> throw new IllegalArgumentException("--method is " + METHODS + "; was " + chosen);
        };
    }

    private static Replication given(Function<List<String>, Replicates> make, String method, List<String> columns) {
        return new Replication(
                make.apply(columns), "Replicates." + method + "(List.of(" + JavaText.quoted(columns) + "))");
    }

    private static Replication made(String chosen, String name, Optional<Double> number) {
        if (name.equals("jkn") && number.isEmpty()) {
            return new Replication(Replicates.jackknife(), "Replicates.jackknife()");
        }
        if (name.equals("bootstrap")) {
            double many = number.orElse((double) BOOTSTRAP_REPLICATES);
            if (!(many >= 2 && many <= 100_000 && many == Math.rint(many))) {
                throw new IllegalArgumentException("--method bootstrap=R needs 2 to 100000 replicates, was " + chosen);
            }
            return new Replication(
                    Replicates.bootstrap((int) many, SEED), "Replicates.bootstrap(" + (int) many + ", " + SEED + ")");
        }
        throw new IllegalArgumentException("--method " + chosen
                + " needs --replicates with the columns of weights; without them it is jkn or bootstrap[=R]");
    }

    private static double number(String chosen, int equals) {
        try {
            return Double.parseDouble(chosen.substring(equals + 1));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--method " + chosen + " has no number behind =, as in fay=0.3", e);
        }
    }

    /** Columns that must hold numbers: with replicate weights, whose names may be patterns. */
    Stream<String> numbers(List<String> replicateColumns) {
        return Stream.concat(Stream.of(weight, fpc, fpcWithin).flatMap(Optional::stream), replicateColumns.stream());
    }

    /** Columns of any type. */
    Stream<String> columns() {
        return Stream.of(strata, psu, ssu).flatMap(Optional::stream);
    }

    /** The columns of replicate weights of a file, patterns replaced by the columns that fit them. */
    List<String> replicateColumns(Path file, DataReader reader) {
        if (replicates.stream().noneMatch(name -> name.contains("*"))) {
            return replicates;
        }
        List<String> names = reader.columnNames(file);
        List<String> found = new ArrayList<>();
        for (String asked : replicates) {
            Pattern pattern = Pattern.compile(Stream.of(asked.split("\\*", -1))
                    .map(Pattern::quote)
                    .reduce((one, other) -> one + ".*" + other)
                    .orElseThrow());
            List<String> fit = names.stream()
                    .filter(name -> pattern.matcher(name).matches())
                    .toList();
            if (fit.isEmpty()) {
                throw new IllegalArgumentException(file + ": no column is called like --replicates '" + asked
                        + "'; it has " + String.join(", ", names.subList(0, Math.min(40, names.size())))
                        + (names.size() > 40 ? ", ..." : ""));
            }
            fit.stream().filter(name -> !found.contains(name)).forEach(found::add);
        }
        return found;
    }

    /** A survey that knows its design. */
    Survey of(Survey plain, List<String> replicateColumns) {
        Survey survey = plain.singlePsu(singlePsu.policy());
        survey = weight.map(survey::weight).orElse(survey);
        survey = strata.map(survey::strata).orElse(survey);
        survey = psu.map(survey::psu).orElse(survey);
        survey = rowsAsPsus ? survey.rowsAsPsus() : survey;
        survey = fpc.map(survey::fpc).orElse(survey);
        survey = ssu.map(survey::ssu).orElse(survey);
        survey = fpcWithin.map(survey::fpcWithin).orElse(survey);
        survey = dropIncomplete ? survey.dropIncomplete() : survey;
        return method.map(chosen -> replication(chosen, replicateColumns).replicates())
                .map(survey::replicates)
                .orElse(survey);
    }

    /** The same as calls of Java. */
    List<String> java(List<String> replicateColumns) {
        List<String> calls = new ArrayList<>();
        weight.ifPresent(column -> calls.add(JavaText.call("weight", column)));
        strata.ifPresent(column -> calls.add(JavaText.call("strata", column)));
        psu.ifPresent(column -> calls.add(JavaText.call("psu", column)));
        if (rowsAsPsus) {
            calls.add("rowsAsPsus()");
        }
        fpc.ifPresent(column -> calls.add(JavaText.call("fpc", column)));
        ssu.ifPresent(column -> calls.add(JavaText.call("ssu", column)));
        fpcWithin.ifPresent(column -> calls.add(JavaText.call("fpcWithin", column)));
        if (dropIncomplete) {
            calls.add("dropIncomplete()");
        }
        method.ifPresent(chosen ->
                calls.add("replicates(" + replication(chosen, replicateColumns).java() + ")"));
        if (singlePsu != Policy.fail) {
            calls.add("singlePsu(SinglePsu." + singlePsu.policy() + ")");
        }
        return calls;
    }
}
