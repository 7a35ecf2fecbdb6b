package org.headcount.data.format;

import java.util.List;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Tables of any number of columns. */
public final class WideTables {

    private WideTables() {}

    /**
     * A table of columns of one length whose names differ also without regard to case, as 'ColumnNames' makes them.
     *
     * <p>{@code Table.addColumns} compares each new name with all before it, which takes a minute for 30,000 columns. The
     * list that {@code Table.columns()} gives is the table's own, so the columns go there.
     */
    public static Table create(String name, List<Column<?>> columns) {
        Table table = Table.create(name);
        table.columns().addAll(columns);
        return table;
    }
}
