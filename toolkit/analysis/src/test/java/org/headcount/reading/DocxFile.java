package org.headcount.reading;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes small DOCX files for tests. */
final class DocxFile {

    private static final String ROOT = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    private final Map<String, String> parts = new LinkedHashMap<>();

    private DocxFile() {
        parts.put(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
    }

    static DocxFile of(String body) {
        return new DocxFile().with("document", "<w:document " + ROOT + "><w:body>" + body + "</w:body></w:document>");
    }

    /** Adds a part of the folder word; its root element may use the prefix w. */
    DocxFile with(String part, String xml) {
        parts.put("word/" + part + ".xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml);
        return this;
    }

    DocxFile footnotes(String notes) {
        return with("footnotes", "<w:footnotes " + ROOT + ">" + notes + "</w:footnotes>");
    }

    DocxFile styles(String styles) {
        return with("styles", "<w:styles " + ROOT + ">" + styles + "</w:styles>");
    }

    Path write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return file;
    }

    static String paragraph(String words) {
        return "<w:p><w:r><w:t xml:space=\"preserve\">" + escaped(words) + "</w:t></w:r></w:p>";
    }

    static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
