package org.headcount.recorded;

import java.util.Map;
import org.headcount.data.DataFolder;
import org.headcount.data.Row;
import org.headcount.data.Rows;
import org.headcount.document.Source;

/** Reads {@code sources.csv}. */
final class SourceRows {

    private SourceRows() {}

    /** Every source by its id, in the order of the file. */
    static Map<String, Source> of(DataFolder folder) {
        return Rows.byId(Rows.of(folder, "sources.csv"), SourceRows::source);
    }

    private static Source source(Row row) {
        Source.Kind kind = row.choice("kind", Source.Kind.class);
        if (kind == Source.Kind.DOCUMENT) {
            row.text("file");
            if (!row.text("sha256").matches("[0-9a-f]{64}")) {
                throw row.fault(
                        "sha256", "no SHA-256", "write the 64 hexadecimal digits of the text's, in small letters");
            }
        }
        return new Source(
                row.text("id"),
                kind,
                row.optional("file"),
                row.text("title"),
                row.optional("publisher"),
                row.optional("date"),
                row.optional("address"),
                row.optional("edition"),
                row.optional("sha256"));
    }
}
