package org.headcount.data.stata;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.headcount.data.column.ColumnNames;
import org.headcount.data.fault.Advice;
import org.headcount.data.fault.DataException;
import org.headcount.data.format.ReadingNotes;
import org.headcount.data.format.WideTables;
import org.headcount.data.input.BinaryInput;
import org.headcount.data.input.Budget;
import org.headcount.data.input.InputFile;
import org.headcount.data.table.DataFile;
import org.headcount.data.table.Variable;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** The reading of one .dta file, from front to back. */
final class StataFile {

    private static final int CHUNK = 1 << 20;
    private static final int LONGEST_LABEL = 32_000;

    /** The type of a variable whose values are in another frame; of releases 120 and 121. */
    private static final int ALIAS = 65_525;

    private record LabelSet(Map<Double, String> labels, Map<String, String> reasons) {}

    private final InputFile source;
    private final BinaryInput in;
    private final Optional<Charset> encoding;
    private final List<String> wanted;
    private final Budget budget;
    private final ReadingNotes notes;
    private StataLayout layout;
    private Charset charset;
    private int variables;
    private long rows;
    private Optional<String> label = Optional.empty();
    private List<Integer> types = List.of();
    private List<String> names = List.of();
    private List<String> formats = List.of();
    private List<String> labelSets = List.of();
    private List<String> labels = List.of();
    private List<StataColumn> columns = List.of();
    private final Map<String, LabelSet> sets = new HashMap<>();

    StataFile(InputFile source, BinaryInput in, Optional<Charset> encoding, List<String> wanted) {
        this.wanted = wanted;
        this.source = source;
        this.in = in;
        this.encoding = encoding;
        this.budget = new Budget(source.label());
        this.notes = new ReadingNotes(source.label());
    }

    DataFile read() {
        int first = in.u8();
        if (first == '<') {
            tagged();
        } else {
            plain(first);
        }
        return result();
    }

    private void release(int release) {
        if (!StataLayout.isKnown(release)) {
            throw DataException.file(source.label(), StataLayout.refusal(release), StataLayout.cure(release));
        }
        layout = new StataLayout(release);
        charset = encoding.orElse(layout.isUnicode() ? StandardCharsets.UTF_8 : Charset.forName("windows-1252"));
    }

    // Releases 105 to 115: sections follow each other without tags.

    private void plain(int release) {
        release(release);
        in.order(
                switch (in.u8()) {
                    case 1 -> ByteOrder.BIG_ENDIAN;
                    case 2 -> ByteOrder.LITTLE_ENDIAN;
                    default -> throw in.broken("no byte order");
                });
        in.skip(2);
        variables = in.u16();
        rows = in.u32();
        label = optional(in.text(layout.labelBytes(), charset));
        in.skip(18);
        in.part("the descriptions of variables");
        types = repeated(in::u8);
        names = texts(layout.nameBytes());
        in.skip((long) layout.sortBytes() * (variables + 1));
        formats = texts(layout.formatBytes());
        labelSets = texts(layout.nameBytes());
        labels = texts(layout.labelBytes());
        expansionFields();
        data();
        in.part("the value labels");
        byte[] size = new byte[layout.hasShortLabels() ? 2 : 4];
        // Value labels end with the file; a file without any ends with its rows.
        for (int read = in.takeUpTo(size, size.length); read > 0; read = in.takeUpTo(size, size.length)) {
            if (read < size.length) {
                throw in.ended();
            }
            ByteBuffer number = ByteBuffer.wrap(size).order(in.order());
            if (layout.hasShortLabels()) {
                shortLabelSet(number.getShort() & 0xffff);
            } else {
                labelSet(number.getInt());
            }
        }
    }

    private void expansionFields() {
        while (true) {
            int type = in.u8();
            long length = layout.expansionLengthBytes() == 4 ? in.u32() : in.u16();
            if (type == 0 && length == 0) {
                return;
            }
            in.skip(length);
        }
    }

