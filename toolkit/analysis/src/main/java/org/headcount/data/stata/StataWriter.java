package org.headcount.data.stata;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.headcount.data.fault.DataException;
import org.headcount.data.table.DataFile;
import org.headcount.data.table.Variable;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** The writing of one .dta file of release 118, little-endian, after {@code help dta_118}. */
final class StataWriter {

    private static final StataLayout LAYOUT = new StataLayout(118);
    private static final int LONGEST_TEXT = 2045;
    private static final long EPOCH_DAYS = LocalDate.of(1960, 1, 1).toEpochDay();
    private static final double LARGEST = Double.longBitsToDouble(StataMissing.DOUBLE - 1);
    private static final int LARGEST_LONG = StataMissing.LONG - 1;

    /** Names that Stata keeps for itself. */
    private static final Set<String> RESERVED = Set.of(
            "_all", "_b", "_coef", "_cons", "_n", "_N", "_pi", "_pred", "_rc", "_skip", "byte", "double", "float", "if",
            "in", "int", "long", "strL", "using", "with");

    private record Field(
            Column<?> column, Variable variable, int type, int width, String format, Map<String, String> letters) {}

    private final DataFile file;
    private final Table table;
    private final Path path;
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private final List<Long> map = new ArrayList<>();
    private final List<Field> fields = new ArrayList<>();

    StataWriter(DataFile file, Path path) {
        this.file = file;
        this.table = file.table();
        this.path = path;
    }

