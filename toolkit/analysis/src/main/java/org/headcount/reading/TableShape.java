package org.headcount.reading;

import java.util.List;
import java.util.regex.Pattern;

/**
 * How many rows and columns of a table name the others, found from its cells: header cells are words or years, the
 * others hold numbers.
 *
 * @param headerRows how many rows at the top name the columns
 * @param headerColumns how many columns at the left name the rows
 */
record TableShape(int headerRows, int headerColumns) {

    /** A year, a fiscal year such as 2012-13 or 2012/13, or a quarter of one. */
    private static final Pattern YEAR = Pattern.compile(
            "(?:(?:FY|Q[1-4]|H[12]) ?)?(?:1[89]|20)[0-9]{2}(?:[-–/][0-9]{2,4})?(?: ?(?:Q[1-4]|H[12]))?\\*?(?: ?\\([^)]*\\))?");

    /** Longer cells hold sentences. */
    private static final int LONGEST_NUMBER = 40;

    static TableShape of(List<List<String>> rows) {
        int width = rows.stream().mapToInt(List::size).max().orElse(0);
        int headerRows = 0;
        while (headerRows < rows.size() && rows.get(headerRows).stream().noneMatch(TableShape::isNumber)) {
            headerRows++;
        }
        if (headerRows == rows.size()) {
            headerRows = Math.min(1, rows.size() - 1);
        }
        int headerColumns = 0;
        while (headerColumns < width - 1 && isHeader(rows.subList(headerRows, rows.size()), headerColumns)) {
            headerColumns++;
        }
        return new TableShape(headerRows, headerColumns);
    }

    private static boolean isHeader(List<List<String>> body, int column) {
        return body.stream()
                .filter(row -> row.size() > column)
                .map(row -> row.get(column))
                .noneMatch(TableShape::isNumber);
    }

    /** Whether a cell holds a number of its own: digits, and hardly any words; not a year. */
    static boolean isNumber(String cell) {
        String words = cell.strip();
        if (words.isEmpty()
                || words.length() > LONGEST_NUMBER
                || YEAR.matcher(words).matches()) {
            return false;
        }
        int letters = 0;
        boolean digits = false;
        for (int i = 0; i < words.length(); i++) {
            letters += Character.isLetter(words.charAt(i)) ? 1 : 0;
            digits |= Character.isDigit(words.charAt(i));
        }
        char first = words.charAt(0);
        boolean startsAsNumber = !Character.isLetter(first) || words.matches("[A-Z]{1,3}[$£€]? ?[0-9(].*");
        return digits && startsAsNumber && (letters <= 12 || Character.getType(first) == Character.CURRENCY_SYMBOL);
    }
}