    // Releases 117 to 121: every section is between tags.

    private void tagged() {
        in.expect("stata_dta><header><release>");
        String release = in.text(3, StandardCharsets.US_ASCII);
        release(release.matches("[0-9]{3}") ? Integer.parseInt(release) : 0);
        in.expect("</release><byteorder>");
        in.order(
                switch (in.text(3, StandardCharsets.US_ASCII)) {
                    case "MSF" -> ByteOrder.BIG_ENDIAN;
                    case "LSF" -> ByteOrder.LITTLE_ENDIAN;
                    default -> throw in.broken("no byte order");
                });
        in.expect("</byteorder><K>");
        long declared = layout.isWide() ? in.u32() : in.u16();
        if (declared > 120_000) {
            throw in.broken("a count of " + declared + " variables");
        }
        variables = (int) declared;
        in.expect("</K><N>");
        rows = layout.isUnicode() ? in.i64() : in.u32();
        in.expect("</N><label>");
        label = optional(in.text(layout.isUnicode() ? in.u16() : in.u8(), charset));
        in.expect("</label><timestamp>");
        in.skip(in.u8());
        in.expect("</timestamp></header><map>");
        // The map repeats where sections begin, which is known by reading them in turn.
        in.skip(14 * 8);
        in.expect("</map><variable_types>");
        in.part("the descriptions of variables");
        types = repeated(in::u16);
        in.expect("</variable_types><varnames>");
        names = texts(layout.nameBytes());
        in.expect("</varnames><sortlist>");
        in.skip((long) layout.sortBytes() * (variables + 1));
        in.expect("</sortlist><formats>");
        formats = texts(layout.formatBytes());
        in.expect("</formats><value_label_names>");
        labelSets = texts(layout.nameBytes());
        in.expect("</value_label_names><variable_labels>");
        labels = texts(layout.labelBytes());
        in.expect("</variable_labels><characteristics>");
        while (isOneMore("<ch>", "</characteristics>")) {
            in.skip(in.u32());
            in.expect("</ch>");
        }
        in.expect("<data>");
        data();
        in.expect("</data><strls>");
        in.part("the long texts");
        Map<Long, StataColumn.LongText> texts = longTexts();
        columns.forEach(column -> column.resolve(texts));
        in.expect("<value_labels>");
        in.part("the value labels");
        while (isOneMore("<lbl>", "</value_labels>")) {
            labelSet(in.i32());
            in.expect("</lbl>");
        }
        in.expect("</stata_dta>");
    }

    /** Passes over the one tag or the other, and says whether it was the first. */
    private boolean isOneMore(String item, String end) {
        String tag = new String(in.take(item.length()), StandardCharsets.ISO_8859_1);
        if (tag.equals(item)) {
            return true;
        }
        if (!end.startsWith(tag)) {
            throw in.broken("neither '" + item + "' nor '" + end + "'");
        }
        in.expect(end.substring(item.length()));
        return false;
    }

    private Map<Long, StataColumn.LongText> longTexts() {
        Map<Long, StataColumn.LongText> texts = new HashMap<>();
        while (isOneMore("GSO", "</strls>")) {
            long variable = in.u32();
            long row = layout.isUnicode() ? in.i64() : in.u32();
            int type = in.u8();
            if (type != 129 && type != 130) {
                throw in.broken("a long text of type " + type);
            }
            long length = in.u32();
            if (length > Integer.MAX_VALUE - 8) {
                throw in.broken("a long text of " + length + " bytes");
            }
            budget.take(length + 64);
            byte[] text = in.take((int) length);
            boolean isTerminated = type == 130 && length > 0 && text[(int) length - 1] == 0;
            texts.put(
                    key(variable, row),
                    new StataColumn.LongText(
                            isTerminated ? Arrays.copyOf(text, (int) length - 1) : text, type == 129 && !isText(text)));
        }
        return texts;
    }

