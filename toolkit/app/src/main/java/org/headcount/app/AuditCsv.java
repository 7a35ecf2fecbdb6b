package org.headcount.app;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.headcount.document.Audit;
import org.headcount.document.AuditedClaim;
import org.headcount.document.Derivation;
import org.headcount.document.Wording;
import org.headcount.reading.ComparedFigure;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Audits as CSV, a line per claim, for a spreadsheet; text follows the rule of {@link SpreadsheetText}. */
final class AuditCsv {

    private AuditCsv() {}

    /** The claims of each document; then the figures that several print, each with the later document. */
    static void write(PrintWriter out, List<Audit> audits, List<ComparedFigure> compared) {
        try (CsvWriter csv = CsvWriter.builder().build(out)) {
            boolean header = true;
            for (Audit audit : audits) {
                Table table = audit.table();
                if (header) {
                    List<String> names = new ArrayList<>(List.of("document"));
                    names.addAll(table.columnNames());
                    csv.writeRecord(names);
                    header = false;
                }
                for (Row row : table) {
                    List<String> cells = new ArrayList<>(List.of(SpreadsheetText.cell(audit.document())));
                    for (Column<?> column : table.columns()) {
                        cells.add(cell(column, row.getRowNumber()));
                    }
                    csv.writeRecord(cells);
                }
            }
            for (ComparedFigure figures : compared) {
                csv.writeRecord(cells(figures));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the columns of claims; the earlier document is in the sentence. */
    private static List<String> cells(ComparedFigure figures) {
        AuditedClaim claim = figures.claim();
        Derivation result = claim.result().orElseThrow();
        return List.of(
                SpreadsheetText.cell(figures.document()),
                SpreadsheetText.cell(figures.figure().id()),
                SpreadsheetText.cell(figures.figure().text()),
                claim.claim().relation().name(),
                claim.formula(),
                number(result.value()),
                number(result.interval().low()),
                number(result.interval().high()),
                SpreadsheetText.cell(result.unit().toString()),
                "across_documents",
                Wording.code(figures.verdict()),
                Wording.code(figures.grade()),
                SpreadsheetText.cell(figures.sentence()));
    }

    private static String number(double value) {
        return Double.isFinite(value) ? PlainNumbers.decimal(value).toPlainString() : "";
    }

    /** An open end of an interval is blank, as a missing value is. */
    private static String cell(Column<?> column, int row) {
        if (column instanceof DoubleColumn numbers) {
            return number(numbers.getDouble(row));
        }
        return SpreadsheetText.cell(column.getUnformattedString(row));
    }
}
