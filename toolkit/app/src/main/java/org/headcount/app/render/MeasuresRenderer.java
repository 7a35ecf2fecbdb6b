package org.headcount.app.render;

import org.headcount.document.Measures;
import org.headcount.session.Bundle;
import org.headcount.session.Renderer;

/** What was done that has no numbers, as a table. */
public final class MeasuresRenderer implements Renderer<Measures> {

    @Override
    public Class<Measures> type() {
        return Measures.class;
    }

    @Override
    public Bundle render(Measures measures) {
        return new TableRenderer().render(measures.table());
    }
}
