package org.headcount.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** A plain text rendered in the other formats, with all that a reader of those must leave out. */
final class Rendered {

    /** A paragraph or a table, in the order of the text. */
    private record Part(List<List<String>> cells, int headerRows, boolean heading, String words) {}

    private final List<Part> parts = new ArrayList<>();

    Rendered(Document plain) {
        int table = 0;
        for (int i = 0; i < plain.blocks().size(); i++) {
            Block block = plain.blocks().get(i);
            if (block.type() != Block.Type.CELL) {
                int start = plain.text().lastIndexOf('\n', block.start()) + 1;
                boolean heading = block.type() == Block.Type.HEADING;
                parts.add(
                        new Part(List.of(), 0, heading, Words.clean(plain.text().substring(start, block.end()))));
                continue;
            }
            DocumentTable found = plain.tables().get(table++);
            List<List<String>> cells = found.rows().stream()
                    .map(row -> row.stream().map(plain::text).map(Words::clean).toList())
                    .toList();
            parts.add(new Part(cells, found.headerRows(), false, ""));
            i += (int) cells.stream()
                            .flatMap(List::stream)
                            .filter(cell -> !cell.isEmpty())
                            .count()
                    - 1;
        }
    }

    Path html(Path file) throws IOException {
        StringBuilder html = new StringBuilder("<!doctype html><html><head><meta charset=utf-8><title>1 title</title>")
                .append("<script>var n = '2 percent';</script></head><body><nav>3 items</nav><main>");
        for (Part part : parts) {
            if (part.cells().isEmpty()) {
                String tag = part.heading() ? "h2" : "p";
                html.append("<")
                        .append(tag)
                        .append(">")
                        .append(split(part.words()))
                        .append("</")
                        .append(tag)
                        .append(">\n");
            } else {
                html.append("<table>");
                for (int i = 0; i < part.cells().size(); i++) {
                    String tag = i < part.headerRows() ? "th" : "td";
                    html.append("<tr>");
                    part.cells()
                            .get(i)
                            .forEach(cell ->
                                    html.append("<").append(tag).append(">").append(split(cell)));
                }
                html.append("</table>\n");
            }
        }
        html.append("<p hidden>4 hidden</p></main><footer>5 footers</footer></body></html>");
        return Files.writeString(file, html, StandardCharsets.UTF_8);
    }

    /** Words with numbers cut by tags and soft hyphens. */
    private static String split(String words) {
        String escaped = DocxFile.escaped(words);
        return escaped.replaceAll("([0-9])([.,])([0-9])", "$1$2<b>$3</b>").replace("illion", "il&shy;lion");
    }

    Path docx(Path file) throws IOException {
        StringBuilder body = new StringBuilder();
        for (Part part : parts) {
            if (part.cells().isEmpty()) {
                body.append(runs(part.words(), part.heading() ? "<w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr>" : ""));
            } else {
                body.append("<w:tbl>");
                part.cells().forEach(row -> {
                    body.append("<w:tr>");
                    row.forEach(
                            cell -> body.append("<w:tc>").append(runs(cell, "")).append("</w:tc>"));
                    body.append("</w:tr>");
                });
                body.append("</w:tbl>");
            }
        }
        return DocxFile.of(body.toString()).write(file);
    }

    /** A paragraph in runs of seven characters, with a deleted number between the first two. */
    private static String runs(String words, String properties) {
        StringBuilder runs = new StringBuilder("<w:p>").append(properties);
        for (int i = 0; i < words.length(); ) {
            int end = words.offsetByCodePoints(i, Math.min(7, words.codePointCount(i, words.length())));
            runs.append("<w:r><w:t xml:space=\"preserve\">")
                    .append(DocxFile.escaped(words.substring(i, end)))
                    .append("</w:t></w:r>");
            if (i == 0) {
                runs.append("<w:del w:id=\"1\"><w:r><w:delText>99 percent</w:delText></w:r></w:del>");
            }
            i = end;
        }
        return runs.append("</w:p>").toString();
    }

