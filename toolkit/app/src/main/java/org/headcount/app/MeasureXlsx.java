package org.headcount.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.headcount.survey.ResultTable;

/**
 * A table of results as a workbook (.xlsx): one sheet, numbers as numbers shown to the digits of the printed table, headings in
 * bold, notes below.
 *
 * <p>ECMA-376, Office Open XML, part 1: the parts that a workbook needs, and no others.
 */
final class MeasureXlsx {

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /** Styles of cells: text, bold text, and numbers of 0 to 12 decimals from this index on. */
    private static final int BOLD = 1;

    private static final int NUMBERS = 2;
    private static final int MOST_DECIMALS = 12;

    private MeasureXlsx() {}

    static byte[] bytes(ResultTable table) {
        var bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            entry(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns=\"" + PACKAGE
                            + "content-types\"><Default Extension=\"rels\" ContentType=\"application/"
                            + "vnd.openxmlformats-package.relationships+xml\"/>"
                            + override("/xl/workbook.xml", "sheet.main")
                            + override("/xl/worksheets/sheet1.xml", "worksheet")
                            + override("/xl/styles.xml", "styles") + "</Types>");
            entry(zip, "_rels/.rels", relations("officeDocument", "xl/workbook.xml"));
            entry(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + DOCUMENT
                            + "\"><sheets><sheet name=\"Estimates\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            entry(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    relations("worksheet", "worksheets/sheet1.xml", "styles", "styles.xml"));
            entry(zip, "xl/styles.xml", styles());
            entry(zip, "xl/worksheets/sheet1.xml", sheet(table));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void entry(ZipOutputStream zip, String name, String xml) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        // The same result gives the same bytes.
        entry.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        zip.write((DECLARATION + xml).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static String override(String part, String type) {
        return "<Override PartName=\"" + part
                + "\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml." + type + "+xml\"/>";
    }

    private static String relations(String... typesAndTargets) {
        var xml = new StringBuilder("<Relationships xmlns=\"" + PACKAGE + "relationships\">");
        for (int i = 0; i < typesAndTargets.length; i += 2) {
            xml.append("<Relationship Id=\"rId")
                    .append(1 + i / 2)
                    .append("\" Type=\"" + DOCUMENT + "/")
                    .append(typesAndTargets[i])
                    .append("\" Target=\"")
                    .append(typesAndTargets[i + 1])
                    .append("\"/>");
        }
        return xml.append("</Relationships>").toString();
    }

    private static String styles() {
        var formats = new StringBuilder();
        var cells = new StringBuilder("<xf xfId=\"0\"/><xf xfId=\"0\" fontId=\"1\" applyFont=\"1\"/>");
        for (int decimals = 0; decimals <= MOST_DECIMALS; decimals++) {
            formats.append("<numFmt numFmtId=\"")
                    .append(164 + decimals)
                    .append("\" formatCode=\"#,##0")
                    .append(decimals == 0 ? "" : "." + "0".repeat(decimals))
                    .append("\"/>");
            cells.append("<xf xfId=\"0\" numFmtId=\"").append(164 + decimals).append("\" applyNumberFormat=\"1\"/>");
        }
        return "<styleSheet xmlns=\"" + MAIN + "\"><numFmts count=\"" + (MOST_DECIMALS + 1) + "\">" + formats
                + "</numFmts><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz"
                + " val=\"11\"/><name val=\"Calibri\"/></font></fonts><fills count=\"2\"><fill><patternFill"
                + " patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills><borders"
                + " count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\""
                + (NUMBERS + MOST_DECIMALS + 1) + "\">" + cells + "</cellXfs></styleSheet>";
    }

    private static String sheet(ResultTable table) {
        var xml = new StringBuilder("<worksheet xmlns=\"" + MAIN
                + "\"><cols><col min=\"1\" max=\"1\" width=\"34\" customWidth=\"1\"/></cols><sheetData>");
        var header = new StringBuilder(text("measure", BOLD));
        table.header().forEach(name -> header.append(text(name, BOLD)));
        xml.append("<row>").append(header).append("</row>");
        for (ResultTable.Line line : table.lines()) {
            String label = "  ".repeat(line.indent()) + line.label();
            xml.append("<row>");
            if (line instanceof ResultTable.Row row) {
                xml.append(text(label, 0));
                for (int i = 0; i < row.cells().size(); i++) {
                    xml.append(number(row.cells().get(i), row.values().get(i)));
                }
                if (!row.mark().isEmpty()) {
                    xml.append(text(row.mark(), 0));
                }
            } else {
                xml.append(text(label, BOLD));
            }
            xml.append("</row>");
        }
        xml.append("<row/>");
        List<String> notes = table.notes();
        notes.forEach(note -> xml.append("<row>").append(text(note, 0)).append("</row>"));
        return xml.append("</sheetData></worksheet>").toString();
    }

    /** A number in full, shown to the decimals of its text. */
    private static String number(String cell, double value) {
        String plain = cell.replace(",", "");
        if (!Double.isFinite(value) || !plain.matches("-?[0-9.]+(e[-+]?[0-9]+)?")) {
            return cell.isEmpty() ? "<c/>" : text(cell, 0);
        }
        int point = plain.indexOf('.');
        int decimals = plain.contains("e") ? MOST_DECIMALS : point < 0 ? 0 : plain.length() - point - 1;
        return "<c s=\"" + (NUMBERS + Math.min(MOST_DECIMALS, decimals)) + "\"><v>" + value + "</v></c>";
    }

    private static String text(String text, int style) {
        String visible = text.replaceAll("[\\p{Cntrl}&&[^\\t\\n]]", "\uFFFD");
        return "<c t=\"inlineStr\" s=\"" + style + "\"><is><t xml:space=\"preserve\">"
                + visible.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</t></is></c>";
    }
}
