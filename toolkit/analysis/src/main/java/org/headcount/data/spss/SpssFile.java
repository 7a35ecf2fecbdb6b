package org.headcount.data.spss;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.headcount.data.column.ColumnNames;
import org.headcount.data.fault.Advice;
import org.headcount.data.fault.DataException;
import org.headcount.data.fault.Setting;
import org.headcount.data.format.ReadingNotes;
import org.headcount.data.format.WideTables;
import org.headcount.data.input.BinaryInput;
import org.headcount.data.input.Budget;
import org.headcount.data.input.CodePages;
import org.headcount.data.input.InputFile;
import org.headcount.data.table.DataFile;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * The reading of one SPSS file, from front to back: a header, the dictionary of variables and what is said of them, the
 * rows. Texts of the dictionary are kept as bytes until its end, since the record that names their encoding comes late.
 */
final class SpssFile {

    private static final int END_OF_DICTIONARY = 999;

    private record RawLabels(List<byte[]> values, List<byte[]> texts, List<Integer> blocks) {}

    private final InputFile source;
    private final BinaryInput in;
    private final Optional<Charset> encoding;
    private final List<String> wanted;
    private final Budget budget;
    private final ReadingNotes notes;
    private final List<SpssColumn> introduced = new ArrayList<>();
    private final Map<SpssColumn, byte[]> variableLabels = new HashMap<>();
    private final Map<Integer, SpssColumn> byBlock = new HashMap<>();
    private final List<RawLabels> valueLabels = new ArrayList<>();
    private final Map<Integer, byte[]> extensions = new HashMap<>();
    private int blocks;
    private Charset charset = StandardCharsets.UTF_8;
    private byte[] fileLabel = new byte[0];
    private double systemMissing = -Double.MAX_VALUE;

    SpssFile(InputFile source, BinaryInput in, Optional<Charset> encoding, List<String> wanted) {
        this.wanted = wanted;
        this.source = source;
        this.in = in;
        this.encoding = encoding;
        this.budget = new Budget(source.label());
        this.notes = new ReadingNotes(source.label());
    }

    DataFile read() {
        String magic = in.text(4, StandardCharsets.ISO_8859_1);
        if (!magic.equals("$FL2") && !magic.equals("$FL3")) {
            throw DataException.file(
                    source.label(),
                    "not an SPSS system file (it begins with '" + magic.replaceAll("[^ -~]", "?") + "')",
                    "check that it is a .sav or .zsav file; a portable .por file is saved as .sav by SPSS or PSPP");
        }
        in.skip(60);
        order();
        in.skip(4);
        int compression = in.i32();
        in.skip(4);
        int rows = in.i32();
        double bias = in.f64();
        in.skip(17);
        fileLabel = in.take(64);
        in.skip(3);
        in.part("the dictionary");
        dictionary();
        charset = charset();
        List<SpssColumn> columns = columns();
        in.part("the data");
        try (SpssBlocks data = SpssBlocks.of(compression, bias, systemMissing, in, source)) {
            rows(columns, data, rows);
        }
        return result(columns);
    }

