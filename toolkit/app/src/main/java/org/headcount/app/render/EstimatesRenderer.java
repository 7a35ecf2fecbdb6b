package org.headcount.app.render;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.headcount.app.render.Grid.Column;
import org.headcount.session.Bundle;
import org.headcount.session.Renderer;
import org.headcount.survey.Estimates;

/** Estimates of a survey: as the text that can be pasted into a report, and as a table with its notes below. */
public final class EstimatesRenderer implements Renderer<Estimates> {

    @Override
    public Class<Estimates> type() {
        return Estimates.class;
    }

    @Override
    public Bundle render(Estimates estimates) {
        boolean grouped = estimates.list().stream().anyMatch(it -> it.group().isPresent());
        List<Column> columns = new ArrayList<>(List.of(Column.text("measure")));
        if (grouped) {
            columns.add(Column.text("group"));
        }
        Stream.of("estimate", "standard error", "from", "to", "rows")
                .map(Column::number)
                .forEach(columns::add);
        List<List<String>> rows = estimates.list().stream()
                .map(it -> {
                    List<String> row = new ArrayList<>(List.of(Estimates.named(it)));
                    if (grouped) {
                        row.add(it.group().orElse("all"));
                    }
                    row.addAll(Estimates.told(it));
                    return row;
                })
                .toList();
        String notes = TableNotes.html(Stream.concat(estimates.notes().stream(), estimates.footnotes().stream())
                .toList());
        return Bundle.text(estimates.toString().stripTrailing())
                .with("text/html", new Grid("", columns, rows).html() + notes);
    }
}
