package org.headcount.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.headcount.notebook.AtomicFile;
import org.headcount.notebook.UnusableFile;
import org.headcount.survey.Comparison;
import org.headcount.survey.ConfidenceInterval;
import org.headcount.survey.Estimates;
import org.headcount.survey.NumberStyle;
import org.headcount.survey.ResultTable;
import org.headcount.survey.Uncertainty;
import picocli.CommandLine;

/** What {@code headcount measure} found, and how it is written: estimates, or a comparison. */
record MeasureResult(List<Estimates> estimates, Optional<Comparison> comparison) {

    static MeasureResult of(List<Estimates> estimates) {
        return new MeasureResult(estimates, Optional.empty());
    }

    static MeasureResult of(Comparison comparison) {
        return new MeasureResult(comparison.levels(), Optional.of(comparison));
    }

    /** How an interval is laid, in the word of the option. */
    static String intervalName(Uncertainty uncertainty) {
        return uncertainty.interval() == ConfidenceInterval.LOGIT ? "logit" : "wald";
    }

    void write(MeasureOutput output, CommandLine command) throws UnusableFile {
        byte[] bytes = switch (output.format()) {
            case table -> text(this::table, output.style());
            case csv -> text((out, style) -> csv(out), output.style());
            case json -> text((out, style) -> json(out), output.style());
            case markdown -> text((out, style) -> out.print(printed(style).markdown()), output.style());
            case latex -> text((out, style) -> out.print(printed(style).latex()), output.style());
            case xlsx -> MeasureXlsx.bytes(printed(output.style()));
        };
        if (output.output().isPresent()) {
            AtomicFile.write(output.output().get(), bytes);
        } else {
            command.getOut().print(new String(bytes, StandardCharsets.UTF_8));
            command.getOut().flush();
        }
        if (output.format() == MeasureOutput.Format.csv || output.format() == MeasureOutput.Format.json) {
            // Tables have them in their notes; these forms hold nothing but numbers.
            PrintWriter err = command.getErr();
            Stream.concat(
                            estimates.stream().flatMap(some -> some.cautions().stream()),
                            comparison.stream().flatMap(some -> some.cautions().stream()))
                    .distinct()
                    .forEach(caution -> err.println("headcount: note: " + caution));
            err.flush();
        }
    }

    /** Something that prints in a style. */
    @FunctionalInterface
    private interface Printer {
        void print(PrintWriter out, NumberStyle style);
    }

    private static byte[] text(Printer printer, NumberStyle style) {
        StringWriter text = new StringWriter();
        try (PrintWriter out = new PrintWriter(text)) {
            printer.print(out, style);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void table(PrintWriter out, NumberStyle style) {
        if (comparison.isPresent() || !style.equals(NumberStyle.USUAL)) {
            out.print(printed(style).text());
        } else {
            MeasureReport.write(out, estimates);
        }
    }

    private ResultTable printed(NumberStyle style) {
        return comparison
                .map(some -> some.table(style))
                .orElseGet(() -> ResultTable.together(
                        estimates.stream().map(some -> some.table(style)).toList()));
    }

    private void csv(PrintWriter out) {
        if (comparison.isPresent()) {
            MeasureCsv.write(out, comparison.get());
        } else {
            MeasureCsv.write(out, estimates);
        }
    }

    private void json(PrintWriter out) {
        if (comparison.isPresent()) {
            MeasureJson.write(out, comparison.get());
        } else {
            MeasureJson.write(out, estimates);
        }
    }
}
