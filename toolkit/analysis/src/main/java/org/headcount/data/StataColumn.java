package org.headcount.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import tech.tablesaw.columns.Column;

/** One variable of a .dta file while its rows are read. */
final class StataColumn {

    /** How a variable is stored. */
    enum Type {
        BYTE(1),
        INT(2),
        LONG(4),
        FLOAT(4),
        DOUBLE(8),
        /** Texts of a fixed width, which the variable has and not the type. */
        TEXT(0),
        /** Texts that stand behind the rows, which refer to them. */
        LONG_TEXT(8);

        private final int bytes;

        Type(int bytes) {
            this.bytes = bytes;
        }

        int bytes() {
            return bytes;
        }
    }

    private static final LocalDate EPOCH = LocalDate.of(1960, 1, 1);
    private static final long EPOCH_DAYS = EPOCH.toEpochDay();
    private static final long EPOCH_MILLIS = EPOCH_DAYS * 86_400_000;
    private static final long FIRST_DAY = LocalDate.of(1, 1, 1).toEpochDay() - EPOCH_DAYS;
    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay() - EPOCH_DAYS;

    private final String name;
    private final Type type;
    private final int width;
    private final StataLayout layout;
    private final Budget budget;
    private final CellKind kind;
    private final VariableCells cells;
    private long[] references = new long[0];
    private int referred;

    StataColumn(
            String file,
            String name,
            Type type,
            int width,
            String format,
            StataLayout layout,
            Charset charset,
            Budget budget) {
        this.name = name;
        this.type = type;
        this.width = width;
        this.layout = layout;
        this.budget = budget;
        this.kind = kind(type, format);
        this.cells = new VariableCells(file, name, kind, charset, "Stata", budget);
    }

    private static CellKind kind(Type type, String format) {
        if (type == Type.TEXT || type == Type.LONG_TEXT) {
            return CellKind.TEXT;
        }
        String plain = format.replace("-", "");
        if (plain.startsWith("%td") || plain.startsWith("%d")) {
            return CellKind.DATE;
        }
        if (plain.startsWith("%tc")) {
            return CellKind.DATE_TIME;
        }
        return type == Type.FLOAT || type == Type.DOUBLE ? CellKind.DOUBLE : CellKind.INTEGER;
    }

    String name() {
        return name;
    }

    int width() {
        return width;
    }

    MissingReasons.Builder missing() {
        return cells.reasons();
    }

    /** Takes this variable's cells of some rows, each so many bytes wide, from where they stand in the first. */
    void take(byte[] bytes, ByteOrder order, int count, int rowWidth, int offset) {
        ByteBuffer rows = ByteBuffer.wrap(bytes).order(order);
        for (int i = 0, at = offset; i < count; i++, at += rowWidth) {
            switch (type) {
                case BYTE -> whole(rows.get(at), layout.hasReasons() ? StataMissing.BYTE : StataMissing.OLD_BYTE);
                case INT -> whole(rows.getShort(at), layout.hasReasons() ? StataMissing.INT : StataMissing.OLD_INT);
                case LONG -> whole(rows.getInt(at), layout.hasReasons() ? StataMissing.LONG : StataMissing.OLD_LONG);
                case FLOAT -> single(rows.getInt(at));
                case DOUBLE -> twofold(rows.getLong(at));
                case TEXT -> text(bytes, at);
                case LONG_TEXT -> reference(rows.getLong(at));
            }
        }
    }

    private void whole(int value, int firstMissing) {
        if (value >= firstMissing) {
            missing(value - firstMissing);
        } else if (kind == CellKind.INTEGER && value > Integer.MIN_VALUE) {
            cells.add(value);
        } else {
            number(value);
        }
    }

    private void single(int bits) {
        if (bits >= StataMissing.FLOAT) {
            missing((bits - StataMissing.FLOAT) / StataMissing.FLOAT_STEP);
        } else {
            number(Float.intBitsToFloat(bits));
        }
    }

    private void twofold(long bits) {
        if (bits >= StataMissing.DOUBLE || (layout.release() <= 105 && bits == StataMissing.OLDEST_DOUBLE)) {
            missing((bits - StataMissing.DOUBLE) / StataMissing.DOUBLE_STEP);
        } else {
            number(Double.longBitsToDouble(bits));
        }
    }

    private void missing(long steps) {
        String reason = layout.hasReasons() ? StataMissing.reason(steps) : "";
        if (reason.isEmpty()) {
            cells.addMissing();
        } else {
            cells.addMissing(reason);
        }
    }

    private void number(double value) {
        switch (kind) {
            case DATE -> cells.add(date(value));
            case DATE_TIME -> cells.add(dateTime(value));
            case DOUBLE -> {
                if (!Double.isFinite(value)) {
                    throw cells.fault("no number of Stata's", Double.toString(value));
                }
                cells.add(value);
            }
            default -> throw cells.fault("no number of Stata's", Double.toString(value));
        }
    }

    private LocalDate date(double days) {
        double day = Math.floor(days);
        if (!(day >= FIRST_DAY && day <= LAST_DAY)) {
            throw cells.fault("no day of the years 1 to 9999, counted from 1960", Double.toString(days));
        }
        return LocalDate.ofEpochDay(EPOCH_DAYS + (long) day);
    }

    private LocalDateTime dateTime(double millis) {
        if (!(millis >= FIRST_DAY * 86_400_000.0 && millis < (LAST_DAY + 1) * 86_400_000.0)) {
            throw cells.fault("no millisecond of the years 1 to 9999, counted from 1960", Double.toString(millis));
        }
        Instant instant = Instant.ofEpochMilli(EPOCH_MILLIS + (long) Math.floor(millis));
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private void text(byte[] bytes, int from) {
        int length = 0;
        while (length < width && bytes[from + length] != 0) {
            length++;
        }
        cells.add(bytes, from, length);
    }

    private void reference(long key) {
        if (referred == references.length) {
            references = Arrays.copyOf(references, budget.grown(referred, Long.BYTES));
        }
        references[referred++] = key;
    }

    /** Puts long texts in place of the references to them, once they have been read. */
    void resolve(Map<Long, byte[]> texts) {
        for (int row = 0; row < referred; row++) {
            byte[] text = references[row] == 0 ? new byte[0] : texts.get(references[row]);
            if (text == null) {
                throw cells.fault(
                        "refers to a long text that the file does not hold", Long.toHexString(references[row]));
            }
            cells.add(text, 0, text.length);
        }
        references = new long[0];
    }

    Column<?> column() {
        return cells.column();
    }

    /** What the file says of it. */
    Variable variable(Optional<String> label, String format, Map<Double, String> labels) {
        return new Variable(
                name,
                label,
                Optional.of(format).filter(some -> !some.isEmpty()),
                labels,
                Map.of(),
                cells.reasons().build());
    }
}
