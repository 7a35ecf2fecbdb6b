package org.headcount.app.render;

import org.headcount.document.Programmes;
import org.headcount.session.Bundle;
import org.headcount.session.Renderer;

/** What was done, programme by programme, as a table. */
public final class ProgrammesRenderer implements Renderer<Programmes> {

    @Override
    public Class<Programmes> type() {
        return Programmes.class;
    }

    @Override
    public Bundle render(Programmes programmes) {
        return new TableRenderer().render(programmes.table());
    }
}
