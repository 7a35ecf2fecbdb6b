package org.headcount.data.spss;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headcount.data.column.CellKind;
import org.headcount.data.fault.Advice;
import org.headcount.data.format.ReadingNotes;
import org.headcount.data.format.VariableCells;
import org.headcount.data.input.BinaryInput;
import org.headcount.data.input.Budget;
import org.headcount.data.table.MissingReasons;
import org.headcount.data.table.Variable;
import tech.tablesaw.columns.Column;

/** One variable of an SPSS file: first what is said of it, then its cells. */
final class SpssColumn {

    /** The longest that one segment of a string is; longer ones continue in further variables. */
    static final int SEGMENT = 255;

    /** Segments of a very long string are counted as if each held so many bytes, though it holds {@link #SEGMENT}. */
    private static final int COUNTED = 252;

    private static final int DATE = 20;
    private static final int DATETIME = 22;
    private static final int ADATE = 23;
    private static final int JDATE = 24;
    private static final int MOYR = 28;
    private static final int QYR = 29;
    private static final int WKYR = 30;
    private static final int EDATE = 38;
    private static final int SDATE = 39;
    private static final int YMDHMS = 41;

    private static final LocalDate EPOCH = LocalDate.of(1582, 10, 14);
    private static final long EPOCH_DAYS = EPOCH.toEpochDay();
    private static final double SECONDS = 86_400;
    private static final double LAST_SECOND = (LocalDate.of(9999, 12, 31).toEpochDay() - EPOCH_DAYS + 1) * SECONDS;

    private static final List<String> FORMATS = List.of(
            "",
            "A",
            "AHEX",
            "COMMA",
            "DOLLAR",
            "F",
            "IB",
            "PIBHEX",
            "P",
            "PIB",
            "PK",
            "RB",
            "RBHEX",
            "",
            "",
            "Z",
            "N",
            "E",
            "",
            "",
            "DATE",
            "TIME",
            "DATETIME",
            "ADATE",
            "JDATE",
            "DTIME",
            "WKDAY",
            "MONTH",
            "MOYR",
            "QYR",
            "WKYR",
            "PCT",
            "DOT",
            "CCA",
            "CCB",
            "CCC",
            "CCD",
            "CCE",
            "EDATE",
            "SDATE",
            "MTIME",
            "YMDHMS");

    private final byte[] shortName;
    private final int format;
    private int width;
    private String name = "";
    private Optional<String> label = Optional.empty();
    private Charset charset;
    private boolean hasRange;
    private double low;
    private double high;
    private final List<Double> missingNumbers = new ArrayList<>();
    private final List<byte[]> missingTexts = new ArrayList<>();
    private final Map<Double, String> labels = new LinkedHashMap<>();
    private final Map<String, String> textLabels = new LinkedHashMap<>();
    private CellKind kind;
    private VariableCells cells;
    private boolean isSkipped;

    /**
     * A variable as the dictionary introduces it.
     *
     * @param width bytes of a string, 0 for a number
     * @param format how it is printed: type, width and decimals in three bytes
     */
    SpssColumn(byte[] shortName, int width, int format) {
        this.shortName = shortName;
        this.width = width;
        this.format = format;
    }

    /** The name of at most eight bytes with which the dictionary introduces the variable. */
    String shortName(Charset in) {
        return BinaryInput.text(shortName, in).strip();
    }

    String name() {
        return name;
    }

    void name(String longName) {
        this.name = longName;
    }

    /** Whether it was not asked for. */
    boolean isSkipped() {
        return isSkipped;
    }

    boolean isText() {
        return width > 0;
    }

    int width() {
        return width;
    }

    void width(int full) {
        this.width = full;
    }

    /** Segments, each introduced as a variable of its own. */
    int segments() {
        return width <= SEGMENT ? 1 : (width + COUNTED - 1) / COUNTED;
    }

    private int segmentWidth(int segment) {
        return segment < segments() - 1 ? SEGMENT : width - segment * COUNTED;
    }

    /** Blocks of eight bytes in a row. */
    int blocks() {
        if (!isText()) {
            return 1;
        }
        int blocks = 0;
        for (int segment = 0; segment < segments(); segment++) {
            blocks += (segmentWidth(segment) + 7) / 8;
        }
        return blocks;
    }

    void label(String text) {
        label = Optional.of(text).filter(some -> !some.isEmpty());
    }

    void missingRange(double from, double to) {
        hasRange = true;
        low = from;
        high = to;
    }

    void missingNumber(double code) {
        missingNumbers.add(code);
    }

    void missingText(byte[] code) {
        missingTexts.add(code);
    }

    void label(byte[] value, String text, ByteOrder order, Charset in) {
        if (isText()) {
            textLabels.put(trimmed(value, in), text);
        } else {
            labels.put(ByteBuffer.wrap(value).order(order).getDouble(), text);
        }
    }

    /** A text without the blanks behind it. */
    private static String trimmed(byte[] bytes, Charset charset) {
        int length = length(bytes, 0, bytes.length);
        return new String(bytes, 0, length, charset);
    }