    /** Whether bytes that are marked as binary are plain text all the same: some programs mark every long text so. */
    private boolean isText(byte[] bytes) {
        try {
            return charset.newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .chars()
                    .allMatch(c -> c >= ' ' || "\t\n\r".indexOf(c) >= 0);
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** The eight bytes with which a row refers to the long text of a variable and a row. */
    private long key(long variable, long row) {
        int bits = layout.longTextVariableBytes() * 8;
        return in.order() == ByteOrder.LITTLE_ENDIAN ? variable | (row << bits) : (variable << (64 - bits)) | row;
    }

    private <T> List<T> repeated(Supplier<T> read) {
        List<T> all = new ArrayList<>();
        for (int i = 0; i < variables; i++) {
            all.add(read.get());
        }
        return all;
    }

    private List<String> texts(int width) {
        return repeated(() -> in.text(width, charset));
    }

    private static Optional<String> optional(String text) {
        return Optional.of(text).filter(some -> !some.isEmpty());
    }

    private void data() {
        ColumnNames.twice(names)
                .ifPresent(name -> notes.file(
                        "more than one variable is called '" + name
                                + "', so the later ones have their places behind their names",
                        Advice.of("")));
        names = ColumnNames.of(names);
        wanted.stream().filter(name -> !names.contains(name)).findFirst().ifPresent(name -> {
            throw DataException.file(source.label(), "no column '" + name + "'", "it has " + ColumnNames.shown(names));
        });
        columns = new ArrayList<>();
        long width = 0;
        for (int i = 0; i < variables; i++) {
            StataColumn column = column(i);
            columns.add(column);
            width += column.width();
        }
        in.part("the data");
        if (rows < 0 || rows > Integer.MAX_VALUE - 8 || (width == 0 && rows > 0)) {
            throw in.broken("a count of " + rows + " rows of " + width + " bytes");
        }
        if (width > 0) {
            rows((int) width);
        }
    }

    private StataColumn column(int i) {
        int code = types.get(i);
        if (layout.isTagged() && code == ALIAS) {
            throw DataException.file(
                    source.label(),
                    "the variable '" + names.get(i)
                            + "' is an alias of one in another frame, and its values are not here",
                    "put a copy in its place in Stata (frget instead of fralias add), and save the file again");
        }
        StataColumn.Type type = type(code);
        int width = type == StataColumn.Type.TEXT ? (layout.hasLetterTypes() ? code - 127 : code) : type.bytes();
        boolean isSkipped = !wanted.isEmpty() && !wanted.contains(names.get(i));
        return new StataColumn(names.get(i), isSkipped, type, width, formats.get(i), layout, charset, notes, budget);
    }

    private StataColumn.Type type(int code) {
        if (layout.isTagged()) {
            return switch (code) {
                case 65_530 -> StataColumn.Type.BYTE;
                case 65_529 -> StataColumn.Type.INT;
                case 65_528 -> StataColumn.Type.LONG;
                case 65_527 -> StataColumn.Type.FLOAT;
                case 65_526 -> StataColumn.Type.DOUBLE;
                case 32_768 -> StataColumn.Type.LONG_TEXT;
                default -> text(code, 1, 2045);
            };
        }
        if (layout.hasLetterTypes()) {
            return switch (code) {
                case 'b' -> StataColumn.Type.BYTE;
                case 'i' -> StataColumn.Type.INT;
                case 'l' -> StataColumn.Type.LONG;
                case 'f' -> StataColumn.Type.FLOAT;
                case 'd' -> StataColumn.Type.DOUBLE;
                default -> text(code, 128, 127 + 80);
            };
        }
        return switch (code) {
            case 251 -> StataColumn.Type.BYTE;
            case 252 -> StataColumn.Type.INT;
            case 253 -> StataColumn.Type.LONG;
            case 254 -> StataColumn.Type.FLOAT;
            case 255 -> StataColumn.Type.DOUBLE;
            default -> text(code, 1, 244);
        };
    }

    private StataColumn.Type text(int code, int low, int high) {
        if (code < low || code > high) {
            throw in.broken("a variable of the unknown type " + code);
        }
        return StataColumn.Type.TEXT;
    }

    private void rows(int width) {
        int perChunk = Math.max(1, CHUNK / width);
        budget.take((long) width * perChunk);
        byte[] bytes = new byte[width * perChunk];
        for (long done = 0; done < rows; ) {
            int count = (int) Math.min(perChunk, rows - done);
            int read = in.takeUpTo(bytes, count * width);
            if (read < count * width) {
                in.part("row " + (done + read / width + 1) + " of " + rows);
                throw in.ended();
            }
            int offset = 0;
            for (StataColumn column : columns) {
                column.take(bytes, in.order(), count, width, offset);
                offset += column.width();
            }
            done += count;
            if (Thread.currentThread().isInterrupted()) {
                throw source.interrupted();
            }
        }
    }

    /** A set of value labels: how many, how long their texts, where each begins, its value, the texts. */
    private void labelSet(int length) {
        String name = in.text(layout.labelSetBytes(), charset);
        in.skip(3);
        byte[] table = in.take(length);
        ByteBuffer numbers = ByteBuffer.wrap(table).order(in.order());
        if (table.length < 8) {
            throw in.broken("a set of value labels of " + table.length + " bytes");
        }
        long count = numbers.getInt(0);
        long texts = 8 + 8 * count;
        if (count < 0 || texts > table.length) {
            throw in.broken("a set of " + count + " value labels in " + table.length + " bytes");
        }
        LabelSet set = new LabelSet(new LinkedHashMap<>(), new LinkedHashMap<>());
        for (int i = 0; i < count; i++) {
            long at = texts + Integer.toUnsignedLong(numbers.getInt(8 + 4 * i));
            if (at >= table.length) {
                throw in.broken("a value label that begins beyond its set");
            }
            int value = numbers.getInt((int) (8 + 4 * count + 4L * i));
            int end = (int) Math.min(table.length, at + LONGEST_LABEL);
            String text = BinaryInput.text(Arrays.copyOfRange(table, (int) at, end), charset);
            // Many labels may share one text: what is paid for is what becomes of it.
            budget.take(64 + 2L * text.length());
            if (layout.hasReasons() && value >= StataMissing.LONG) {
                set.reasons().put(StataMissing.reason((long) value - StataMissing.LONG), text);
            } else {
                set.labels().put((double) value, text);
            }
        }
        sets.put(name, set);
    }

    /** A set of Stata 5: codes of two bytes, labels of eight. */
    private void shortLabelSet(int count) {
        String name = in.text(9, charset);
        in.skip(1);
        int[] codes = new int[count];
        for (int i = 0; i < count; i++) {
            codes[i] = (short) in.u16();
        }
        LabelSet set = new LabelSet(new LinkedHashMap<>(), Map.of());
        for (int code : codes) {
            set.labels().put((double) code, in.text(8, charset));
        }
        sets.put(name, set);
    }

    private DataFile result() {
        List<Variable> described = new ArrayList<>();
        for (int i = 0; i < variables; i++) {
            StataColumn column = columns.get(i);
            if (column.isSkipped()) {
                continue;
            }
            LabelSet set = sets.getOrDefault(labelSets.get(i), new LabelSet(Map.of(), Map.of()));
            set.reasons().forEach((reason, text) -> {
                if (!reason.isEmpty()) {
                    column.missing().label(reason, text);
                }
            });
            described.add(column.variable(optional(labels.get(i)), formats.get(i), set.labels()));
        }
        Table table = WideTables.create(
                source.name(),
                columns.stream()
                        .filter(column -> !column.isSkipped())
                        .<Column<?>>map(StataColumn::column)
                        .toList());
        return new DataFile(table, label, described, notes.list(), row -> source.label() + ":" + (row + 1));
    }
}
