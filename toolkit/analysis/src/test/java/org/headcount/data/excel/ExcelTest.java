package org.headcount.data.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.headcount.data.fault.DataException;
import org.headcount.data.input.Budget;
import org.headcount.data.input.InputFile;
import org.headcount.data.table.DataFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

class ExcelTest {

    /** Made with XlsxWriter: notes in the first sheet; a table at B4 of the second, with a title and a source; a hidden third. */
    private static final Path SAMPLE = Path.of("src", "test", "resources", "loaders", "sample.xlsx");

    private static final String DAMAGED =
            "; the file is damaged: copy or download it again, or open it in a spreadsheet program and save it";

    @TempDir
    private Path folder;

    private Path write(WorkbookFile workbook) throws IOException {
        return workbook.write(folder.resolve("book.xlsx"));
    }

    private Path rows(String rows) throws IOException {
        return write(new WorkbookFile().rows(rows));
    }

    private static List<String> types(Table table) {
        return table.columns().stream().map(column -> column.type().name()).toList();
    }

    private static void fails(Excel excel, Path path, String message) {
        assertThatThrownBy(() -> excel.read(path))
                .isInstanceOf(DataException.class)
                .hasMessage(path + message);
    }

    private static void fails(Path path, String message) {
        fails(Excel.reader(), path, message);
    }

    private static String row(int number, String... cells) {
        return "<row r=\"" + number + "\">" + String.join("", cells) + "</row>";
    }

    private static String text(String text) {
        return "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    private static String number(String value) {
        return "<c><v>" + value + "</v></c>";
    }

    @Test
    void aTableAmongNotes() {
        Table table = Excel.reader().sheet("Data").cells("B4:I8").read(SAMPLE);
        assertThat(table.name()).isEqualTo("sample.xlsx");
        assertThat(table.columnNames())
                .containsExactly("hhid", "region", "code", "welfare", "interviewed", "started", "urban", "share");
        assertThat(types(table))
                .containsExactly(
                        "INTEGER", "STRING", "STRING", "DOUBLE", "LOCAL_DATE", "LOCAL_DATE_TIME", "BOOLEAN", "DOUBLE");
        assertThat(table.stringColumn("region").asList()).containsExactly("North", "Sør & Øst", "", "  two\nlines");
        assertThat(table.stringColumn("code").asList()).containsExactly("007", "012", "x", "099");
        assertThat(table.doubleColumn("welfare").asDoubleArray()).containsExactly(1.5, 2, Double.NaN, -1e-7);
        assertThat(table.dateColumn("interviewed").get(1)).hasToString("2016-02-29");
        assertThat(table.dateTimeColumn("started").get(1)).hasToString("2016-02-29T00:00");
        assertThat(table.dateTimeColumn("started").get(3)).hasToString("1999-12-31T23:59:59.500");
        assertThat(table.booleanColumn("urban").asList()).containsExactly(true, false, null, true);
        assertThat(table.doubleColumn("share").asDoubleArray()).containsExactly(0.25, Double.NaN, Double.NaN, 1);
    }

    @Test
    void sheetsByNameAndNumber() {
        assertThat(Excel.reader().sheet(3).read(SAMPLE).intColumn("x").asList()).containsExactly(5);
        assertThat(Excel.reader().withoutHeader().read(SAMPLE).stringColumn(0).get(0))
                .isEqualTo("Table 1. Made for tests");
        fails(Excel.reader().sheet("data"), SAMPLE, ": no sheet 'data'; it has sheets 'Notes', 'Data', 'Hidden'");
        fails(Excel.reader().sheet(4), SAMPLE, ": no sheet 4; it has sheets 'Notes', 'Data', 'Hidden'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Excel.reader().sheet(0))
                .withMessage("the first sheet is 1, asked for was 0");
    }

    @Test
    void whatIsWantedOfIt() {
        Excel reader = Excel.reader().sheet("Data").cells("B4:I8");
        Table table = reader.only("welfare", "hhid")
                .type("hhid", ColumnType.STRING)
                .missing("2")
                .read(SAMPLE);
        assertThat(table.columnNames()).containsExactly("hhid", "welfare");
        assertThat(table.stringColumn("hhid").asList()).containsExactly("1", "", "3", "4");
        assertThat(table.doubleColumn("welfare").asDoubleArray()).containsExactly(1.5, Double.NaN, Double.NaN, -1e-7);
        assertThat(reader.type("interviewed", ColumnType.DOUBLE)
                        .read(SAMPLE)
                        .doubleColumn("interviewed")
                        .get(0))
                .isEqualTo(42_064);
        fails(
                reader.only("income"),
                SAMPLE,
                ", sheet 'Data': no column 'income' in row 4; it has hhid, region, code, welfare, interviewed, started,"
                        + " urban, share");
        fails(
                reader.type("region", ColumnType.DOUBLE),
                SAMPLE,
                ", sheet 'Data', cell C5, column 'region': not a number, found 'North'; correct the cell, or name"
                        + " it as a missing value: missing(\"North\")");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reader.type("region", ColumnType.SHORT))
                .withMessage("column region cannot be read as SHORT; use INTEGER, LONG, DOUBLE, BOOLEAN, LOCAL_DATE,"
                        + " LOCAL_DATE_TIME, STRING or SKIP");
    }

