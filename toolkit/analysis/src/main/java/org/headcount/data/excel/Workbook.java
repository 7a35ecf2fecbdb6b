package org.headcount.data.excel;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.headcount.data.excel.ExcelDates.Shown;
import org.headcount.data.fault.DataException;
import org.headcount.data.input.Budget;
import org.headcount.data.input.InputFile;

/** The parts of an Excel workbook: its sheets, the texts that they share, and what the formats of cells show. */
final class Workbook implements AutoCloseable {

    /**
     * A sheet.
     *
     * @param name as its tab shows it
     * @param part the part with its cells
     */
    record Sheet(String name, String part) {}

    private record Relation(String type, String part) {

        private boolean is(String kind) {
            return type.endsWith("/" + kind);
        }
    }

    private static final int OLD_OFFICE = 0xd0cf;
    private static final int ZIP = 0x504b;

    /** A character that XML cannot hold, such as a carriage return: {@code _x000D_}. */
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private final InputFile source;
    private final ZipFile archive;
    private final Budget budget;
    private final String root;
    private final Map<String, Relation> relations;
    private final List<Sheet> sheets = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final List<Shown> formats = new ArrayList<>();
    private ExcelDates dates = new ExcelDates(false);

    Workbook(InputFile source, Budget budget) {
        this.source = source;
        this.budget = budget;
        if (source.beginsWith(OLD_OFFICE)) {
            throw DataException.file(
                    source.label(),
                    "an old Excel workbook (.xls), or one under a password",
                    "save it in Excel or LibreOffice as .xlsx, without a password");
        }
        if (!source.beginsWith(ZIP)) {
            throw DataException.file(
                    source.label(),
                    "no Excel workbook, which is a zip archive",
                    "check what it is: a file of separated values is called .csv");
        }
        this.archive = source.archive();
        try {
            this.root = related("").values().stream()
                    .filter(relation -> relation.is("officeDocument"))
                    .map(Relation::part)
                    .findFirst()
                    .orElseThrow(this::noWorkbook);
            if (root.endsWith(".bin")) {
                throw DataException.file(
                        source.label(), "a binary workbook (.xlsb)", "save it in Excel or LibreOffice as .xlsx");
            }
            this.relations = related(root);
            readSheets();
            readFormats();
            readTexts();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private DataException noWorkbook() {
        List<String> held = archive.stream().map(ZipEntry::getName).limit(3).toList();
        return DataException.file(
                source.label(),
                "no Excel workbook (it is an archive of " + String.join(", ", held) + ")",
                "unpack it, or save what it holds as .xlsx");
    }

    InputFile source() {
        return source;
    }

    Budget budget() {
        return budget;
    }

    ExcelDates dates() {
        return dates;
    }

    XmlPart open(String part) {
        ZipEntry entry = archive.getEntry(part);
        if (entry == null) {
            entry = archive.stream()
                    // Some programs write backslashes, as no archive should.
                    .filter(some -> some.getName().replace('\\', '/').equalsIgnoreCase(part))
                    .findFirst()
                    .orElseThrow(part.equals("_rels/.rels") ? this::noWorkbook : () -> missing(part));
        }
        return new XmlPart(source, part, source.open(archive, entry));
    }

    private DataException missing(String part) {
        return DataException.file(
                source.label(),
                "its part " + part + " is missing",
                "the file is damaged: copy or download it again, or open it in a spreadsheet program and save it");
    }

    /** What a part refers to, by the name it has there. */
    private Map<String, Relation> related(String part) {
        int folder = part.lastIndexOf('/') + 1;
        String list = part.substring(0, folder) + "_rels/" + part.substring(folder) + ".rels";
        Map<String, Relation> found = new HashMap<>();
        try (XmlPart xml = open(list)) {
            while (xml.next()) {
                if (xml.isStart("Relationship") && !xml.attribute("TargetMode").equals("External")) {
                    budget.take(256);
                    found.put(
                            xml.attribute("Id"),
                            new Relation(xml.attribute("Type"), target(part, xml.attribute("Target"), xml)));
                }
            }
        }
        return found;
    }

    private static String target(String part, String written, XmlPart xml) {
        try {
            return URI.create("/" + part).resolve(written).getPath().substring(1);
        } catch (IllegalArgumentException | NullPointerException | StringIndexOutOfBoundsException e) {
            throw xml.fault("no part's name in 'Target' (" + XmlPart.shown(written) + ")");
        }
    }

    private void readSheets() {
        try (XmlPart xml = open(root)) {
            while (xml.next()) {
                if (xml.isStart("workbookPr")) {
                    dates = new ExcelDates(xml.attribute("date1904").matches("1|true"));
                } else if (xml.isStart("sheet")) {
                    budget.take(256);
                    String id = xml.attribute("id", "/relationships");
                    Relation relation = relations.get(id);
                    if (relation == null) {
                        throw xml.fault("a sheet '" + XmlPart.shown(xml.attribute("name")) + "' without cells");
                    }
                    sheets.add(new Sheet(xml.attribute("name"), relation.is("worksheet") ? relation.part() : ""));
                }
            }
        }
        if (sheets.isEmpty()) {
            throw DataException.file(source.label(), "a workbook without sheets", "choose another file");
        }
    }

    /** What each of the formats shows that cells refer to by number. */
    private void readFormats() {
        String part = part("styles");
        if (part.isEmpty()) {
            return;
        }
        Map<Integer, Shown> written = new HashMap<>();
        boolean ofCells = false;
        try (XmlPart xml = open(part)) {
            while (xml.next()) {
                if (xml.isStart("numFmt")) {
                    budget.take(64);
                    written.put(xml.number("numFmtId", 0), ExcelDates.written(xml.attribute("formatCode")));
                } else if (xml.isStart("cellXfs") || xml.isEnd("cellXfs")) {
                    ofCells = xml.isStart("cellXfs");
                } else if (ofCells && xml.isStart("xf")) {
                    budget.take(8);
                    int format = xml.number("numFmtId", 0);
                    formats.add(written.getOrDefault(format, ExcelDates.builtIn(format)));
                }
            }
        }
    }

    private void readTexts() {
        String part = part("sharedStrings");
        if (part.isEmpty()) {
            return;
        }
        try (XmlPart xml = open(part)) {
            while (xml.next()) {
                if (xml.isStart("si")) {
                    String text = text(xml, "si");
                    budget.take(64 + 2L * text.length());
                    texts.add(text);
                }
            }
        }
    }

    private String part(String kind) {
        return relations.values().stream()
                .filter(relation -> relation.is(kind))
                .map(Relation::part)
                .findFirst()
                .orElse("");
    }

    /** The text within an element, without hints how to pronounce it. */
    static String text(XmlPart xml, String element) {
        StringBuilder text = new StringBuilder();
        boolean inText = false;
        boolean inHint = false;
        while (!xml.isEnd(element) && xml.next()) {
            if (xml.isStart("rPh") || xml.isEnd("rPh")) {
                inHint = xml.isStart("rPh");
            } else if (xml.isStart("t") || xml.isEnd("t")) {
                inText = xml.isStart("t");
            } else if (inText && !inHint) {
                xml.addTextTo(text);
            }
        }
        return unescaped(text.toString());
    }

    private static String unescaped(String text) {
        return text.contains("_x")
                ? ESCAPED.matcher(text)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))))
                : text;
    }

    /** The text of that number, or nothing if there is none. */
    String sharedText(String number, XmlPart xml) {
        int at = XmlPart.number(number);
        if (at < 0 || at >= texts.size()) {
            throw xml.fault("a text that it does not hold (" + XmlPart.shown(number) + " of " + texts.size() + ")");
        }
        return texts.get(at);
    }

    /** What a format shows. */
    Shown shown(int format) {
        return format < formats.size() ? formats.get(format) : Shown.NUMBER;
    }

    /** The sheets that a reader asks for: one, or all with cells, of which it takes the first that holds any. */
    List<Sheet> sheets(Excel excel) {
        if (excel.sheetName().isEmpty() && excel.sheetNumber() == 0) {
            List<Sheet> withCells =
                    sheets.stream().filter(sheet -> !sheet.part().isEmpty()).toList();
            return withCells.isEmpty() ? List.of(withCells(sheets.get(0))) : withCells;
        }
        return List.of(withCells(excel.sheetName().map(this::named).orElseGet(() -> numbered(excel.sheetNumber()))));
    }

    private Sheet withCells(Sheet sheet) {
        if (sheet.part().isEmpty()) {
            throw DataException.file(
                    source.label(), "sheet '" + sheet.name() + "' is a chart and has no cells", "it has " + names());
        }
        return sheet;
    }

    private Sheet named(String name) {
        return sheets.stream()
                .filter(sheet -> sheet.name().equals(name))
                .findFirst()
                .orElseThrow(() -> DataException.file(source.label(), "no sheet '" + name + "'", "it has " + names()));
    }

    private Sheet numbered(int number) {
        if (number > sheets.size()) {
            throw DataException.file(source.label(), "no sheet " + number, "it has " + names());
        }
        return sheets.get(number - 1);
    }

    /** Its sheets, for messages. */
    String names() {
        List<String> names =
                sheets.stream().limit(20).map(sheet -> "'" + sheet.name() + "'").toList();
        return "sheets " + String.join(", ", names) + (sheets.size() > names.size() ? ", ..." : "");
    }

    @Override
    public void close() {
        try {
            archive.close();
        } catch (IOException e) {
            throw source.unreadable(e);
        }
    }
}