    /** The layout code, 2 or 3, gives the byte order. */
    private void order() {
        byte[] layout = in.take(4);
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            int code = ByteBuffer.wrap(layout).order(order).getInt();
            if (code == 2 || code == 3) {
                in.order(order);
                return;
            }
        }
        throw in.broken("no byte order");
    }

    private void dictionary() {
        while (true) {
            int type = in.i32();
            switch (type) {
                case 2 -> variable();
                case 3 -> labels();
                case 6 -> {
                    int lines = in.i32();
                    if (lines < 0) {
                        throw in.broken("a document of " + lines + " lines");
                    }
                    in.skip(80L * lines);
                }
                case 7 -> extension();
                case END_OF_DICTIONARY -> {
                    in.skip(4);
                    return;
                }
                default -> throw in.broken("a record of the unknown type " + type);
            }
        }
    }

    private void variable() {
        int width = in.i32();
        int hasLabel = in.i32();
        int missing = in.i32();
        int format = in.i32();
        in.skip(4);
        byte[] name = in.take(8);
        int block = blocks++;
        if (width < -1 || width > SpssColumn.SEGMENT || hasLabel < 0 || hasLabel > 1 || Math.abs(missing) > 3) {
            throw in.broken("a variable that cannot be");
        }
        SpssColumn column = new SpssColumn(name, Math.max(0, width), format);
        if (hasLabel == 1) {
            int length = in.i32();
            byte[] label = in.take(length);
            in.skip((4 - length % 4) % 4);
            variableLabels.put(column, label);
        }
        missing(column, missing);
        // A string wider than eight bytes is followed by places without a name, one for each further eight.
        if (width >= 0) {
            introduced.add(column);
            byBlock.put(block + 1, column);
        }
    }

    private void missing(SpssColumn column, int count) {
        if (count < 0) {
            column.missingRange(in.f64(), in.f64());
        }
        for (int i = 0; i < (count < 0 ? -count - 2 : count); i++) {
            byte[] code = in.take(8);
            if (column.isText()) {
                column.missingText(code);
            } else {
                column.missingNumber(ByteBuffer.wrap(code).order(in.order()).getDouble());
            }
        }
    }

    private void labels() {
        int count = in.i32();
        if (count < 0) {
            throw in.broken("a set of " + count + " value labels");
        }
        RawLabels labels = new RawLabels(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < count; i++) {
            labels.values().add(in.take(8));
            int length = in.u8();
            labels.texts().add(in.take(length));
            in.skip(7 - length % 8);
        }
        if (in.i32() != 4) {
            throw in.broken("value labels without variables");
        }
        int variables = in.i32();
        for (int i = 0; i < variables; i++) {
            labels.blocks().add(in.i32());
        }
        valueLabels.add(labels);
    }

    private void extension() {
        int subtype = in.i32();
        long size = in.u32();
        long count = in.u32();
        long most = Integer.MAX_VALUE - 8;
        if (size > most || (size > 0 && count > most / size)) {
            throw in.broken("an extension of " + count + " times " + size + " bytes");
        }
        long length = size * count;
        extensions.put(subtype, in.take((int) length));
    }

    private Charset charset() {
        if (encoding.isPresent()) {
            return encoding.get();
        }
        Optional<String> named = Optional.ofNullable(extensions.get(20))
                .map(bytes -> BinaryInput.text(bytes, StandardCharsets.US_ASCII).strip());
        if (named.isPresent()) {
            return charset(named.get());
        }
        byte[] machine = extensions.getOrDefault(3, new byte[0]);
        int page = machine.length < 32
                ? 0
                : ByteBuffer.wrap(machine).order(in.order()).getInt(28);
        // The first numbers mean EBCDIC, ASCII of seven and of eight bits, and DEC Kanji.
        return page >= 0 && page <= 4
                ? Charset.forName("windows-1252")
                : CodePages.of(page).orElseThrow(() -> unknown("code page " + page));
    }

    private Charset charset(String name) {
        return CodePages.of(name).orElseThrow(() -> unknown(name.toLowerCase(Locale.ROOT)));
    }

    private DataException unknown(String name) {
        return DataException.file(
                source.label(),
                "its texts are in the encoding '" + name + "', which is not known here",
                Advice.of("name one that is", Setting.ENCODING, "windows-1252"));
    }

    /** The variables, each once, called and described by what the extensions say. */
    private List<SpssColumn> columns() {
        systemMissing = Optional.ofNullable(extensions.get(4))
                .filter(bytes -> bytes.length >= 8)
                .map(bytes -> ByteBuffer.wrap(bytes).order(in.order()).getDouble())
                .orElse(systemMissing);
        Map<String, SpssColumn> byShortName = new HashMap<>();
        introduced.forEach(column -> {
            column.name(column.shortName(charset));
            byShortName.put(key(column.name()), column);
        });
        pairs(14).forEach((name, width) -> veryLong(byShortName.get(key(name)), width));
        List<SpssColumn> columns = joined();
        pairs(13).forEach((name, longName) -> {
            if (byShortName.containsKey(key(name))) {
                byShortName.get(key(name)).name(longName);
            }
        });
        variableLabels.forEach((column, label) -> column.label(new String(label, charset).stripTrailing()));
        valueLabels.forEach(this::attach);
        longStrings(columns, byShortName);
        List<String> names = columns.stream().map(SpssColumn::name).toList();
        List<String> distinct = ColumnNames.of(names);
        ColumnNames.twice(names)
                .ifPresent(name -> notes.file(
                        "more than one variable is called '" + name
                                + "', so the later ones have their places behind their names",
                        Advice.of("")));
        wanted.stream().filter(name -> !distinct.contains(name)).findFirst().ifPresent(name -> {
            throw DataException.file(
                    source.label(), "no column '" + name + "'", "it has " + ColumnNames.shown(distinct));
        });
        for (int i = 0; i < columns.size(); i++) {
            SpssColumn column = columns.get(i);
            column.name(distinct.get(i));
            column.begin(charset, notes, budget, !wanted.isEmpty() && !wanted.contains(column.name()));
        }
        return columns;
    }

    /** Names of variables are the same whatever their case. */
    private static String key(String name) {
        return name.strip().toUpperCase(Locale.ROOT);
    }

    private void longStrings(List<SpssColumn> columns, Map<String, SpssColumn> byShortName) {
        Map<String, SpssColumn> byName = new HashMap<>(byShortName);
        columns.forEach(column -> byName.put(key(column.name()), column));
        SpssLongStrings records = new SpssLongStrings(
                in,
                charset,
                budget,
                name -> Optional.ofNullable(byName.get(key(name)))
                        .filter(SpssColumn::isText)
                        .orElseThrow(
                                () -> in.broken("a record of long strings of '" + name + "', which is no string")));
        Optional.ofNullable(extensions.get(21)).ifPresent(records::labels);
        Optional.ofNullable(extensions.get(22)).ifPresent(records::missing);
    }

    /** {@code NAME=value} between tabs. */
    private Map<String, String> pairs(int subtype) {
        Map<String, String> pairs = new HashMap<>();
        String text = new String(extensions.getOrDefault(subtype, new byte[0]), charset);
        for (String pair : text.split("\t", -1)) {
            int at = pair.indexOf('=');
            if (at > 0) {
                pairs.put(pair.substring(0, at), pair.substring(at + 1).replace("\0", ""));
            }
        }
        return pairs;
    }

    private void veryLong(SpssColumn column, String width) {
        if (column != null && column.isText() && width.strip().matches("[0-9]{1,5}")) {
            int full = Integer.parseInt(width.strip());
            if (full > SpssColumn.SEGMENT && full <= 32_767) {
                column.width(full);
            }
        }
    }

    /** Without the variables that only continue a very long string. */
    private List<SpssColumn> joined() {
        List<SpssColumn> columns = new ArrayList<>();
        int needed = 0;
        for (int i = 0;
                i < introduced.size();
                i += columns.get(columns.size() - 1).segments()) {
            SpssColumn column = introduced.get(i);
            if (i + column.segments() > introduced.size()) {
                throw in.broken("a very long string '" + column.shortName(charset) + "' without its parts");
            }
            columns.add(column);
            needed += column.blocks();
        }
        if (needed != blocks) {
            throw in.broken("strings that do not fill their places (" + blocks + " where " + needed + " are needed)");
        }
        return columns;
    }

    private void attach(RawLabels labels) {
        for (int block : labels.blocks()) {
            SpssColumn column = byBlock.get(block);
            if (column == null) {
                throw in.broken("value labels of a variable that is not there (" + block + ")");
            }
            for (int i = 0; i < labels.values().size(); i++) {
                String text = new String(labels.texts().get(i), charset).stripTrailing();
                budget.take(64 + 2L * text.length());
                column.label(labels.values().get(i), text, in.order(), charset);
            }
        }
    }

    private void rows(List<SpssColumn> columns, SpssBlocks data, int declared) {
        if (columns.isEmpty()) {
            if (declared > 0) {
                throw in.broken("a count of " + declared + " rows of nothing");
            }
            return;
        }
        int width = blocks * 8;
        byte[] row = new byte[width];
        ByteBuffer numbers = ByteBuffer.wrap(row).order(in.order());
        for (int at = 0; declared < 0 || at < declared; at++) {
            int read = data.fill(row);
            if (read == 0 && declared < 0) {
                return;
            }
            if (read < width) {
                in.part("row " + (at + 1) + (declared < 0 ? "" : " of " + declared));
                throw in.ended();
            }
            int offset = 0;
            for (SpssColumn column : columns) {
                if (column.isSkipped()) {
                    offset += column.blocks() * 8;
                    continue;
                }
                if (column.isText()) {
                    column.add(row, offset);
                } else {
                    column.add(numbers.getDouble(offset), systemMissing);
                }
                offset += column.blocks() * 8;
            }
            if (at % 8192 == 0 && Thread.currentThread().isInterrupted()) {
                throw source.interrupted();
            }
        }
    }

    private DataFile result(List<SpssColumn> all) {
        List<SpssColumn> columns =
                all.stream().filter(column -> !column.isSkipped()).toList();
        Table table = WideTables.create(
                source.name(),
                columns.stream().<Column<?>>map(SpssColumn::column).toList());
        String label = new String(fileLabel, charset).strip();
        return new DataFile(
                table,
                Optional.of(label).filter(some -> !some.isEmpty()),
                columns.stream().map(SpssColumn::variable).toList(),
                notes.list(),
                row -> source.label() + ":" + (row + 1));
    }
}
