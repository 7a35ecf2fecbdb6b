package org.headcount.app.render;

import org.headcount.plot.Plot;
import org.headcount.session.Bundle;
import org.headcount.session.Renderer;

/** A plot three ways: interactive where plotly.js is at hand, a picture everywhere, and in words. */
public final class PlotRenderer implements Renderer<Plot> {

    @Override
    public Class<Plot> type() {
        return Plot.class;
    }

    @Override
    public Bundle render(Plot plot) {
        return Bundle.text(plot.alt())
                .with("image/svg+xml", plot.svg())
                .with("application/vnd.plotly.v1+json", plot.responsivePlotly());
    }
}
