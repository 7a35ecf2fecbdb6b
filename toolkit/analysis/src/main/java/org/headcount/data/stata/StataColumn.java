package org.headcount.data.stata;

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
import org.headcount.data.column.CellKind;
import org.headcount.data.fault.Advice;
import org.headcount.data.format.ReadingNotes;
import org.headcount.data.format.VariableCells;
import org.headcount.data.input.Budget;
import org.headcount.data.table.MissingReasons;
import org.headcount.data.table.Variable;
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
        /** Texts that follow the rows, which refer to them. */
        LONG_TEXT(8);

        private final int bytes;

        Type(int bytes) {
            this.bytes = bytes;
        }

        int bytes() {
            return bytes;
        }
    }

    /** A text behind the rows. */
    static final class LongText {

        private final byte[] bytes;
        private final boolean isBinary;

        /** @param isBinary whether it was saved as bytes that are no text */
        LongText(byte[] bytes, boolean isBinary) {
            this.bytes = bytes;
            this.isBinary = isBinary;
        }
    }

    private static final LocalDate EPOCH = LocalDate.of(1960, 1, 1);
    private static final long EPOCH_DAYS = EPOCH.toEpochDay();
    private static final long EPOCH_MILLIS = EPOCH_DAYS * 86_400_000;
    private static final long FIRST_DAY = LocalDate.of(1, 1, 1).toEpochDay() - EPOCH_DAYS;
    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay() - EPOCH_DAYS;

    private final String name;
    private final boolean isSkipped;
    private final Type type;
    private final int width;
    private final StataLayout layout;
    private final Budget budget;
    private final CellKind kind;
    private final VariableCells cells;
    private long[] references = new long[0];
    private int referred;

    StataColumn(
            String name,
            boolean isSkipped,
            Type type,
            int width,
            String format,
            StataLayout layout,
            Charset charset,
            ReadingNotes notes,
            Budget budget) {
        this.name = name;
        this.isSkipped = isSkipped;
        this.type = type;
        this.width = width;
        this.layout = layout;
        this.budget = budget;
        this.kind = kind(type, format);
        this.cells = new VariableCells(name, kind, charset, notes, budget);
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

    /** Whether it was not asked for. */
    boolean isSkipped() {
        return isSkipped;
    }

    int width() {
        return width;
    }

    MissingReasons.Builder missing() {
        return cells.reasons();
    }

    /** Takes this variable's cells of some rows, each so many bytes wide, from their offset in the first. */
    void take(byte[] bytes, ByteOrder order, int count, int rowWidth, int offset) {
        if (isSkipped) {
            return;
        }
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
        float value = Float.intBitsToFloat(bits);
        int steps = bits - StataMissing.FLOAT;
        if (!Float.isFinite(value)) {
            notFinite(value);
        } else if (bits >= StataMissing.FLOAT) {
            beyond(steps % StataMissing.FLOAT_STEP == 0 ? steps / StataMissing.FLOAT_STEP : -1, value);
        } else {
            number(value);
        }
    }

    private void twofold(long bits) {
        double value = Double.longBitsToDouble(bits);
        long steps = bits - StataMissing.DOUBLE;
        if (layout.release() <= 105 && bits == StataMissing.OLDEST_DOUBLE) {
            missing(0);
        } else if (!Double.isFinite(value)) {
            notFinite(value);
        } else if (bits >= StataMissing.DOUBLE) {
            beyond(steps % StataMissing.DOUBLE_STEP == 0 ? steps / StataMissing.DOUBLE_STEP : -1, value);
        } else {
            number(value);
        }
    }

    /** A number above those that Stata allows: one of its missing values, or, for want of steps, none of them. */
    private void beyond(long steps, double value) {
        if (steps >= 0 && steps < StataMissing.COUNT) {
            missing(steps);
        } else {
            cells.addImpossible("beyond the numbers that Stata has", Double.toString(value));
        }
    }

    /** Stata has neither; other programs write them. */
    private void notFinite(double value) {
        cells.addImpossible(Double.isNaN(value) ? "not a number" : "infinite", Double.toString(value));
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
            case DATE -> date(value);
            case DATE_TIME -> dateTime(value);
            case DOUBLE -> cells.add(value);
            default -> cells.addImpossible("beyond the numbers that Stata has", Double.toString(value));
        }
    }

    private void date(double days) {
        double day = Math.floor(days);
        if (!(day >= FIRST_DAY && day <= LAST_DAY)) {
            cells.addImpossible("no date of the years 1 to 9999", Double.toString(days));
            return;
        }
        if (day != days) {
            cells.note(
                    "a part of a day, which the date's format does not show, was left out",
                    Double.toString(days),
                    Advice.of(""));
        }
        cells.add(LocalDate.ofEpochDay(EPOCH_DAYS + (long) day));
    }

    private void dateTime(double millis) {
        if (!(millis >= FIRST_DAY * 86_400_000.0 && millis < (LAST_DAY + 1) * 86_400_000.0)) {
            cells.addImpossible("no date of the years 1 to 9999", Double.toString(millis));
            return;
        }
        Instant instant = Instant.ofEpochMilli(EPOCH_MILLIS + (long) Math.floor(millis));
        cells.add(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
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
    void resolve(Map<Long, LongText> texts) {
        for (int row = 0; row < referred; row++) {
            if (references[row] == 0) {
                cells.addMissing();
                continue;
            }
            LongText text = texts.get(references[row]);
            if (text == null) {
                cells.addImpossible(
                        "refers to a long text that the file does not hold", Long.toHexString(references[row]));
            } else if (text.isBinary) {
                cells.addImpossible("binary, no text", text.bytes.length + " bytes");
            } else {
                cells.add(text.bytes, 0, text.bytes.length);
            }
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
