package org.headcount.data.column;

import java.util.ArrayList;
import java.util.List;

/**
 * Texts and numbers that mean a missing value: a number is meant however a cell writes it, so that {@code -99} is also
 * {@code -99.0}.
 */
public final class Codes {

    /** None. */
    static final Codes NONE = new Codes(List.of(), new double[0]);

    private final List<String> texts;
    private final double[] numbers;

    private Codes(List<String> texts, double[] numbers) {
        this.texts = texts;
        this.numbers = numbers;
    }

    public static Codes of(List<String> texts, char mark) {
        return new Codes(
                List.copyOf(texts),
                texts.stream()
                        .mapToDouble(code -> Numerals.decimal(code.toCharArray(), 0, code.length(), mark))
                        .filter(number -> !Double.isNaN(number))
                        .toArray());
    }

    Codes and(List<String> more, char mark) {
        List<String> all = new ArrayList<>(texts);
        all.addAll(more);
        return of(all, mark);
    }

    public boolean isEmpty() {
        return texts.isEmpty();
    }

    public boolean has(String text) {
        return texts.contains(text);
    }

    public boolean has(double number) {
        for (double code : numbers) {
            if (code == number) {
                return true;
            }
        }
        return false;
    }

    boolean has(char[] text, int from, int to, char mark) {
        for (String code : texts) {
            if (CellRules.is(code, text, from, to)) {
                return true;
            }
        }
        return numbers.length > 0 && has(Numerals.decimal(text, from, to, mark));
    }
}
