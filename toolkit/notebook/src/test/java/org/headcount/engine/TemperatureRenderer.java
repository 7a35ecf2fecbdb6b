package org.headcount.engine;

import org.headcount.session.Bundle;
import org.headcount.session.Renderer;

/** Shows a class as a library would. */
public final class TemperatureRenderer implements Renderer<TemperatureRenderer.Temperature> {
    /** Something to show. */
    public record Temperature(double degrees) {}

    @Override
    public Class<Temperature> type() {
        return Temperature.class;
    }

    @Override
    public Bundle render(Temperature value) {
        if (value.degrees() < -273.15) {
            throw new IllegalArgumentException("colder than it gets: " + value.degrees());
        }
        return Bundle.of("text/html", "<b>" + value.degrees() + "</b> °C").with("application/json", "{}");
    }
}
