package org.headcount.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.headcount.data.fault.DataException;
import org.headcount.data.input.RegularFile;

/** Finds out what a file is and reads it; the one place that knows which formats there are. */
final class DocumentFile {

    private static final int HEAD = 1 << 13;

    /** More than a text of this size holds in memory is a book shelf, not a document. */
    private static final long LARGEST = 1L << 30;

    private static final long MEGABYTE = 1L << 20;

    private static final Pattern META_CHARSET = Pattern.compile(
            "<meta\\b[^>]{0,200}?\\bcharset\\s*=\\s*[\"']?\\s*([A-Za-z0-9_.:-]{1,40})", Pattern.CASE_INSENSITIVE);

    private static final Pattern XML_ENCODING =
            Pattern.compile("^\\s*<\\?xml[^>]{0,200}?\\bencoding\\s*=\\s*[\"']([A-Za-z0-9_.:-]{1,40})");

    private static final Pattern HTML_START = Pattern.compile(
            "^\\s*(?:<\\?xml[^>]{0,200}>\\s*|<!--.{0,2000}?-->\\s*)*<(?:!doctype\\s+html|html|head|body)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final String FORMATS = "plain text, Markdown, HTML, DOCX and PDF are read";

    /** A file that is none of these, known by its first bytes, and what to do about it. */
    private record Other(String magic, String name, String advice) {}

    private static final List<Other> OTHERS = List.of(
            new Other(
                    "\u00d0\u00cf\u0011\u00e0",
                    "an old Office file (.doc), or a DOCX under a password",
                    "save it in Word or LibreOffice as .docx, without a password"),
            new Other("{\\rtf", "Rich Text (.rtf)", "save it in Word or LibreOffice as .docx"),
            new Other("\u0089PNG", "a PNG picture", FORMATS),
            new Other("\u00ff\u00d8\u00ff", "a JPEG picture", FORMATS),
            new Other("GIF8", "a GIF picture", FORMATS),
            new Other("II*\0", "a TIFF picture", FORMATS),
            new Other("MM\0*", "a TIFF picture", FORMATS),
            new Other("\u001f\u008b", "a gzip archive", "unpack it first"),
            new Other("7z\u00bc\u00af", "a 7z archive", "unpack it first"),
            new Other("Rar!", "a RAR archive", "unpack it first"),
            new Other("BZh", "a bzip2 archive", "unpack it first"),
            new Other("\u007fELF", "a program", FORMATS),
            new Other("MZ\u0090\0", "a program", FORMATS),
            new Other("\u00ca\u00fe\u00ba\u00be", "a program", FORMATS),
            new Other("SQLite format 3", "a database", FORMATS),
            new Other("%!PS", "PostScript", "convert it to PDF"));

    private DocumentFile() {}

    static Document read(Path file, Optional<Charset> encoding) {
        long size = check(file);
        byte[] head = head(file);
        String start = new String(head, StandardCharsets.ISO_8859_1);
        if (start.substring(0, Math.min(1024, start.length())).contains("%PDF-")) {
            requireNoEncoding(file, encoding, "a PDF");
            return PdfDocument.read(file);
        }
        if (start.startsWith("PK\u0003\u0004") || start.startsWith("PK\u0005\u0006")) {
            requireNoEncoding(file, encoding, "a DOCX or another zip archive");
            return DocxDocument.read(file);
        }
        OTHERS.stream()
                .filter(other -> start.startsWith(other.magic()))
                .findFirst()
                .ifPresent(other -> {
                    throw DataException.file(file.toString(), other.name() + ", not a document", other.advice());
                });
        return text(file, size, head, encoding);
    }

    private static void requireNoEncoding(Path file, Optional<Charset> encoding, String format) {
        encoding.ifPresent(named -> {
            throw DataException.file(
                    file.toString(),
                    "it is " + format + ", which says itself how its characters are encoded, not a text in " + named,
                    "leave out the encoding (--encoding), which is for plain text, Markdown and HTML");
        });
    }

    private static Document text(Path file, long size, byte[] head, Optional<Charset> encoding) {
        String name = file.getFileName().toString();
        String lower = name.toLowerCase(Locale.ROOT);
        String start = new String(head, StandardCharsets.ISO_8859_1).replace("\0", "");
        boolean plain = lower.endsWith(".txt") || lower.endsWith(".md") || lower.endsWith(".markdown");
        boolean html = Stream.of(".html", ".htm", ".xhtml").anyMatch(lower::endsWith)
                || (!plain
                        && HTML_START
                                .matcher(start.startsWith("\u00ef\u00bb\u00bf") ? start.substring(3) : start)
                                .matches());
        boolean markdown = lower.endsWith(".md") || lower.endsWith(".markdown");
        // A tree of elements takes many times the bytes of its text.
        requireMemory(file, size, html || markdown ? 24 : 5);
        DecodedText decoded = DecodedText.read(file, head, encoding, html ? declared(file, start) : Optional.empty());
        requireText(file, decoded.text());
        List<String> notes = decoded.note().stream().toList();
        if (html) {
            return HtmlDocument.read(name, decoded.text(), notes);
        }
        return markdown
                ? MarkdownDocument.read(name, decoded.text(), notes)
                : PlainText.read(name, decoded.text(), notes);
    }

    /** The encoding that HTML or XML declares; UTF-16 in a declaration that is read byte by byte means UTF-8. */
    private static Optional<Charset> declared(Path file, String start) {
        return Stream.of(XML_ENCODING, META_CHARSET)
                .map(pattern -> pattern.matcher(start))
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1).toLowerCase(Locale.ROOT))
                .findFirst()
                .map(name -> charset(file, name));
    }

    private static Charset charset(Path file, String name) {
        if (name.startsWith("utf-16")) {
            return StandardCharsets.UTF_8;
        }
        // Browsers read these as their superset.
        if (List.of("iso-8859-1", "latin1", "us-ascii", "ascii").contains(name)) {
            return Charset.forName("windows-1252");
        }
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw DataException.file(
                    file.toString(),
                    "it declares an unknown encoding '" + name + "'",
                    "name its encoding with --encoding, such as UTF-8",
                    e);
        }
    }

    /** Checks that it is a file that can be read, and answers its size. */
    private static long check(Path file) {
        if (!Files.exists(file)) {
            throw DataException.file(file.toString(), "no such file", "check the name");
        }
        if (Files.isDirectory(file)) {
            throw DataException.file(file.toString(), "a folder", "name the files in it");
        }
        RegularFile.require(file);
        try {
            long size = Files.size(file);
            if (size == 0) {
                throw DataException.file(file.toString(), "the file is empty", "check how it was saved");
            }
            if (size > LARGEST) {
                throw DataException.file(
                        file.toString(),
                        "larger than a document can be (" + size / MEGABYTE + " MB)",
                        "split it into files of at most " + LARGEST / MEGABYTE + " MB");
            }
            return size;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Refuses what would not fit into the memory of this VM before it fails half way. */
    private static void requireMemory(Path file, long size, int factor) {
        long needed = size * factor;
        if (needed > Runtime.getRuntime().maxMemory()) {
            throw DataException.file(
                    file.toString(),
                    "reading its " + size / MEGABYTE + " MB takes about " + needed / MEGABYTE + " MB of memory",
                    "give Java more by setting the environment variable JDK_JAVA_OPTIONS to -Xmx"
                            + (needed / MEGABYTE / 1024 + 1) + "g, or split the file");
        }
    }

    /** Refuses what is no text in any encoding: it has zeros, or more control characters than a text has. */
    private static void requireText(Path file, String text) {
        int controls = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw DataException.file(file.toString(), "not a text: character " + (i + 1) + " is a zero", FORMATS);
            }
            if (c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f') {
                controls++;
            }
        }
        if (controls > text.length() / 100) {
            throw DataException.file(
                    file.toString(), "not a text: " + controls + " of its characters are control characters", FORMATS);
        }
    }

    private static byte[] head(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    static DataException unreadable(Path file, IOException e) {
        return DataException.file(
                file.toString(),
                e instanceof AccessDeniedException ? "may not be read" : "cannot be read (" + e.getMessage() + ")",
                "check its permissions, and whether the disk is all right",
                e);
    }
}
