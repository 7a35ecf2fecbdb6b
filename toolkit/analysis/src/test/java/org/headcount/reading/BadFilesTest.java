package org.headcount.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.headcount.data.fault.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are damaged, hostile, or something else: a message that names the file, or the right text, and no crash. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class BadFilesTest {

    @TempDir
    private Path folder;

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static void refused(Path file, String... words) {
        assertThatThrownBy(() -> Document.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContainingAll(words);
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void byteOrderMarksTellTheEncoding(String encoding) throws IOException {
        String text = "Up 5 percent to £3 million — über 7 \u20b9 crore.";
        Document document = Document.read(file("a.txt", ("\ufeff" + text).getBytes(Charset.forName(encoding))));
        assertThat(document.text()).isEqualTo(text);
        assertThat(document.notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"UTF-16LE", "UTF-16BE", "windows-1252", "windows-1251", "Shift_JIS", "GB18030"})
    void withoutAMarkTheEncodingIsDetectedAndNoted(String encoding) throws IOException {
        String text = switch (encoding) {
            case "windows-1251" -> "Бедность снизилась на 5 процентов, до 12 миллионов человек, в 2010 году. ";
            case "Shift_JIS" -> "貧困率は2010年に5パーセント低下し、1200万人になりました。これは過去最低の水準です。";
            case "GB18030" -> "二〇一〇年中央财政安排的扶贫资金为222.7亿元，比上年增长百分之九点三。这是历史最高水平。";
            default -> "The café’s turnover rose by 5 percent to £3 million – more than in “2010”, naïve or not. ";
        };
        Document document = Document.read(file("a.txt", text.repeat(20).getBytes(Charset.forName(encoding))));
        assertThat(document.text()).isEqualTo(text.repeat(20));
        assertThat(document.notes()).hasSize(1);
        assertThat(document.notes().get(0)).contains("read as", "--encoding");
    }

    @Test
    void aBadByteIsNamedWithItsPlace() throws IOException {
        byte[] bytes = "Über 5 Prozent\nmehr als in \u00e4lteren Jahren".getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 1] = (byte) 0xff;
        Path file = file("a.txt", bytes);
        refused(file, "byte FF at offset 42 (line 2) is not UTF-8", "--encoding");
        assertThatThrownBy(() -> Document.read(file, StandardCharsets.US_ASCII))
                .hasMessageContaining("byte C3 at offset 0 (line 1) is not US-ASCII");
        assertThat(Document.read(file, StandardCharsets.ISO_8859_1).text()).endsWith("\u00ff");
    }

    @Test
    void pagesMayDeclareTheirEncodingOrAnUnknownOne() throws IOException {
        byte[] page = "<meta charset=iso-8859-1><p>Up £5 million".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Document.read(file("a.html", page)).text()).isEqualTo("Up £5 million\n");
        refused(
                file("b.html", "<meta charset=klingon-1><p>5".getBytes(StandardCharsets.US_ASCII)),
                "unknown encoding 'klingon-1'");
    }

    @Test
    void whatIsNoDocumentIsNamed() throws IOException {
        byte[] noise = new byte[4096];
        new Random(5).nextBytes(noise);
        noise[9] = 0;
        assertThatThrownBy(() -> Document.read(file("noise.txt", noise))).isInstanceOf(DataException.class);
        refused(file("zero.txt", new byte[100_000]), "zero");
        refused(file("empty.txt", new byte[0]), "empty");
        refused(file("a.png", "\u0089PNG\r\n".getBytes(StandardCharsets.ISO_8859_1)), "PNG picture");
        refused(
                file("a.doc", "\u00d0\u00cf\u0011\u00e0\u00a1".getBytes(StandardCharsets.ISO_8859_1)),
                "password",
                ".docx");
        refused(file("a.rtf", "{\\rtf1 5}".getBytes(StandardCharsets.US_ASCII)), "Rich Text");
        refused(folder, "a folder");
        refused(folder.resolve("none.txt"), "no such file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/zero", "/dev/stdin", "/dev/null"})
    void devicesAreNotRead(String device) {
        assumeThat(Path.of(device)).exists();
        refused(Path.of(device), "a pipe or a device");
    }

    @Test
    void pipesAreNotRead() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        assumeThat(Files.isExecutable(Path.of("/usr/bin/mkfifo"))).as("mkfifo").isTrue();
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
        refused(pipe, "a pipe or a device");
    }

    @Test
    void longTextsAndLinesAreRead() throws IOException {
        Path line = file("line.txt", "7".repeat(5_000_000).getBytes(StandardCharsets.US_ASCII));
        assertThat(Document.read(line).blocks()).hasSize(1);
        assertThat(Document.read(line).figures().size()).isZero();
        Path text = folder.resolve("text.txt");
        String paragraph = "Poverty fell by 5 percent to 12.75 million people in 2010, as the office said.\n";
        Files.writeString(text, paragraph.repeat(200_000));
        assertThat(Document.read(text).blocks()).hasSize(200_000);
        Path table = folder.resolve("table.txt");
        Files.writeString(table, "North\t12\t34\n".repeat(200_000));
        Document data = Document.read(table);
        assertThat(data.tables()).isEmpty();
        assertThat(data.notes().get(0)).contains("rows of data");
    }

    @Test
    void aZipBombIsRefused() throws IOException {
        Path bomb = folder.resolve("bomb.docx");
        try (OutputStream out = Files.newOutputStream(bomb);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write("<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>".getBytes(StandardCharsets.US_ASCII));
            byte[] blank = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 300; i++) {
                zip.write(blank);
            }
            zip.closeEntry();
        }
        refused(bomb, "unpack to more than");
    }

    @Test
    void entitiesAreRefused() throws IOException {
        String laughs = "<!DOCTYPE d [<!ENTITY a \"5\"><!ENTITY b \"&a;&a;&a;\">]>";
        Path file = DocxFile.of("")
                .with("document", laughs + "<w:document xmlns:w=\"w\"><w:p>&b;</w:p></w:document>")
                .write(folder.resolve("a.docx"));
        refused(file, "document type");
        Path broken = DocxFile.of("").with("document", "<w:document").write(folder.resolve("b.docx"));
        refused(broken, "not well-formed");
        refused(DocxFile.of("<w:p/>").write(folder.resolve("c.docx")), "holds no words");
        refused(file("d.docx", "PK\u0003\u0004 damaged".getBytes(StandardCharsets.ISO_8859_1)), "damaged zip");
        Path other = folder.resolve("e.docx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(other))) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.closeEntry();
        }
        refused(other, "Excel workbook");
    }

    @Test
    void scriptsAreNotRun() throws IOException {
        byte[] page = ("<p>Up 5 percent<script>document.write('9 percent')</script><img src=x onerror=alert(1)></p>"
                        + "<svg><text>7 percent</text></svg>")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(Document.read(file("a.html", page)).text()).isEqualTo("Up 5 percent\n");
    }

    private Path pdf(String name, int pages, String words) throws IOException {
        Path file = folder.resolve(name);
        try (PDDocument pdf = new PDDocument()) {
            PDType1Font font = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
            for (int i = 0; i < pages; i++) {
                PDPage page = new PDPage();
                pdf.addPage(page);
                try (PDPageContentStream out = new PDPageContentStream(pdf, page)) {
                    if (words.isEmpty()) {
                        out.addRect(10, 10, 50, 50);
                        out.fill();
                    } else {
                        out.beginText();
                        out.setFont(font, 11);
                        out.newLineAtOffset(72, 600);
                        out.showText(words + " " + (i * 7 + 3) + " counties.");
                        out.endText();
                    }
                }
            }
            if (name.equals("locked.pdf")) {
                pdf.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            }
            pdf.save(file.toFile());
        }
        return file;
    }

    @Test
    void pdfsWithoutTextOrUnderAPasswordAreRefused() throws IOException {
        refused(pdf("scan.pdf", 3, ""), "no text layer", "3 pages");
        refused(pdf("locked.pdf", 1, "Poverty fell in"), "password");
        refused(file("broken.pdf", "%PDF-1.7 damaged".getBytes(StandardCharsets.US_ASCII)), "not a readable PDF");
    }

    @Test
    void aPdfOfManyPagesIsRead() throws IOException {
        Document document = Document.read(pdf("long.pdf", 500, "Poverty fell in"));
        assertThat(document.pages()).hasSize(500);
        assertThat(document.text()).contains("Poverty fell in 3496 counties.");
    }
}
