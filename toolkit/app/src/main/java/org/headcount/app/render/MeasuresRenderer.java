package org.headcount.app.render;

import java.util.List;
import java.util.Locale;
import org.headcount.document.Measures;
import org.headcount.session.Bundle;
import org.headcount.session.Renderer;

/** What was done that has no numbers: what, where, and as it is printed. */
public final class MeasuresRenderer implements Renderer<Measures> {

    @Override
    public Class<Measures> type() {
        return Measures.class;
    }

    @Override
    public Bundle render(Measures measures) {
        return TableRenderer.bundle(Grid.of(
                measures.size() == 1 ? "1 measure" : measures.size() + " measures",
                List.of("programme", "what was done", "where", "as printed", "status", "where it stands"),
                measures.stream()
                        .map(measure -> List.of(
                                measure.programme().name(),
                                measure.name(),
                                measure.area().name(),
                                measure.text(),
                                measure.status().name().toLowerCase(Locale.ROOT),
                                "paragraph " + measure.place().paragraph()))
                        .toList()));
    }
}
