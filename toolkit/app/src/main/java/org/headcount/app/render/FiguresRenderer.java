package org.headcount.app.render;

import java.util.List;
import org.headcount.document.Figure;
import org.headcount.document.Figures;
import org.headcount.document.Period;
import org.headcount.document.Provenance;
import org.headcount.session.Bundle;
import org.headcount.session.Renderer;

/** Figures: as they are printed and where, what they are, and all that they may be. */
public final class FiguresRenderer implements Renderer<Figures> {

    @Override
    public Class<Figures> type() {
        return Figures.class;
    }

    @Override
    public Bundle render(Figures figures) {
        return TableRenderer.bundle(grid(
                figures.document() + ": " + figures.size() + (figures.size() == 1 ? " figure" : " figures"),
                figures.stream().toList()));
    }

    static Grid grid(String caption, List<Figure> figures) {
        return Grid.of(
                caption,
                List.of("id", "as printed", "what it is", "interval", "when", "where"),
                figures.stream()
                        .map(figure -> List.of(
                                figure.id(),
                                figure.text(),
                                figure.description(),
                                figure.allowed(),
                                figure.period().equals(Period.UNSTATED)
                                        ? ""
                                        : figure.period().toString(),
                                place(figure.provenance())))
                        .toList());
    }

    private static String place(Provenance provenance) {
        return provenance instanceof Provenance.Printed printed
                ? "paragraph " + printed.paragraph()
                : ((Provenance.Outside) provenance).source().title();
    }
}
