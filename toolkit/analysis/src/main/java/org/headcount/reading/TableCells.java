package org.headcount.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.headcount.document.Figure;
import org.headcount.document.Hedge;

/** A table as claims see it: what each column holds by its header, which rows are totals, and the figures of the cells. */
final class TableCells {

    /** What the cells of a column are. */
    enum Role {
        /** Amounts or counts. */
        PLAIN,
        /** Parts of a whole, in percent. */
        SHARE,
        /** How much something changed. */
        CHANGE,
        /** Words, years, or what does not add up: means, rates, ages. */
        OTHER
    }

    private static final Pattern TOTAL = Pattern.compile(
            "^(?:grand |sub-?|all |the )?(?:total|totals|sum|overall|altogether|combined|together)\\b.*|^all(?: .*)?$|.*\\btotal$|^both\\b.*|.*\\bin all$");
    private static final Pattern CHANGE = Pattern.compile(
            ".*(?:\\bchange|growth|increase|decrease|\\brise\\b|\\bfall\\b|difference|\\bdiff\\b|variation|y/y|year-on-year|\\byoy\\b|[\u0394]|\\+/-|\u00b1).*");
    private static final Pattern SHARE =
            Pattern.compile(".*(?:\\bshares?\\b|%|\\bper ?cent\\b|\\bpercentage\\b|proportion).*");
    private static final Pattern PERCENT = Pattern.compile(".*(?:%|per ?cent).*");
    private static final Pattern MEAN = Pattern.compile(
            ".*(?:\\brates?\\b|average|\\bmean\\b|\\bmedian\\b|\\bper (?!cent)|\\bindex\\b|\\bratio|\\bprice|density|\\bage\\b|\\bscore|\\byear\\b|\\brank|\\btime\\b|\\bno\\.|temperature|\\bp-value|\\bci\\b).*");
    private static final Pattern YEAR = Pattern.compile("\\b((?:19|20)[0-9]{2})\\b");

    private final List<List<String>> texts = new ArrayList<>();
    private final List<List<List<Figure>>> figures = new ArrayList<>();
    private final int headerRows;
    private final int columns;
    private final List<String> headers = new ArrayList<>();

    private TableCells(int headerRows, int columns) {
        this.headerRows = headerRows;
        this.columns = columns;
    }

    static TableCells of(Document document, DocumentTable table, Map<Integer, List<ReadFigure>> byStart) {
        int columns = table.rows().stream().mapToInt(List::size).max().orElse(0);
        TableCells cells = new TableCells(table.headerRows(), columns);
        for (List<Block> row : table.rows()) {
            List<String> words = new ArrayList<>();
            List<List<Figure>> numbers = new ArrayList<>();
            for (Block cell : row) {
                words.add(document.text().substring(cell.start(), cell.end()).strip());
                numbers.add(byStart.getOrDefault(cell.start(), List.of()).stream()
                        .filter(figure -> figure.start() >= cell.start() && figure.end() <= cell.end())
                        .map(ReadFigure::figure)
                        .filter(figure -> figure.kind().isQuantity() && figure.hedge() != Hedge.RANGE)
                        .toList());
            }
            cells.texts.add(words);
            cells.figures.add(numbers);
        }
        for (int column = 0; column < columns; column++) {
            StringBuilder header = new StringBuilder();
            for (int row = 0; row < table.headerRows(); row++) {
                header.append(cells.text(row, column)).append(' ');
            }
            cells.headers.add(header.toString().strip().toLowerCase(Locale.ROOT));
        }
        return cells;
    }

    int columns() {
        return columns;
    }

    int rows() {
        return texts.size();
    }

    int firstRow() {
        return headerRows;
    }

    String text(int row, int column) {
        return column < texts.get(row).size() ? texts.get(row).get(column) : "";
    }

    /** The figures of a cell. */
    List<Figure> figures(int row, int column) {
        return column < figures.get(row).size() ? figures.get(row).get(column) : List.of();
    }

    /** The number of a cell that holds one, or one with another in brackets behind it. */
    Optional<Figure> figure(int row, int column) {
        List<Figure> found = figures(row, column);
        return found.size() == 1 || (found.size() == 2 && isBracketed(row, column))
                ? Optional.of(found.get(0))
                : Optional.empty();
    }

    boolean isBracketed(int row, int column) {
        String text = text(row, column);
        return text.endsWith(")") && text.indexOf('(') > 0;
    }

    boolean isTotalRow(int row) {
        return TOTAL.matcher(text(row, 0).toLowerCase(Locale.ROOT)).matches();
    }

    boolean isTotalColumn(int column) {
        return column > 0
                && isNumeric(column)
                && TOTAL.matcher(headers.get(column)).matches();
    }

    boolean isNumeric(int column) {
        long numbers = IntStream.range(headerRows, rows())
                .filter(row -> figure(row, column).isPresent())
                .count();
        return column > 0 && rows() > headerRows && numbers * 2 > rows() - headerRows;
    }

    Role role(int column) {
        String header = headers.get(column);
        if (!isNumeric(column)) {
            return Role.OTHER;
        }
        if (CHANGE.matcher(header).matches()) {
            return Role.CHANGE;
        }
        boolean bracketed = IntStream.range(headerRows, rows()).anyMatch(row -> isBracketed(row, column));
        boolean percentCells = IntStream.range(headerRows, rows())
                .mapToObj(row -> figure(row, column))
                .flatMap(Optional::stream)
                .allMatch(figure -> figure.unit().isPercent());
        if (!bracketed && (SHARE.matcher(header).matches() || percentCells)) {
            return Role.SHARE;
        }
        return Role.PLAIN;
    }

    /** Whether the cells of a column may be added: amounts and counts, not means, rates or years. */
    boolean isAdditive(int column) {
        return !MEAN.matcher(headers.get(column)).matches();
    }

    boolean isPercent(int column) {
        boolean cells = IntStream.range(headerRows, rows())
                .mapToObj(row -> figure(row, column))
                .flatMap(Optional::stream)
                .allMatch(figure -> figure.unit().isPercent());
        return PERCENT.matcher(headers.get(column)).matches() || cells;
    }

    boolean isPercentChange(int column) {
        return headers.get(column).contains("growth");
    }

    /** The year in a column's header. */
    Optional<Integer> year(int column) {
        Matcher year = YEAR.matcher(headers.get(column));
        return year.find() ? Optional.of(Integer.valueOf(year.group(1))) : Optional.empty();
    }

    /** The number of cases in a column's header: {@code Drug (n = 308)}. */
    Optional<Figure> headerCount(int column) {
        for (int row = 0; row < headerRows; row++) {
            List<Figure> found = figures(row, column).stream()
                    .filter(figure -> figure.unit().isCount())
                    .toList();
            String text = text(row, column).toLowerCase(Locale.ROOT).replace(" ", "");
            if (found.size() == 1 && text.contains("n=")) {
                return Optional.of(found.get(0));
            }
        }
        return Optional.empty();
    }

    /** The column whose header a header of shares names: {@code % of target}. */
    Optional<Integer> namedIn(int column) {
        String header = headers.get(column);
        return IntStream.range(1, columns)
                .filter(other -> other != column
                        && role(other) == Role.PLAIN
                        && !headers.get(other).isEmpty())
                .filter(other ->
                        header.contains("of " + headers.get(other)) || header.contains("of the " + headers.get(other)))
                .boxed()
                .findFirst();
    }
}
