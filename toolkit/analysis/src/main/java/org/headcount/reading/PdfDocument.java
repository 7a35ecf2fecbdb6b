package org.headcount.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.headcount.data.fault.DataException;

/**
 * Reads the text layer of a PDF: lines joined into paragraphs, columns one after the other, tables as far as the places
 * of their cells tell, without running headers, footers and page numbers.
 */
final class PdfDocument {

    private static final int MOST_PAGES_NAMED = 10;

    private PdfDocument() {}

    static Document read(Path file) {
        try (RandomAccessReadBufferedFile bytes = new RandomAccessReadBufferedFile(file.toFile());
                PDDocument pdf = Loader.loadPDF(bytes, IOUtils.createTempFileOnlyStreamCache())) {
            List<PdfPage> pages = new PdfGlyphs().read(pdf);
            if (pages.stream().allMatch(page -> page.rows().isEmpty())) {
                throw DataException.file(
                        file.toString(),
                        "it has no text layer: its " + pdf.getNumberOfPages() + " pages are pictures, as of a scan",
                        "run a text recognition such as ocrmypdf over it first");
            }
            return document(file.getFileName().toString(), pages, pdf.getNumberOfPages());
        } catch (InvalidPasswordException e) {
            throw DataException.file(
                    file.toString(), "protected by a password", "open it and save a copy without the password", e);
        } catch (IOException | StackOverflowError e) {
            throw unreadable(file, e);
        } catch (DataException e) {
            throw e;
        } catch (RuntimeException e) {
            // What a damaged file makes of PDFBox's parsers is the file's fault.
            throw unreadable(file, e);
        }
    }

    private static DataException unreadable(Path file, Throwable e) {
        return DataException.file(
                file.toString(),
                "not a readable PDF (" + (e.getMessage() == null ? e : e.getMessage()) + ")",
                "download it again, or print it to a new PDF",
                e);
    }

    private static Document document(String name, List<PdfPage> pages, int count) {
        float body = bodySize(pages);
        PdfFurniture furniture = new PdfFurniture(pages, body);
        DocumentBuilder builder = new DocumentBuilder();
        PdfParagraphs paragraphs = new PdfParagraphs(builder, body, pages);
        for (PdfPage page : pages) {
            builder.page(paragraphs.pending());
            for (PdfLayout.Region region : PdfLayout.regions(furniture.body(page))) {
                if (region.isTable()) {
                    paragraphs.end();
                    PdfTables.add(region.rows(), builder);
                } else {
                    paragraphs.add(region.rows());
                }
            }
        }
        paragraphs.end();
        furniture.notes().forEach(builder::note);
        List<String> empty = new ArrayList<>();
        pages.stream().filter(page -> page.rows().isEmpty()).forEach(page -> empty.add(String.valueOf(page.number())));
        int without = empty.size() + count - pages.size();
        if (without > 0) {
            builder.note(without + " of " + count + " pages have no text" + named(empty)
                    + ": what they show as pictures was not read");
        }
        return builder.build(name);
    }

    private static String named(List<String> pages) {
        List<String> some = pages.subList(0, Math.min(MOST_PAGES_NAMED, pages.size()));
        return pages.isEmpty()
                ? ""
                : " (" + String.join(", ", some) + (some.size() < pages.size() ? ", ..." : "") + ")";
    }

    /** The font size in which most of the words are. */
    private static float bodySize(List<PdfPage> pages) {
        Map<Float, Integer> characters = new TreeMap<>();
        pages.forEach(page -> page.rows()
                .forEach(row -> row.forEach(piece -> characters.merge(
                        Math.round(piece.size() * 4) / 4f, piece.words().length(), Integer::sum))));
        return characters.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(10f);
    }
}
