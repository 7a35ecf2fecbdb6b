package org.headcount.app.render;

import org.headcount.document.Series;
import org.headcount.session.Bundle;
import org.headcount.session.Renderer;

/** A quantity over the years, as a table. */
public final class SeriesRenderer implements Renderer<Series> {

    @Override
    public Class<Series> type() {
        return Series.class;
    }

    @Override
    public Bundle render(Series series) {
        return new TableRenderer().render(series.table());
    }
}
