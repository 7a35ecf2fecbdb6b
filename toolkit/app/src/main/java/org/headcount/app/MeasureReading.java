package org.headcount.app;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headcount.data.DataReader;
import org.headcount.data.input.CodePages;
import picocli.CommandLine.Option;
import tech.tablesaw.api.ColumnType;

/** The options of {@code headcount measure} that say how its file is written. */
final class MeasureReading {

    @Option(
            names = "--missing",
            paramLabel = "CODE|C=CODE",
            split = ",",
            description = "Codes and texts that mean missing, in every column or in one: -99,refused or income=-1.")
    private List<String> missing = List.of();

    @Option(
            names = "--thousands",
            paramLabel = "CHAR",
            description = "Character between groups of digits, such as , in 12,250.")
    private Optional<String> thousands = Optional.empty();

    @Option(names = "--decimal-comma", description = "Decimals come after a comma: 1,5.")
    private boolean decimalComma;

    @Option(
            names = "--type",
            paramLabel = "C=TYPE",
            description = "Type of a column: text, number, percent (12.5%% is 0.125) or money ($12.50).")
    private List<String> types = List.of();

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            description = "Encoding of the file's texts, by name or code page: windows-1252, 850.")
    private Optional<String> encoding = Optional.empty();

    @Option(names = "--skip", paramLabel = "N", description = "Lines (in a workbook rows) before the header.")
    private Optional<Integer> skip = Optional.empty();

    @Option(names = "--separator", paramLabel = "CHAR", description = "Character between cells; tab for a tab.")
    private Optional<String> separator = Optional.empty();

    @Option(names = "--no-header", description = "The first line is data: columns are 'column 1', 'column 2', ...")
    private boolean noHeader;

    @Option(names = "--sheet", paramLabel = "NAME", description = "Sheet of a workbook (default: first with cells).")
    private Optional<String> sheet = Optional.empty();

    @Option(names = "--cells", paramLabel = "RANGE", description = "Cells of a sheet with the table: B4:F40, or B4.")
    private Optional<String> cells = Optional.empty();

    @Option(names = "--entry", paramLabel = "NAME", description = "File to read of a zip archive.")
    private Optional<String> entry = Optional.empty();

    @Option(names = "--fill-short-rows", description = "Lines with too few cells end with missing ones.")
    private boolean fillShortRows;

    @Option(names = "--drop-extra-cells", description = "Cells beyond the header are left out.")
    private boolean dropExtraCells;

    /**
     * A reader with these settings.
     *
     * @throws IllegalArgumentException if the value of an option cannot be used
     */
    DataReader reader() {
        DataReader reader = DataReader.anyFormat();
        Map<String, List<String>> codesOf = new LinkedHashMap<>();
        List<String> codes = codes(codesOf);
        reader = reader.missing(codes.toArray(String[]::new));
        for (Map.Entry<String, List<String>> some : codesOf.entrySet()) {
            reader = reader.missingIn(some.getKey(), some.getValue().toArray(String[]::new));
        }
        reader = thousands
                .map(text -> character("--thousands", text))
                .map(reader::thousands)
                .orElse(reader);
        reader = separator().map(reader::separator).orElse(reader);
        reader = encoding.map(MeasureReading::charset).map(reader::encoding).orElse(reader);
        reader = skip.map(MeasureReading::lines).map(reader::skip).orElse(reader);
        reader = sheet.map(reader::sheet).orElse(reader);
        reader = cells.map(reader::cells).orElse(reader);
        reader = entry.map(reader::entry).orElse(reader);
        reader = decimalComma ? reader.decimalComma() : reader;
        reader = noHeader ? reader.withoutHeader() : reader;
        reader = fillShortRows ? reader.fillShortRows() : reader;
        reader = dropExtraCells ? reader.dropExtraCells() : reader;
        return typed(reader);
    }

    /** Columns that an option names beside those that are measured. */
    List<String> namedAs(String type) {
        return types.stream()
                .filter(given -> given.endsWith("=" + type))
                .map(given -> given.substring(0, given.length() - type.length() - 1))
                .toList();
    }

    /** The same as calls of Java. */
    List<String> java() {
        List<String> calls = new ArrayList<>();
        Map<String, List<String>> codesOf = new LinkedHashMap<>();
        List<String> codes = codes(codesOf);
        if (!codes.isEmpty()) {
            calls.add("missing(" + JavaText.quoted(codes) + ")");
        }
        codesOf.forEach((column, some) ->
                calls.add("missingIn(" + JavaText.quoted(column) + ", " + JavaText.quoted(some) + ")"));
        thousands.ifPresent(text -> calls.add("thousands(" + JavaText.quoted(character("--thousands", text)) + ")"));
        separator().ifPresent(some -> calls.add("separator(" + JavaText.quoted(some) + ")"));
        encoding.ifPresent(name -> calls.add("encoding(java.nio.charset.Charset.forName("
                + JavaText.quoted(charset(name).name()) + "))"));
        skip.ifPresent(count -> calls.add("skip(" + count + ")"));
        sheet.ifPresent(name -> calls.add(JavaText.call("sheet", name)));
        cells.ifPresent(range -> calls.add(JavaText.call("cells", range)));
        entry.ifPresent(name -> calls.add(JavaText.call("entry", name)));
        Map<String, Boolean> plain = new LinkedHashMap<>();
        plain.put("decimalComma()", decimalComma);
        plain.put("withoutHeader()", noHeader);
        plain.put("fillShortRows()", fillShortRows);
        plain.put("dropExtraCells()", dropExtraCells);
        plain.forEach((call, given) -> {
            if (given) {
                calls.add(call);
            }
        });
        for (String type : List.of("percent", "money")) {
            if (!namedAs(type).isEmpty()) {
                calls.add(type + "(" + JavaText.quoted(namedAs(type)) + ")");
            }
        }
        namedAs("text").forEach(column -> calls.add("type(" + JavaText.quoted(column) + ", ColumnType.STRING)"));
        namedAs("number").forEach(column -> calls.add("type(" + JavaText.quoted(column) + ", ColumnType.DOUBLE)"));
        return calls;
    }

    /** The options given that programs of other tools do not follow. */
    List<String> notPlain() {
        Map<String, Boolean> given = new LinkedHashMap<>();
        given.put("--thousands", thousands.isPresent());
        given.put("--encoding", encoding.isPresent());
        given.put("--skip", skip.isPresent());
        given.put("--sheet", sheet.isPresent());
        given.put("--cells", cells.isPresent());
        given.put("--entry", entry.isPresent());
        given.put("--no-header", noHeader);
        given.put("--fill-short-rows", fillShortRows);
        given.put("--drop-extra-cells", dropExtraCells);
        given.put("--type", types.stream().anyMatch(type -> !type.endsWith("=number")));
        Map<String, List<String>> codesOf = new LinkedHashMap<>();
        List<String> all = new ArrayList<>(codes(codesOf));
        codesOf.values().forEach(all::addAll);
        given.put("--missing of a text", all.stream().anyMatch(code -> !isNumber(code)));
        return given.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Codes of a column that mean missing. */
    List<String> numericCodes(String column) {
        Map<String, List<String>> codesOf = new LinkedHashMap<>();
        List<String> all = new ArrayList<>(codes(codesOf));
        all.addAll(codesOf.getOrDefault(column, List.of()));
        return all.stream().filter(MeasureReading::isNumber).toList();
    }

    private static boolean isNumber(String code) {
        return code.matches("[-+]?[0-9]+(\\.[0-9]+)?");
    }

    Optional<Character> separator() {
        return separator.map(text -> character("--separator", text));
    }

    boolean hasDecimalComma() {
        return decimalComma;
    }

    /** Codes of every column; those of one column are put by its name. */
    private List<String> codes(Map<String, List<String>> codesOf) {
        List<String> codes = new ArrayList<>();
        for (String code : missing) {
            int at = code.indexOf('=');
            if (at > 0) {
                codesOf.computeIfAbsent(code.substring(0, at), column -> new ArrayList<>())
                        .add(code.substring(at + 1));
            } else {
                codes.add(code);
            }
        }
        return codes;
    }

    private DataReader typed(DataReader plain) {
        for (String given : types) {
            if (!given.matches(".+=(text|number|percent|money)")) {
                throw new IllegalArgumentException("--type is a column, = and a type, such as id=text; was '" + given
                        + "'; types are text, number, percent and money");
            }
        }
        DataReader reader = plain.percent(namedAs("percent").toArray(String[]::new))
                .money(namedAs("money").toArray(String[]::new));
        for (String column : namedAs("text")) {
            reader = reader.type(column, ColumnType.STRING);
        }
        for (String column : namedAs("number")) {
            reader = reader.type(column, ColumnType.DOUBLE);
        }
        return reader;
    }

    private static int lines(int lines) {
        if (lines < 0) {
            throw new IllegalArgumentException("--skip counts lines, 0 or more; was " + lines);
        }
        return lines;
    }

    private static char character(String option, String text) {
        String named = switch (text) {
            case "tab", "\\t" -> "\t";
            case "space" -> " ";
            default -> text;
        };
        if (named.length() != 1) {
            throw new IllegalArgumentException(option + " is one character (or tab, or space); was '" + text + "'");
        }
        return named.charAt(0);
    }

    private static Charset charset(String name) {
        return CodePages.of(name)
                .orElseThrow(() -> new IllegalArgumentException("--encoding: no encoding '" + name
                        + "' is known; some are utf-8, windows-1252, iso-8859-1, 850, koi8-r, gbk, shift_jis"));
    }
}
