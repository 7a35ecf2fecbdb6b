package org.headcount.reading;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.headcount.data.DataException;

/** Reads the text layer of a PDF. */
final class PdfDocument {

    private PdfDocument() {}

    static Document read(Path file) {
        try (RandomAccessReadBufferedFile bytes = new RandomAccessReadBufferedFile(file.toFile());
                PDDocument pdf = Loader.loadPDF(bytes, IOUtils.createTempFileOnlyStreamCache())) {
            return Document.ofText(file.getFileName().toString(), new PDFTextStripper().getText(pdf));
        } catch (InvalidPasswordException e) {
            throw DataException.file(
                    file.toString(), "protected by a password", "open it and save a copy without the password", e);
        } catch (IOException e) {
            throw DataException.file(
                    file.toString(),
                    "not a readable PDF (" + e.getMessage() + ")",
                    "download it again, or print it to a new PDF",
                    e);
        }
    }
}
