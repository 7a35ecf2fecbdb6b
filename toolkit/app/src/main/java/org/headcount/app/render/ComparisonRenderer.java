package org.headcount.app.render;

import java.util.ArrayList;
import java.util.List;
import org.headcount.app.render.Grid.Column;
import org.headcount.session.Bundle;
import org.headcount.session.Renderer;
import org.headcount.survey.Comparison;
import org.headcount.survey.NumberStyle;
import org.headcount.survey.ResultTable;

/** A comparison of surveys or groups: as text that can be pasted into a report, and as a table with its notes below. */
public final class ComparisonRenderer implements Renderer<Comparison> {

    @Override
    public Class<Comparison> type() {
        return Comparison.class;
    }

    @Override
    public Bundle render(Comparison comparison) {
        ResultTable table = comparison.table(NumberStyle.USUAL);
        List<Column> columns = new ArrayList<>(List.of(Column.text("measure")));
        table.header().stream().map(Column::number).forEach(columns::add);
        List<List<String>> rows = table.lines().stream()
                .map(line -> {
                    List<String> row = new ArrayList<>(List.of("\u2003".repeat(line.indent()) + line.label()));
                    if (line instanceof ResultTable.Row numbers) {
                        row.addAll(numbers.cells());
                    } else {
                        table.header().forEach(name -> row.add(""));
                    }
                    return row;
                })
                .toList();
        String notes = TableNotes.html(table.notes());
        return Bundle.text(table.text().stripTrailing()).with("text/html", new Grid("", columns, rows).html() + notes);
    }
}
