package org.headcount.reading;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.contentstream.operator.markedcontent.BeginMarkedContentSequence;
import org.apache.pdfbox.contentstream.operator.markedcontent.BeginMarkedContentSequenceWithProperties;
import org.apache.pdfbox.contentstream.operator.markedcontent.EndMarkedContentSequence;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Takes the characters of each page with their places; those marked as artifacts, such as running headers, are left out. */
final class PdfGlyphs extends PDFTextStripper {

    /** A page with more characters is a drawing. */
    private static final int MOST = 200_000;

    private final List<PdfPage> pages = new ArrayList<>();
    private int marked;
    private int artifact = -1;
    private int count;

    PdfGlyphs() {
        setSuppressDuplicateOverlappingText(true);
        setShouldSeparateByBeads(false);
        addOperator(new BeginMarkedContentSequence(this));
        addOperator(new BeginMarkedContentSequenceWithProperties(this));
        addOperator(new EndMarkedContentSequence(this));
    }

    List<PdfPage> read(PDDocument pdf) throws IOException {
        writeText(pdf, Writer.nullWriter());
        return pages;
    }

    @Override
    public void beginMarkedContentSequence(COSName tag, COSDictionary properties) {
        if (artifact < 0 && COSName.ARTIFACT.equals(tag)) {
            artifact = marked;
        }
        marked++;
        super.beginMarkedContentSequence(tag, properties);
    }

    @Override
    public void endMarkedContentSequence() {
        marked = Math.max(0, marked - 1);
        if (marked <= artifact) {
            artifact = -1;
        }
        super.endMarkedContentSequence();
    }

    @Override
    protected void processTextPosition(TextPosition text) {
        boolean isOnPage = text.getX() > -1
                && text.getY() > -1
                && text.getX() < text.getPageWidth() + 1
                && text.getY() < text.getPageHeight() + 1;
        if (artifact < 0 && isOnPage && text.getUnicode() != null && count++ < MOST) {
            super.processTextPosition(text);
        }
    }

    @Override
    protected void writePage() {
        // Text may run in four directions; that of most characters comes first.
        Map<Float, List<TextPosition>> directions = new TreeMap<>();
        charactersByArticle.forEach(article -> article.forEach(glyph -> directions
                .computeIfAbsent(glyph.getDir(), key -> new ArrayList<>())
                .add(glyph)));
        List<List<PdfPage.Piece>> rows = new ArrayList<>();
        directions.values().stream()
                .sorted((a, b) -> Integer.compare(b.size(), a.size()))
                .forEach(glyphs -> rows.addAll(PdfPage.of(0, 0, glyphs).rows()));
        pages.add(new PdfPage(getCurrentPageNo(), getCurrentPage().getCropBox().getHeight(), rows));
        marked = 0;
        artifact = -1;
        count = 0;
    }
}
