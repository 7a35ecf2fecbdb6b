package org.headcount.data;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.headcount.data.fault.DataException;

/**
 * One line of a CSV file under its header, which knows its place: every cell is read through
 * it, and what does not fit is reported with file, line, column and the text found there.
 *
 * @param file how the file is called in messages
 * @param line the line on which the row begins, from 1
 * @param cells text by column name, in the header's order
 */
public record Row(String file, long line, Map<String, String> cells) {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");

    /** The cell's text, never blank. */
    public String text(String column) {
        return optional(column).orElseThrow(() -> fault(column, "blank", "fill it in"));
    }

    /** The cell's text, or nothing where the cell is blank. */
    public Optional<String> optional(String column) {
        String text = cells.get(column);
        if (text == null) {
            throw DataException.line(
                    file,
                    line,
                    "no column '" + column + "' (the header has " + String.join(", ", cells.keySet()) + ")",
                    "add it to the header");
        }
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }

    /** A decimal number as written: {@code 12750000000}, {@code 11.9}. */
    public BigDecimal number(String column) {
        return decimal(text(column))
                .orElseThrow(() ->
                        fault(column, "not a number", "write digits with a point for decimals and no separators"));
    }

    /** A number in decimal digits; neither powers of ten nor more digits than any document prints. */
    public static Optional<BigDecimal> decimal(String text) {
        return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /** A decimal number, or nothing where the cell is blank. */
    public Optional<BigDecimal> optionalNumber(String column) {
        return optional(column).map(text -> number(column));
    }

    /** A whole number that is not negative. */
    public int whole(String column) {
        if (!WHOLE.matcher(text(column)).matches()) {
            throw fault(column, "not a whole number", "write one from 0 on");
        }
        return Integer.parseInt(text(column));
    }

    /** One of an enum's constants, written in lower case with underscores. */
    public <E extends Enum<E>> E choice(String column, Class<E> type) {
        String text = text(column);
        List<E> choices = Arrays.asList(type.getEnumConstants());
        return choices.stream()
                .filter(choice -> word(choice).equals(text))
                .findFirst()
                .orElseThrow(() -> fault(
                        column,
                        "unknown " + column,
                        "use one of " + choices.stream().map(Row::word).collect(Collectors.joining(", "))));
    }

    /** How an enum's constant is written in data and in JSON: {@code WITHIN_ROUNDING} as within_rounding. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** The fault of one cell, for the caller to throw. */
    public DataException fault(String column, String problem, String advice) {
        return DataException.cell(file, line, column, cells.getOrDefault(column, ""), problem, advice);
    }

    @Override
    public String toString() {
        return file + ":" + line + ": "
                + cells.entrySet().stream()
                        .filter(cell -> !cell.getValue().isBlank())
                        .map(cell -> cell.getKey() + "=" + cell.getValue())
                        .collect(Collectors.joining(", "));
    }
}
