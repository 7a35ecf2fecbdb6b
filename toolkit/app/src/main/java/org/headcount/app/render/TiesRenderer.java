package org.headcount.app.render;

import org.headcount.document.Ties;
import org.headcount.session.Bundle;
import org.headcount.session.Renderer;

/** Ties between parties, as a table. */
public final class TiesRenderer implements Renderer<Ties> {

    @Override
    public Class<Ties> type() {
        return Ties.class;
    }

    @Override
    public Bundle render(Ties ties) {
        return new TableRenderer().render(ties.table());
    }
}