    private static int length(byte[] bytes, int from, int width) {
        int length = width;
        while (length > 0 && (bytes[from + length - 1] == ' ' || bytes[from + length - 1] == 0)) {
            length--;
        }
        return length;
    }

    // Cells.

    /** From here on cells come, unless the variable was not asked for. */
    void begin(Charset in, ReadingNotes notes, Budget budget, boolean skipped) {
        isSkipped = skipped;
        charset = in;
        kind = kind();
        cells = new VariableCells(name, kind, charset, notes, budget);
        MissingReasons.Builder missing = cells.reasons();
        if (hasRange) {
            missing.declare(end(low) + " to " + end(high));
        }
        missingNumbers.forEach(code -> missing.declare(written(code)));
        missingTexts.forEach(code -> missing.declare(trimmed(code, charset)));
        labels.forEach((value, text) -> {
            if (isMissing(value)) {
                missing.label(written(value), text);
            }
        });
        textLabels.forEach((value, text) -> {
            if (missingTexts.stream().anyMatch(code -> trimmed(code, charset).equals(value))) {
                missing.label(value, text);
            }
        });
    }

    private CellKind kind() {
        if (isText()) {
            return CellKind.TEXT;
        }
        return switch ((format >> 16) & 0xff) {
            case DATE, ADATE, JDATE, EDATE, SDATE, MOYR, QYR, WKYR -> CellKind.DATE;
            case DATETIME, YMDHMS -> CellKind.DATE_TIME;
            default -> CellKind.DOUBLE;
        };
    }

    private static String end(double value) {
        if (value <= -Double.MAX_VALUE || value == Math.nextUp(-Double.MAX_VALUE)) {
            return "lowest";
        }
        return value >= Double.MAX_VALUE ? "highest" : written(value);
    }

    private static String written(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private boolean isMissing(double value) {
        return (hasRange && value >= low && value <= high) || missingNumbers.contains(value);
    }

    /** Adds a number; the lowest of all is missing. */
    void add(double value, double systemMissing) {
        if (value == systemMissing || Double.isNaN(value)) {
            cells.addMissing();
        } else if (isMissing(value)) {
            cells.addMissing(written(value));
        } else {
            switch (kind) {
                case DATE, DATE_TIME -> addMoment(value);
                default -> cells.add(value);
            }
        }
    }

    private void addMoment(double seconds) {
        if (!(seconds >= 0 && seconds < LAST_SECOND)) {
            cells.addImpossible("no date of the years 1582 to 9999", written(seconds));
            return;
        }
        long millis = (long) Math.floor(seconds * 1000);
        LocalDateTime moment = LocalDateTime.ofEpochSecond(
                EPOCH_DAYS * 86_400 + millis / 1000, (int) (millis % 1000) * 1_000_000, ZoneOffset.UTC);
        if (kind == CellKind.DATE_TIME) {
            cells.add(moment);
            return;
        }
        if (!moment.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            cells.note(
                    "a time of day, which the date's format does not show, was left out",
                    moment.toString(),
                    Advice.of(""));
        }
        cells.add(moment.toLocalDate());
    }

    /** Adds the text in the blocks of a row. */
    void add(byte[] blocks, int from) {
        byte[] text = blocks;
        int start = from;
        if (segments() > 1) {
            text = joined(blocks, from);
            start = 0;
        }
        int length = length(text, start, width);
        if (isMissingText(text, start, length)) {
            cells.addMissing(new String(text, start, length, charset));
        } else {
            cells.add(text, start, length);
        }
    }

    private boolean isMissingText(byte[] text, int from, int length) {
        for (byte[] code : missingTexts) {
            int end = length(code, 0, code.length);
            if (end == length && Arrays.equals(code, 0, end, text, from, from + length)) {
                return true;
            }
        }
        return false;
    }

    private byte[] joined(byte[] blocks, int from) {
        byte[] text = new byte[width];
        int block = from;
        for (int segment = 0; segment < segments(); segment++) {
            int at = segment * SEGMENT;
            int length = Math.min(segmentWidth(segment), width - at);
            if (length > 0) {
                System.arraycopy(blocks, block, text, at, length);
            }
            block += (segmentWidth(segment) + 7) / 8 * 8;
        }
        return text;
    }

    Column<?> column() {
        return cells.column();
    }

    Variable variable() {
        int type = (format >> 16) & 0xff;
        Optional<String> words = type < FORMATS.size() && !FORMATS.get(type).isEmpty()
                ? Optional.of(
                        FORMATS.get(type) + ((format >> 8) & 0xff) + ((format & 0xff) > 0 ? "." + (format & 0xff) : ""))
                : Optional.empty();
        Map<Double, String> valid = new LinkedHashMap<>(labels);
        valid.keySet().removeIf(this::isMissing);
        Map<String, String> validTexts = new LinkedHashMap<>(textLabels);
        missingTexts.forEach(code -> validTexts.remove(trimmed(code, charset)));
        return new Variable(
                name, label, words, valid, validTexts, cells.reasons().build());
    }
}