    /** How programs set words and tables. */
    enum Setting {
        /** Cells far apart. */
        WIDE,
        /** Cells of a browser's plain table: nearer to each other than the words of a justified line. */
        NARROW,
        /** As TeX does it: words have places, and no space characters between them. */
        WITHOUT_SPACES
    }

    /** Pages with a running header and page numbers. */
    Path pdf(Path file, Setting setting) throws IOException {
        try (PDDocument pdf = new PDDocument()) {
            new Pages(pdf, setting).write(parts);
            pdf.save(file.toFile());
        }
        return file;
    }

    private static final class Pages {

        private static final float SIZE = 10.5f;
        private static final float LEADING = 13;
        private static final float LEFT = 64;
        private static final float WIDTH = 460;

        private final PDDocument pdf;
        private final PDFont font;
        private final Setting setting;
        private PDPageContentStream page;
        private float y;
        private int number;

        Pages(PDDocument pdf, Setting setting) throws IOException {
            this.pdf = pdf;
            this.setting = setting;
            try (InputStream ttf =
                    PDFont.class.getResourceAsStream("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
                this.font = PDType0Font.load(pdf, ttf, true);
            }
            turn();
        }

        void write(List<Part> parts) throws IOException {
            for (Part part : parts) {
                float size = part.heading() ? 14 : SIZE;
                if (part.cells().isEmpty()) {
                    paragraph(part.words(), size);
                } else {
                    table(part.cells());
                }
                y -= LEADING * 0.7f;
            }
            page.close();
        }

        private void turn() throws IOException {
            if (page != null) {
                page.close();
            }
            PDPage next = new PDPage(PDRectangle.A4);
            pdf.addPage(next);
            page = new PDPageContentStream(pdf, next);
            number++;
            show("Annual Report 2026", LEFT, 800, 8);
            show("Page " + number, 290, 30, 8);
            y = 760;
        }

        private void show(String words, float x, float at, float size) throws IOException {
            if (setting == Setting.WITHOUT_SPACES && words.indexOf(' ') >= 0) {
                float left = x;
                for (String word : words.split(" ", -1)) {
                    show(word, left, at, size);
                    left += width(word + " ", size);
                }
                return;
            }
            page.beginText();
            page.setFont(font, size);
            page.newLineAtOffset(x, at);
            page.showText(words);
            page.endText();
        }

        private float width(String words, float size) throws IOException {
            return font.getStringWidth(words) / 1000 * size;
        }

        private void paragraph(String words, float size) throws IOException {
            StringBuilder line = new StringBuilder();
            for (String word : words.split(" ", -1)) {
                if (!line.isEmpty() && width(line + " " + word, size) > WIDTH) {
                    line(line.toString(), size);
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
            line(line.toString(), size);
        }

        private void line(String words, float size) throws IOException {
            if (y < 70) {
                turn();
            }
            show(words, LEFT, y, size);
            y -= LEADING * size / SIZE;
        }

        private void table(List<List<String>> cells) throws IOException {
            if (y - cells.size() * LEADING * 1.3 < 70) {
                turn();
            }
            int columns = cells.stream().mapToInt(List::size).max().orElse(1);
            float[] widths = new float[columns];
            for (List<String> row : cells) {
                for (int i = 0; i < row.size(); i++) {
                    widths[i] = Math.max(widths[i], width(row.get(i), 8));
                }
            }
            for (List<String> row : cells) {
                float x = LEFT;
                for (int i = 0; i < row.size(); i++) {
                    // Numbers are set to the right.
                    float shift = i == 0 ? 0 : widths[i] - width(row.get(i), 8);
                    show(row.get(i), x + shift, y, 8);
                    x += widths[i] + (setting == Setting.NARROW ? 2.4f : setting == Setting.WIDE ? 16 : 10);
                }
                y -= LEADING * 1.3f;
            }
        }
    }
}