    @Test
    void everyKindOfCell() throws IOException {
        Path file = write(new WorkbookFile()
                .texts(
                        "<t>head</t>",
                        "<r><t>rich </t></r><r><rPr/><t xml:space=\"preserve\">text </t></r><rPh><t>hint</t></rPh>",
                        "<t>a_x000D_b</t>")
                .rows("<row><c t=\"s\"><v>0</v></c>" + text("b") + text("c") + text("d") + text("e") + text("f")
                        + "</row>"
                        + "<row><c t=\"s\"><v>1</v></c><c t=\"str\"><f>A1</f><v>of a formula</v></c>"
                        + "<c t=\"d\"><v>2015-03-01</v></c><c t=\"b\"><v>0</v></c><c><f>1+1</f><v>2</v></c>"
                        + "<c t=\"e\"><v>#N/A</v></c></row>"
                        + "<row r=\"9\"><c r=\"A9\" t=\"s\"><v>2</v></c><c r=\"B9\" t=\"str\"><f>\"\"</f><v></v></c>"
                        + "<c r=\"E9\"><v>3.0</v></c><c r=\"F9\"><v>5E1</v></c></row>"
                        + "<row r=\"10\"><c r=\"A10\" s=\"0\"/></row>"));
        Table table = Excel.reader().read(file);
        assertThat(table.columnNames()).containsExactly("head", "b", "c", "d", "e", "f");
        assertThat(table.stringColumn("head").asList()).containsExactly("rich text ", "a\rb");
        assertThat(table.stringColumn("b").asList()).containsExactly("of a formula", "");
        assertThat(table.dateColumn("c").get(0)).hasToString("2015-03-01");
        assertThat(table.booleanColumn("d").asList()).containsExactly(false, null);
        assertThat(table.intColumn("e").asList()).containsExactly(2, 3);
        assertThat(table.intColumn("f").asList()).containsExactly(null, 50);
    }

    @Test
    void partsInUtf8WithOrWithoutAMark() throws IOException {
        assertThat(Excel.reader()
                        .read(write(new WorkbookFile()
                                .part(
                                        "xl/sharedStrings.xml",
                                        "\uFEFF<?xml version=\"1.0\"?><sst><si><t>é</t></si></sst>")
                                .rows("<row><c t=\"s\"><v>0</v></c></row>")))
                        .columnNames())
                .containsExactly("é");
    }

    @Test
    void aLateTextMakesTheWholeColumnText() throws IOException {
        Table table = Excel.reader()
                .read(rows(row(1, text("a"), text("b"))
                        + row(2, number("1"), number("0.5"))
                        + row(3, text("x"), number("2"))));
        assertThat(table.stringColumn("a").asList()).containsExactly("1", "x");
        assertThat(table.doubleColumn("b").asDoubleArray()).containsExactly(0.5, 2);
    }

