package org.headcount.app;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.headcount.document.Audit;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Audits as CSV, a line per claim, for a spreadsheet; text follows the rule of {@link SpreadsheetText}. */
final class AuditCsv {

    private AuditCsv() {}

    static void write(PrintWriter out, List<Audit> audits) {
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
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An open end of an interval is blank, as a missing value is. */
    private static String cell(Column<?> column, int row) {
        if (column instanceof DoubleColumn numbers) {
            double value = numbers.getDouble(row);
            return Double.isFinite(value) ? Numbers.decimal(value).toPlainString() : "";
        }
        return SpreadsheetText.cell(column.getUnformattedString(row));
    }
}