    void write() {
        requireFew(table.columnCount(), path);
        for (Column<?> column : table.columns()) {
            fields.add(field(column, file.variable(column.name())));
        }
        long width = fields.stream().mapToLong(Field::width).sum();
        byte[] labels = valueLabels();
        // Two rounds: the map, which comes first, says where the sections begin that follow.
        head(width, labels.length, List.of());
        head(width, labels.length, List.copyOf(map));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path), 1 << 16)) {
            head.writeTo(out);
            rows(out, (int) width);
            ByteArrayOutputStream tail = new ByteArrayOutputStream();
            text(tail, "</data><strls>");
            longTexts(tail);
            text(tail, "</strls><value_labels>");
            tail.write(labels);
            text(tail, "</value_labels></stata_dta>");
            tail.writeTo(out);
        } catch (IOException e) {
            throw DataException.file(
                    path.toString(),
                    "cannot be written (" + e.getMessage() + ")",
                    "check the folder and its permissions",
                    e);
        }
    }

    /** Release 118 counts variables in two bytes, of which Stata uses fifteen bits. */
    static void requireFew(int columns, Path path) {
        if (columns > 32_767) {
            throw DataException.file(path.toString(), columns + " columns where Stata reads 32767", "leave some out");
        }
    }

    private DataException fault(String problem, String advice) {
        return DataException.file(path.toString(), problem, advice);
    }

    private DataException fault(int row, Column<?> column, String problem) {
        return DataException.cell(
                path.toString(),
                row + 1L,
                column.name(),
                column.getUnformattedString(row),
                problem,
                "change the value, or leave the column out");
    }

    private Field field(Column<?> column, Variable variable) {
        String name = column.name();
        if (!name.matches("[\\p{L}_][\\p{L}\\p{N}_]{0,31}") || RESERVED.contains(name) || name.matches("str[0-9]+")) {
            throw fault(
                    "'" + name + "' cannot be the name of a Stata variable",
                    "use up to 32 letters, digits and underscores, a letter first, and none of Stata's own words");
        }
        Map<String, String> letters = letters(variable);
        if (column instanceof StringColumn texts) {
            int width = 1;
            for (String text : texts.unique()) {
                width = Math.max(width, text.getBytes(StandardCharsets.UTF_8).length);
            }
            return width <= LONGEST_TEXT
                    ? new Field(column, variable, width, width, "%" + width + "s", letters)
                    : new Field(column, variable, 32_768, 8, "%9s", letters);
        }
        if (column instanceof DateColumn) {
            return new Field(column, variable, 65_528, 4, "%td", letters);
        }
        if (column instanceof DateTimeColumn) {
            return new Field(column, variable, 65_526, 8, "%tc", letters);
        }
        if (column instanceof BooleanColumn) {
            return new Field(column, variable, 65_530, 1, "%8.0g", letters);
        }
        if (column instanceof NumericColumn<?> numbers) {
            boolean isLong = switch (column.type().name()) {
                case "SHORT", "INTEGER" -> fitsLong(numbers);
                default -> false;
            };
            String format = variable.format()
                    .filter(own -> own.matches("%-?0?[0-9]+\\.[0-9]+[gfe]c?|%t[CwmqhyY].*"))
                    .orElse("%10.0g");
            return isLong
                    ? new Field(column, variable, 65_528, 4, format, letters)
                    : new Field(column, variable, 65_526, 8, format, letters);
        }
        throw fault(
                "column '" + name + "' is of type " + column.type().name() + ", for which Stata has none",
                "make it one of numbers, texts, dates or dates with times");
    }

    private static boolean fitsLong(NumericColumn<?> numbers) {
        for (int row = 0; row < numbers.size(); row++) {
            if (!numbers.isMissing(row) && numbers.getDouble(row) > LARGEST_LONG) {
                return false;
            }
        }
        return true;
    }

    /** The letter that each reason is written as. */
    private Map<String, String> letters(Variable variable) {
        Set<String> reasons = new LinkedHashSet<>();
        variable.missing().declared().stream()
                .filter(code -> !code.contains(" "))
                .forEach(reasons::add);
        reasons.addAll(variable.missing().labels().keySet());
        reasons.addAll(variable.missing().counts().keySet());
        Map<String, String> letters = new LinkedHashMap<>();
        boolean areLetters = reasons.stream().allMatch(reason -> reason.matches("[a-z]"));
        for (String reason : reasons) {
            if (letters.size() == 26) {
                throw fault(
                        "column '" + variable.name() + "' has " + reasons.size()
                                + " reasons for missing cells, where Stata has 26",
                        "put some of them together");
            }
            letters.put(reason, areLetters ? reason : String.valueOf((char) ('a' + letters.size())));
        }
        return letters;
    }

    // The head: everything before the rows.

    private void head(long width, int labelBytes, List<Long> places) {
        head.reset();
        map.clear();
        mark();
        text(head, "<stata_dta><header><release>118</release><byteorder>LSF</byteorder><K>");
        put(2, fields.size());
        text(head, "</K><N>");
        put(8, table.rowCount());
        text(head, "</N><label>");
        byte[] label = cut(file.label().orElse(""), 320);
        put(2, label.length);
        head.writeBytes(label);
        // No time stamp: the same table makes the same file.
        text(head, "</label><timestamp>\0</timestamp></header>");
        mark();
        text(head, "<map>");
        for (int i = 0; i < 14; i++) {
            put(8, places.isEmpty() ? 0 : places.get(i));
        }
        text(head, "</map>");
        section("variable_types", field -> put(2, field.type()));
        section("varnames", field -> fixed(field.column().name(), LAYOUT.nameBytes()));
        mark();
        text(head, "<sortlist>");
        put(2 * (fields.size() + 1), 0);
        text(head, "</sortlist>");
        section("formats", field -> fixed(field.format(), LAYOUT.formatBytes()));
        section(
                "value_label_names",
                field -> fixed(hasLabels(field) ? field.column().name() : "", LAYOUT.nameBytes()));
        section("variable_labels", field -> fixed(field.variable().label().orElse(""), LAYOUT.labelBytes()));
        mark();
        text(head, "<characteristics></characteristics>");
        mark();
        text(head, "<data>");
        long end = head.size() + width * table.rowCount() + "</data>".length();
        map.add(end);
        end += "<strls></strls>".length() + longTextBytes();
        map.add(end);
        end += "<value_labels></value_labels>".length() + labelBytes;
        map.add(end);
        map.add(end + "</stata_dta>".length());
    }

    private void mark() {
        map.add((long) head.size());
    }

    private void section(String tag, Consumer<Field> write) {
        mark();
        text(head, "<" + tag + ">");
        fields.forEach(write);
        text(head, "</" + tag + ">");
    }

    private static void text(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private void put(int bytes, long value) {
        for (int i = 0; i < bytes; i++) {
            head.write(i < 8 ? (int) (value >>> (8 * i)) : 0);
        }
    }

    private void fixed(String text, int width) {
        byte[] bytes = cut(text, width - 1);
        head.writeBytes(bytes);
        head.writeBytes(new byte[width - bytes.length]);
    }

    /** The text in at most so many bytes, cut between characters. */
    private static byte[] cut(String text, int bytes) {
        String kept = text;
        while (kept.getBytes(StandardCharsets.UTF_8).length > bytes) {
            kept = kept.substring(0, kept.offsetByCodePoints(kept.length(), -1));
        }
        return kept.getBytes(StandardCharsets.UTF_8);
    }

    // The rows.

    private void rows(OutputStream out, int width) throws IOException {
        ByteBuffer row = ByteBuffer.allocate(width).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < table.rowCount(); at++) {
            row.clear();
            for (int i = 0; i < fields.size(); i++) {
                cell(row, fields.get(i), i, at);
            }
            out.write(row.array(), 0, width);
        }
    }

    private void cell(ByteBuffer out, Field field, int index, int row) {
        Column<?> column = field.column();
        boolean isMissing = column.isMissing(row);
        int steps = isMissing
                ? field.variable()
                        .missing()
                        .of(row)
                        .map(reason -> StataMissing.steps(field.letters().get(reason)))
                        .orElse(0)
                : 0;
        switch (field.type()) {
            case 65_530 ->
                out.put((byte) (isMissing ? StataMissing.BYTE + steps : ((BooleanColumn) column).getByte(row)));
            case 65_528 -> out.putInt(isMissing ? StataMissing.LONG + steps : whole(column, row));
            case 65_526 -> {
                if (isMissing) {
                    out.putLong(StataMissing.DOUBLE + steps * StataMissing.DOUBLE_STEP);
                } else {
                    out.putDouble(number(column, row));
                }
            }
            case 32_768 -> out.putLong(isMissing ? 0 : reference(index, row));
            default -> {
                byte[] bytes = isMissing
                        ? new byte[0]
                        : ((StringColumn) column).get(row).getBytes(StandardCharsets.UTF_8);
                out.put(bytes).put(new byte[field.width() - bytes.length]);
            }
        }
    }

    private static int whole(Column<?> column, int row) {
        return column instanceof DateColumn dates
                ? (int) (dates.get(row).toEpochDay() - EPOCH_DAYS)
                : (int) ((NumericColumn<?>) column).getDouble(row);
    }

    private double number(Column<?> column, int row) {
        if (column instanceof DateTimeColumn moments) {
            LocalDateTime moment = moments.get(row);
            return moment.toInstant(ZoneOffset.UTC).toEpochMilli() - EPOCH_DAYS * 86_400_000.0;
        }
        if (column instanceof LongColumn longs && Math.abs(longs.getLong(row)) > 1L << 53) {
            throw fault(row, column, "a whole number that Stata's doubles would round");
        }
        double value = ((NumericColumn<?>) column).getDouble(row);
        if (!(Math.abs(value) <= LARGEST)) {
            throw fault(row, column, "beyond Stata's numbers");
        }
        return value;
    }

    private static long reference(int index, int row) {
        return (index + 1) | ((row + 1L) << 16);
    }

    // What follows the rows.

    private long longTextBytes() {
        long bytes = 0;
        for (Field field : fields) {
            if (field.type() == 32_768) {
                for (int row = 0; row < table.rowCount(); row++) {
                    if (!field.column().isMissing(row)) {
                        bytes += 3 + 4 + 8 + 1 + 4 + longText(field, row).length + 1;
                    }
                }
            }
        }
        return bytes;
    }

    private static byte[] longText(Field field, int row) {
        return ((StringColumn) field.column()).get(row).getBytes(StandardCharsets.UTF_8);
    }

    private void longTexts(ByteArrayOutputStream out) {
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            if (field.type() != 32_768) {
                continue;
            }
            for (int row = 0; row < table.rowCount(); row++) {
                if (field.column().isMissing(row)) {
                    continue;
                }
                byte[] bytes = longText(field, row);
                ByteBuffer entry = ByteBuffer.allocate(21 + bytes.length).order(ByteOrder.LITTLE_ENDIAN);
                entry.put("GSO".getBytes(StandardCharsets.US_ASCII))
                        .putInt(i + 1)
                        .putLong(row + 1L);
                entry.put((byte) 130).putInt(bytes.length + 1).put(bytes).put((byte) 0);
                out.writeBytes(entry.array());
            }
        }
    }

    private static boolean hasLabels(Field field) {
        return !labels(field).isEmpty();
    }

    /** Labels by the number that encodes the value or the reason. */
    private static Map<Integer, String> labels(Field field) {
        Map<Integer, String> labels = new TreeMap<>();
        if (field.column() instanceof StringColumn) {
            return labels;
        }
        field.variable().labels().forEach((value, text) -> {
            if (value == Math.rint(value) && Math.abs(value) <= LARGEST_LONG) {
                labels.put(value.intValue(), text);
            }
        });
        field.letters().forEach((reason, letter) -> {
            String own = field.variable().missing().labels().get(reason);
            if (own != null || !reason.equals(letter)) {
                labels.put(StataMissing.LONG + StataMissing.steps(letter), own == null ? reason : own);
            }
        });
        return labels;
    }

    private byte[] valueLabels() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Field field : fields) {
            field.variable().labels().keySet().stream()
                    .filter(value -> value != Math.rint(value) || Math.abs(value) > LARGEST_LONG)
                    .findFirst()
                    .ifPresent(value -> {
                        throw fault(
                                "column '" + field.column().name() + "' has a label for " + value
                                        + ", where Stata labels whole numbers",
                                "take the label away");
                    });
            if (hasLabels(field)) {
                out.writeBytes(labelSet(field));
            }
        }
        return out.toByteArray();
    }

    private static byte[] labelSet(Field field) {
        Map<Integer, String> labels = labels(field);
        ByteArrayOutputStream texts = new ByteArrayOutputStream();
        List<Integer> places = new ArrayList<>();
        labels.values().forEach(label -> {
            places.add(texts.size());
            texts.writeBytes(cut(label, 31_999));
            texts.write(0);
        });
        int length = 8 + 8 * labels.size() + texts.size();
        ByteBuffer set = ByteBuffer.allocate(5 + 4 + LAYOUT.labelSetBytes() + 3 + length + 6)
                .order(ByteOrder.LITTLE_ENDIAN);
        set.put("<lbl>".getBytes(StandardCharsets.US_ASCII)).putInt(length);
        byte[] name = field.column().name().getBytes(StandardCharsets.UTF_8);
        set.put(name).put(new byte[LAYOUT.labelSetBytes() - name.length + 3]);
        set.putInt(labels.size()).putInt(texts.size());
        places.forEach(set::putInt);
        labels.keySet().forEach(set::putInt);
        set.put(texts.toByteArray()).put("</lbl>".getBytes(StandardCharsets.US_ASCII));
        return set.array();
    }
}