    @Test
    void theTableIsAsWideAsItsFirstRow() throws IOException {
        Path file =
                rows("<row r=\"3\"><c r=\"C3\" t=\"inlineStr\"><is><t>a</t></is></c><c r=\"E3\"><v>2010</v></c></row>"
                        + "<row r=\"4\"><c r=\"D4\"><v>1</v></c></row>");
        assertThat(Excel.reader().read(file).columnNames()).containsExactly("a", "column 2", "2010");
        Path beside =
                rows("<row r=\"3\"><c r=\"C3\"><v>1</v></c></row><row r=\"4\"><c r=\"D4\" t=\"inlineStr\"><is><t>note"
                        + "</t></is></c></row>");
        fails(
                beside,
                ", sheet 'S', cell D4: a value beside the table, which is from C to C wide, found 'note'; if row 4"
                        + " is the header, skip the rows above it, or say where the table is: skipLines(3) or"
                        + " cells(\"A1:F40\")");
        assertThat(Excel.reader().cells("C3:C4").read(beside).rowCount()).isZero();
        assertThat(Excel.reader()
                        .cells("D1")
                        .withoutHeader()
                        .read(beside)
                        .stringColumn("column 1")
                        .asList())
                .containsExactly("note");
        fails(
                Excel.reader().cells("X1"),
                beside,
                ", sheet 'S': nothing in the cells asked for; the file has sheets 'S'");
        fails(rows(""), ", sheet 'S': empty; the file has sheets 'S'");
        Path twice = rows(row(2, text("a"), text(" a")) + row(3, number("1"), number("2")));
        assertThat(Excel.reader().readFile(twice).table().columnNames()).containsExactly("a", "a (2)");
        assertThat(Excel.reader().readFile(twice).notes())
                .singleElement()
                .hasToString(
                        twice + ": row 2 of sheet 'S' has the column name 'a' more than once, so the later ones have"
                                + " their places behind their names");
        fails(
                Excel.reader().only("a"),
                twice,
                ", sheet 'S', row 2: more than one column is called 'a'; rename one of them, or number the columns:"
                        + " withoutHeader()");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dd/mm/yyyy | 42064 | 2015-03-01",
                "d mmm yy | 42064.5 | 2015-03-01T12:00",
                "yyyy-mm-dd hh:mm | 42064.4375 | 2015-03-01T10:30",
                "yyyy-mm-dd hh:mm | 42064 | 2015-03-01T00:00",
                "[$-409]mmmm | 59 | 1900-02-28",
                "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy | 61 | 1900-03-01",
                "dd\\.mm\\.yy;@ | 1 | 1900-01-01",
                "yyyy | 2958465 | 9999-12-31",
                "m/d/yy h:mm AM/PM | 0.99999999999 | ",
                "hh:mm | 0.5 | 0.5",
                "[h]:mm:ss | 1.5 | 1.5",
                "0.00 | 42064 | 42064",
                "General | 42064 | 42064",
                "[Red]0.00 | 42064 | 42064",
                "0 &quot;days&quot; | 42064 | 42064",
                "#\\ ?/? | 42064 | 42064",
                "mm:ss | 0.25 | 0.25"
            })
    void datesAreNumbersThatAreShownAsDates(String format, String number, String expected) throws IOException {
        Path file = write(new WorkbookFile()
                .formats(format)
                .rows(row(1, text("a")) + row(2, "<c s=\"1\"><v>" + number + "</v></c>")));
        if (expected == null) {
            assertThat(Excel.reader().read(file).dateTimeColumn("a").get(0)).hasToString("1900-01-01T00:00");
        } else {
            assertThat(String.valueOf(Excel.reader().read(file).column("a").get(0)))
                    .isEqualTo(expected);
        }
    }

    @Test
    void datesAndNumbersAsHeads() throws IOException {
        Path file = write(new WorkbookFile()
                .formats("mmm yyyy")
                .rows(row(1, text("a"), "<c s=\"1\"><v>42064</v></c>", number("2010.0"), "<c><v>0.5</v></c>")));
        assertThat(Excel.reader().read(file).columnNames()).containsExactly("a", "2015-03-01", "2010", "0.5");
        assertThat(Excel.reader()
                        .read(rows(row(1, "<c><f>B1</f></c>", text("b"))))
                        .columnNames())
                .containsExactly("column 1", "b");
    }

    @Test
    void daysCountedFrom1904() throws IOException {
        Path file = write(new WorkbookFile()
                .workbook("<workbookPr date1904=\"1\"/>", "<sheet name=\"S\" sheetId=\"1\" r:id=\"s1\"/>")
                .formats("yyyy-mm-dd")
                .rows(row(1, text("a")) + row(2, "<c s=\"1\"><v>0</v></c>") + row(3, "<c s=\"1\"><v>40602</v></c>")));
        assertThat(Excel.reader().read(file).dateColumn("a").asList()).hasToString("[1904-01-01, 2015-03-01]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "60", "-1", "2958466", "1e300"})
    void noDate(String number) throws IOException {
        Path file = write(new WorkbookFile()
                .formats("yyyy-mm-dd")
                .rows(row(1, text("a")) + row(2, "<c s=\"1\"><v>" + number + "</v></c>")));
        DataFile read = Excel.reader().readFile(file);
        assertThat(read.table().column("a").isMissing(0)).isTrue();
        assertThat(read.variable("a").missing().of(0)).contains("no date of the years 1900 to 9999");
        assertThat(read.notes())
                .singleElement()
                .hasToString(
                        file + ", column 'a': 1 cell: shown as a date, but no day of the years 1900 to 9999, read as"
                                + " missing (first in cell A2 of sheet 'S': '" + number
                                + "'); if they are numbers, read them as such: type(\"a\", ColumnType.DOUBLE)");
        assertThat(Excel.reader()
                        .type("a", ColumnType.DOUBLE)
                        .read(file)
                        .doubleColumn("a")
                        .get(0))
                .isEqualTo(Double.valueOf(number));
    }

    @Test
    void cellsThatHoldNoValue() throws IOException {
        Path error = rows(row(1, text("a")) + row(2, "<c t=\"e\"><v>#DIV/0!</v></c>"));
        missing(
                error,
                "#DIV/0!",
                "1 cell: an error in place of a value, read as missing (first in cell A2 of sheet 'S': '#DIV/0!')");
        assertThat(Excel.reader().missing("#DIV/0!").readFile(error).notes()).isEmpty();
        Path formula = rows(row(1, text("a")) + row(2, "<c><f>SUM(B1:B9)</f><v></v></c>"));
        missing(
                formula,
                "formula without a value",
                "1 cell: a formula whose value was not saved, read as missing (first in cell A2 of sheet 'S':"
                        + " '=SUM(B1:B9)'); open the workbook in Excel or LibreOffice and save it, which computes it");
        Path absent = rows(row(1, text("a")) + row(2, "<c t=\"e\"><v>#N/A</v></c>"));
        assertThat(Excel.reader().readFile(absent).notes()).isEmpty();
        assertThat(Excel.reader().readFile(absent).variable("a").missing().of(0))
                .contains("#N/A");
    }

    private static void missing(Path file, String reason, String note) {
        DataFile read = Excel.reader().readFile(file);
        assertThat(read.table().column("a").countMissing()).isEqualTo(1);
        assertThat(read.variable("a").missing().of(0)).contains(reason);
        assertThat(read.notes()).singleElement().hasToString(file + ", column 'a': " + note);
    }

    @Test
    void whatIsNoWorkbook() throws IOException {
        Path old = Files.write(folder.resolve("old.xlsx"), new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0});
        fails(
                old,
                ": an old Excel workbook (.xls), or one under a password; save it in Excel or LibreOffice as .xlsx,"
                        + " without a password");
        Path csv = Files.writeString(folder.resolve("csv.xlsx"), "a,b\n1,2\n");
        fails(
                csv,
                ": no Excel workbook, which is a zip archive; check what it is: a file of separated values is called"
                        + " .csv");
        Path zip = folder.resolve("zip.xlsx");
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream archive = new ZipOutputStream(out)) {
            archive.putNextEntry(new ZipEntry("data.xlsx"));
            archive.write("x".getBytes(StandardCharsets.UTF_8));
        }
        fails(zip, ": no Excel workbook (it is an archive of data.xlsx); unpack it, or save what it holds as .xlsx");
        fails(
                write(new WorkbookFile()
                        .part(
                                "_rels/.rels",
                                "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"xl/workbook.bin\"/>"
                                        + "</Relationships>")),
                ": a binary workbook (.xlsb); save it in Excel or LibreOffice as .xlsx");
        Path broken = Files.write(folder.resolve("broken.xlsx"), new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0});
        assertThatThrownBy(() -> Excel.reader().read(broken))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(broken + ": cannot be read (")
                .hasMessageEndingWith("; check its permissions, and whether it was copied or downloaded whole");
    }

    @Test
    void partsThatAreDamaged() throws IOException {
        WorkbookFile one = new WorkbookFile().rows("");
        fails(
                write(one.without("xl/worksheets/sheet1.xml")),
                ": its part xl/worksheets/sheet1.xml is missing" + DAMAGED);
        fails(
                write(new WorkbookFile().part("xl/sharedStrings.xml", "<sst><si>\n<t>x</sst>")),
                ": no well-formed XML at line 2, column 7 in its part xl/sharedStrings.xml" + DAMAGED);
        fails(
                write(new WorkbookFile()
                        .part(
                                "xl/sharedStrings.xml",
                                "<!DOCTYPE x [<!ENTITY a \"b\">]><sst><si><t>&a;</t></si></sst>")),
                ": a document type, which no workbook has in its part xl/sharedStrings.xml" + DAMAGED);
        fails(
                write(new WorkbookFile().workbook("", "<sheet name=\"S\" sheetId=\"1\" r:id=\"none\"/>")),
                ": a sheet 'S' without cells in its part xl/workbook.xml" + DAMAGED);
        fails(write(new WorkbookFile().workbook("", "")), ": a workbook without sheets; choose another file");
        fails(
                write(new WorkbookFile().workbook("", "<sheet name=\"S\" sheetId=\"1\" r:id=\"t\"/>")),
                ": sheet 'S' is a chart and has no cells; it has sheets 'S'");
        fails(
                write(new WorkbookFile()
                        .part(
                                "xl/_rels/workbook.xml.rels",
                                "<Relationships><Relationship Id=\"a\" Type=\"b\" Target=\"%%\"/></Relationships>")),
                ": no part's name in 'Target' (%%) in its part xl/_rels/workbook.xml.rels" + DAMAGED);
        String sheet = " in its part xl/worksheets/sheet1.xml" + DAMAGED;
        fails(rows("<row r=\"2\"/><row r=\"2\"/>"), ": row 2 after row 2" + sheet);
        fails(rows("<row r=\"99999999\"/>"), ": row 99999999 after row 0" + sheet);
        fails(rows("<row r=\"-1\"/>"), ": no number in 'r' (-1)" + sheet);
        fails(
                rows("<row><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>"),
                ": cell 'A1' in row 1 after column B" + sheet);
        fails(rows("<row><c r=\"ZZZZZZ1\"><v>1</v></c></row>"), ": cell 'ZZZZZZ1' in row 1 after column " + sheet);
        fails(rows("<row><c t=\"s\"><v>7</v></c></row>"), ": a text that it does not hold (7 of 0)" + sheet);
        fails(rows("<row><c t=\"z\"><v>7</v></c></row>"), ": a cell of the unknown type 'z'" + sheet);
        fails(rows("<row>" + text("x".repeat(5 << 20)) + "</row>"), ": a text longer than any cell's" + sheet);
        fails(rows("<row x=\"" + "x".repeat(5 << 20) + "\"/>"), ": more than 4 MB between two tags" + sheet);
    }

    @Test
    void aBombOfTextsEndsInAMessage() throws IOException {
        String[] texts = new String[200];
        Arrays.fill(texts, "<t>" + "x".repeat(30_000) + "</t>");
        Path bomb = write(new WorkbookFile().texts(texts).rows(""));
        assertThat(Files.size(bomb)).isLessThan(50_000);
        InputFile source = InputFile.of(bomb);
        assertThatThrownBy(() -> new Workbook(source, new Budget(source.label(), 10 << 20)))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        bomb + ": its columns need more than the 10 MB that they may take, half of Java's memory; read"
                                + " only some columns, or give Java more memory (-Xmx)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "B", "4", "B4:A3", "B4:F", "B0", "AAAA1", "A1:XFE2", "A1:B1048577"})
    void noRange(String written) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Excel.reader().cells(written))
                .withMessage("no range of cells: '" + written + "'; write B4:F40, or B4 for all from there");
    }

    @Test
    void lettersOfColumns() {
        for (int column : new int[] {1, 26, 27, 28, 52, 53, 702, 703, 16_384}) {
            assertThat(CellRange.column(CellRange.letters(column))).isEqualTo(column);
        }
        assertThat(CellRange.letters(28)).isEqualTo("AB");
        assertThat(CellRange.letters(16_384)).isEqualTo("XFD");
    }

    @Test
    void progressAndInterruption() throws IOException {
        StringBuilder rows = new StringBuilder(row(1, text("a"), text("b")));
        for (int i = 2; i < 40_000; i++) {
            rows.append(row(i, number(Integer.toString(i * 7919 % 100_003)), number("0." + i * 104_729L)));
        }
        Path file = rows(rows.toString());
        List<Long> seen = new ArrayList<>();
        long size = Files.size(file);
        Table table = Excel.reader()
                .progress((bytes, of) -> {
                    assertThat(of).isEqualTo(size);
                    seen.add(bytes);
                })
                .read(file);
        assertThat(table.rowCount()).isEqualTo(39_998);
        assertThat(seen).isSorted().endsWith(size).allMatch(bytes -> bytes <= size);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Excel.reader().read(file))
                .isInstanceOf(CancellationException.class)
                .hasMessage("reading of " + file + " was interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }
}
