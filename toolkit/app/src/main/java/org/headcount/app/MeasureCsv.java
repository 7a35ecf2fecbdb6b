package org.headcount.app;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.headcount.survey.Comparison;
import org.headcount.survey.Estimate;
import org.headcount.survey.Estimates;
import org.headcount.survey.Uncertainty;

/**
 * Estimates as CSV, a line each, with the columns of the JSON form; what is undefined is blank, and
 * text follows the rule of {@link SpreadsheetText}.
 */
final class MeasureCsv {

    private MeasureCsv() {}

    static void write(PrintWriter out, List<Estimates> all) {
        try (CsvWriter csv = CsvWriter.builder().build(out)) {
            csv.writeRecord(
                    "group",
                    "metric",
                    "parameters",
                    "value",
                    "se",
                    "low",
                    "high",
                    "level",
                    "df",
                    "psus",
                    "strata",
                    "deff",
                    "cv",
                    "rows",
                    "dropped",
                    "flag",
                    "interval",
                    "by");
            for (Estimates estimates : all) {
                for (Estimate estimate : estimates) {
                    csv.writeRecord(
                            SpreadsheetText.cell(estimate.group().orElse("")),
                            SpreadsheetText.cell(estimate.metric()),
                            SpreadsheetText.cell(words(new TreeMap<>(estimate.parameters()))),
                            number(estimate.value()),
                            of(estimate, Uncertainty::se),
                            of(estimate, Uncertainty::low),
                            of(estimate, Uncertainty::high),
                            of(estimate, Uncertainty::level),
                            of(estimate, Uncertainty::df),
                            of(estimate, Uncertainty::psus),
                            of(estimate, Uncertainty::strata),
                            of(estimate, some -> some.deff().orElse(Double.NaN)),
                            number(estimate.cv().orElse(Double.NaN)),
                            Integer.toString(estimate.rows()),
                            SpreadsheetText.cell(words(new TreeMap<>(estimate.dropped()))),
                            SpreadsheetText.cell(estimate.flag().orElse("")),
                            SpreadsheetText.cell(estimate.uncertainty()
                                    .map(MeasureResult::intervalName)
                                    .orElse("")),
                            SpreadsheetText.cell(estimate.by().orElse("")));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Differences, a line each, with the levels that they are between. */
    static void write(PrintWriter out, Comparison comparison) {
        try (CsvWriter csv = CsvWriter.builder().build(out)) {
            csv.writeRecord(
                    "group",
                    "by",
                    "metric",
                    "parameters",
                    "to",
                    "from",
                    "to_value",
                    "to_se",
                    "from_value",
                    "from_se",
                    "value",
                    "se",
                    "low",
                    "high",
                    "level",
                    "df",
                    "t",
                    "p",
                    "p_corrected",
                    "rows",
                    "dropped",
                    "flag");
            for (Comparison.Difference one : comparison) {
                Estimate difference = one.estimate();
                csv.writeRecord(
                        SpreadsheetText.cell(one.group().orElse("")),
                        SpreadsheetText.cell(one.to().by().orElse("")),
                        SpreadsheetText.cell(one.metric()),
                        SpreadsheetText.cell(words(new TreeMap<>(one.to().parameters()))),
                        SpreadsheetText.cell(comparison.nameOf(one, one.to())),
                        SpreadsheetText.cell(comparison.nameOf(one, one.from())),
                        number(one.to().value()),
                        of(one.to(), Uncertainty::se),
                        number(one.from().value()),
                        of(one.from(), Uncertainty::se),
                        number(difference.value()),
                        of(difference, Uncertainty::se),
                        of(difference, Uncertainty::low),
                        of(difference, Uncertainty::high),
                        of(difference, Uncertainty::level),
                        of(difference, Uncertainty::df),
                        number(one.t()),
                        number(one.p()),
                        number(one.corrected()),
                        Integer.toString(difference.rows()),
                        SpreadsheetText.cell(words(new TreeMap<>(difference.dropped()))),
                        SpreadsheetText.cell(difference.flag().orElse("")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String of(Estimate estimate, ToDoubleFunction<Uncertainty> part) {
        Optional<Uncertainty> uncertainty = estimate.uncertainty();
        return uncertainty.map(some -> number(part.applyAsDouble(some))).orElse("");
    }

    private static String number(double value) {
        return Double.isFinite(value) ? PlainNumbers.decimal(value).toPlainString() : "";
    }

    private static String words(Map<String, ?> entries) {
        return entries.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("; "));
    }
}
