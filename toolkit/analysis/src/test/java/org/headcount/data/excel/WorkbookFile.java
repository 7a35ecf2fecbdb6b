package org.headcount.data.excel;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook written part by part, as ECMA-376 has them, with the least that a part needs. */
final class WorkbookFile {

    private static final String RELATIONS =
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">%s</Relationships>";
    private static final String TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private final Map<String, String> parts = new LinkedHashMap<>();

    WorkbookFile() {
        parts.put(
                "_rels/.rels",
                relations("<Relationship Id=\"r1\" Type=\"" + TYPE + "officeDocument\" Target=\"xl/workbook.xml\"/>"));
        parts.put(
                "xl/_rels/workbook.xml.rels",
                relations("<Relationship Id=\"s1\" Type=\"" + TYPE + "worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                        + "<Relationship Id=\"st\" Type=\"" + TYPE + "styles\" Target=\"/xl/styles.xml\"/>"
                        + "<Relationship Id=\"t\" Type=\"" + TYPE + "sharedStrings\" Target=\"sharedStrings.xml\"/>"));
        workbook("", "<sheet name=\"S\" sheetId=\"1\" r:id=\"s1\"/>");
        formats();
        texts();
    }

    private static String relations(String list) {
        return RELATIONS.formatted(list);
    }

    WorkbookFile part(String name, String content) {
        parts.put(name, content);
        return this;
    }

    WorkbookFile without(String name) {
        parts.remove(name);
        return this;
    }

    /** Sheets, each referring to a part. */
    WorkbookFile workbook(String properties, String sheets) {
        return part(
                "xl/workbook.xml",
                "<workbook xmlns:r=\"" + TYPE.replaceFirst("/$", "") + "\">" + properties + "<sheets>" + sheets
                        + "</sheets></workbook>");
    }

    /** Cells refer to formats by their places here. */
    WorkbookFile formats(String... written) {
        StringBuilder codes = new StringBuilder();
        StringBuilder places = new StringBuilder();
        for (int i = 0; i < written.length; i++) {
            codes.append("<numFmt numFmtId=\"")
                    .append(200 + i)
                    .append("\" formatCode=\"")
                    .append(written[i])
                    .append("\"/>");
            places.append("<xf numFmtId=\"").append(200 + i).append("\"/>");
        }
        return part(
                "xl/styles.xml",
                "<styleSheet><numFmts>" + codes
                        + "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>" + "<xf/>" + places
                        + "</cellXfs></styleSheet>");
    }

    /** Texts that cells refer to by their places here. */
    WorkbookFile texts(String... texts) {
        StringBuilder all = new StringBuilder();
        for (String text : texts) {
            all.append("<si>").append(text).append("</si>");
        }
        return part("xl/sharedStrings.xml", "<sst>" + all + "</sst>");
    }

    /** Rows of the first sheet. */
    WorkbookFile rows(String rows) {
        return part("xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
    }

    Path write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }
}
