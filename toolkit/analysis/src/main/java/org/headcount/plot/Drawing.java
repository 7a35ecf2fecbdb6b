package org.headcount.plot;

import java.util.List;

/** Lays out a plot: its title and finding, its form, and below it the notes and the source. */
final class Drawing implements Form.Reader<List<String>> {

    private final Sheet sheet;
    private final Plot plot;

    private Drawing(Sheet sheet, Plot plot) {
        this.sheet = sheet;
        this.plot = plot;
    }

    static Scene of(Plot plot, double width) {
        Sheet sheet = new Sheet(width);
        sheet.paragraph(plot.title(), Style.TITLE);
        if (!plot.subtitle().isBlank()) {
            sheet.down(3);
            sheet.paragraph(plot.subtitle(), Style.SUBTITLE);
        }
        sheet.down(14);
        List<String> remarks = plot.form().read(new Drawing(sheet, plot));
        sheet.down(14);
        for (String remark : remarks) {
            sheet.paragraph(remark, Style.SMALL);
            sheet.down(2);
        }
        if (!plot.source().isBlank()) {
            sheet.down(2);
            sheet.paragraph("Source: " + plot.source(), Style.SMALL);
        }
        sheet.down(Sheet.MARGIN - 6);
        return new Scene(width, Math.ceil(sheet.y()), plot.title(), plot.alt(), sheet.marks());
    }

    /** The notes printed under a form that has no points to put them beside. */
    private List<String> notes() {
        return plot.notes().stream().map(PlotNote::text).toList();
    }

    @Override
    public List<String> line(LineForm form) {
        return new LineDrawing(sheet, form, plot.notes()).draw();
    }

    @Override
    public List<String> bars(Bars form) {
        BarsDrawing.draw(sheet, form);
        return notes();
    }

    @Override
    public List<String> intervals(Intervals form) {
        IntervalsDrawing.draw(sheet, form);
        return notes();
    }

    @Override
    public List<String> slope(Slope form) {
        SlopeDrawing.draw(sheet, form);
        return notes();
    }

    @Override
    public List<String> nested(Nested form) {
        PartsDrawing.nested(sheet, form);
        return notes();
    }

    @Override
    public List<String> waterfall(Waterfall form) {
        PartsDrawing.waterfall(sheet, form);
        return notes();
    }

    @Override
    public List<String> icons(Icons form) {
        PartsDrawing.icons(sheet, form);
        return notes();
    }

    @Override
    public List<String> timeline(Timeline form) {
        TimelineDrawing.draw(sheet, form);
        return notes();
    }

    @Override
    public List<String> matrix(Matrix form) {
        MatrixDrawing.draw(sheet, form);
        return notes();
    }

    @Override
    public List<String> flow(Flow form) {
        FlowDrawing.draw(sheet, form);
        return notes();
    }
}
