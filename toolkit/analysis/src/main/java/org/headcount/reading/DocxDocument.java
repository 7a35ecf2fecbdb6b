package org.headcount.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.headcount.data.fault.DataException;

/**
 * Reads a DOCX file, a zip archive of WordprocessingML, as a reader sees it printed: the accepted text, without headers,
 * footers and comments, and with its notes at the end.
 */
final class DocxDocument {

    private static final String DOCUMENT = "word/document.xml";

    private DocxDocument() {}

    static Document read(Path file) {
        try (ZipFile archive = new ZipFile(file.toFile())) {
            if (archive.getEntry(DOCUMENT) == null) {
                throw other(file, archive);
            }
            DocxPart.Allowance allowance = new DocxPart.Allowance();
            DocumentBuilder builder = new DocumentBuilder();
            DocxText text = new DocxText(styles(file, archive, allowance), builder);
            try (DocxPart part = DocxPart.open(file, archive, DOCUMENT, allowance)) {
                text.body(part);
            }
            for (String notes : List.of("footnotes", "endnotes")) {
                String name = "word/" + notes + ".xml";
                if (archive.getEntry(name) != null) {
                    try (DocxPart part = DocxPart.open(file, archive, name, allowance)) {
                        text.notes(part);
                    }
                }
            }
            if (builder.isEmpty()) {
                throw DataException.file(file.toString(), "it holds no words", "check whether its pages are pictures");
            }
            return builder.build(file.getFileName().toString());
        } catch (ZipException e) {
            throw DataException.file(
                    file.toString(),
                    "a damaged zip archive (" + e.getMessage() + ")",
                    "copy or download it again, or open it in Word or LibreOffice and save it",
                    e);
        } catch (IOException e) {
            throw DocumentFile.unreadable(file, e);
        }
    }

    /** What an archive is that is no DOCX. */
    private static DataException other(Path file, ZipFile archive) {
        List<String> names = archive.stream().map(ZipEntry::getName).limit(1000).toList();
        String advice = "save it in Word or LibreOffice as .docx";
        if (names.stream().anyMatch(name -> name.startsWith("xl/"))) {
            return DataException.file(
                    file.toString(), "an Excel workbook, not a document", "save the text around its tables as .docx");
        }
        if (names.stream().anyMatch(name -> name.startsWith("ppt/"))) {
            return DataException.file(file.toString(), "a PowerPoint presentation, not a document", "save it as PDF");
        }
        if (names.contains("mimetype") && names.contains("content.xml")) {
            return DataException.file(file.toString(), "an OpenDocument file", advice);
        }
        if (names.contains("META-INF/container.xml")) {
            return DataException.file(file.toString(), "an EPUB book", "unpack it and name the HTML files in it");
        }
        String held = names.isEmpty()
                ? "an empty archive"
                : "an archive of " + String.join(", ", names.subList(0, Math.min(3, names.size())));
        return DataException.file(
                file.toString(), "no DOCX (it is " + held + ")", "unpack it and name the files in it");
    }

    /** What sort of block the paragraphs of each style are. */
    private static Map<String, Block.Type> styles(Path file, ZipFile archive, DocxPart.Allowance allowance) {
        Map<String, Block.Type> styles = new HashMap<>();
        if (archive.getEntry("word/styles.xml") == null) {
            return styles;
        }
        try (DocxPart part = DocxPart.open(file, archive, "word/styles.xml", allowance)) {
            String style = "";
            while (part.next()) {
                if (part.isStart("style")) {
                    style = part.attribute("styleId");
                } else if (part.isStart("name") && !style.isEmpty()) {
                    String name = part.attribute("val").toLowerCase(Locale.ROOT);
                    if (name.startsWith("heading") || name.equals("title")) {
                        styles.put(style, Block.Type.HEADING);
                    } else if (name.equals("caption")) {
                        styles.put(style, Block.Type.CAPTION);
                    } else if (name.startsWith("list ")) {
                        styles.put(style, Block.Type.LIST_ITEM);
                    }
                }
            }
        }
        return styles;
    }
}
