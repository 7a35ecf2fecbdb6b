package org.headcount.app.render;

import org.headcount.document.Figures;
import org.headcount.session.Bundle;
import org.headcount.session.Renderer;

/** The figures of a document, as their table. */
public final class FiguresRenderer implements Renderer<Figures> {

    @Override
    public Class<Figures> type() {
        return Figures.class;
    }

    @Override
    public Bundle render(Figures figures) {
        return new TableRenderer()
                .render(figures.table()
                        .selectColumns(
                                "id", "paragraph", "text", "low", "high", "unit", "hedge", "from", "to", "topic"));
    }
}
