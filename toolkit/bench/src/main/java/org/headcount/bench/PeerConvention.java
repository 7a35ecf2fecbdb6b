package org.headcount.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.headcount.document.Figure;
import org.headcount.document.Hedge;
import org.headcount.document.Kind;
import org.headcount.reading.ReadFigure;

/** Where another suite defines a quantity otherwise: a rule that finds such a value, and the reason. */
enum PeerConvention {
    UNIT_WITHOUT_NUMBER(
            "a unit without a number (\"a small percent\") is no figure",
            (expected, figures) -> Double.isNaN(expected.low())),
    ARTICLE(
            "an article before a unit (\"a gallon\") is no printed number",
            (expected, figures) -> expected.low() == 1 && matches("an? .*", expected.text())),
    NAME(
            "digits that name something (telephones, addresses, models) are labels",
            (expected, figures) -> isInName(expected) && figures.stream().noneMatch(isAt(expected))),
    LIST_MARK(
            "a number or dash that starts a paragraph is the mark of a list item",
            (expected, figures) -> expected.sentence().strip().startsWith(expected.text())
                    && matches("([0-9]+\\.|- .*)", expected.sentence().strip())),
    DATE(
            "the parts of a date are one date",
            (expected, figures) -> matches(".*\\d+/\\d+/\\d{4}.*", expected.sentence())
                    || figures.stream()
                            .filter(isAt(expected))
                            .anyMatch(figure -> figure.figure().kind() == Kind.DATE)),
    EXPRESSION(
            "powers and other expressions are arithmetic, not printed numbers",
            (expected, figures) -> expected.text().indexOf('^') >= 0),
    OVER(
            "\"over\" before a number is a hedge, not a fraction line",
            (expected, figures) -> matches(".* over .*", expected.text())),
    TWO_BOUNDS(
            "two hedged numbers (\"more than 2 and less than 5\") are two figures, each with its bound",
            (expected, figures) -> expected.low() < expected.high() && bounds(expected, figures) == 2),
    ORDINALS(
            "ordinals are no quantities",
            (expected, figures) -> figures.stream()
                            .filter(isAt(expected))
                            .filter(figure -> figure.figure().kind() == Kind.ORDINAL)
                            .count()
                    == 2),
    SHARE(
            "\"2 in 5\" is one share",
            (expected, figures) -> figures.stream()
                    .filter(isAt(expected))
                    .anyMatch(figure ->
                            figure.figure().unit().isPercent() && figure.text().contains(" in "))),
    RANGE(
            "a range is one figure with two ends",
            (expected, figures) -> expected.low() == expected.high()
                    && figures.stream()
                            .filter(isAt(expected))
                            .anyMatch(figure -> figure.figure().hedge() == Hedge.RANGE
                                    && (figure.figure().low() == expected.low()
                                            || figure.figure().high() == expected.high()))),
    CHANGE(
            "\"from A to B\" after a verb of change is two figures",
            (expected, figures) -> expected.low() < expected.high()
                    && matches(".*\\b(from|by)\\b.*\\bto\\b.*", expected.sentence())
                    && ends(expected, figures) == 2),
    MARGIN(
            "a value and its margin are two figures",
            (expected, figures) -> matches(".*(\\+/-|\u00b1).*", expected.text())),
    DOZEN(
            "a dozen is twelve",
            (expected, figures) -> expected.unit().equals("dozen")
                    && figures.stream()
                            .filter(isAt(expected))
                            .anyMatch(figure -> figure.figure().low() == 12 * expected.low())),
    COINS_WITHOUT_NAME(
            "a number without a unit after an amount (\"15 dollars 50\") is no amount of coins",
            (expected, figures) -> isCurrency(expected)
                    && !isSmallCoin(expected.text().substring(expected.text().lastIndexOf(' ') + 1))
                    && figures.stream()
                                    .filter(isAt(expected))
                                    .filter(figure -> figure.figure().kind() == Kind.MONEY)
                                    .filter(figure -> figure.figure().low() == Math.floor(expected.low()))
                                    .count()
                            == 1),
    SMALL_COIN(
            "coins are parts of their currency, in its unit",
            (expected, figures) -> figures.stream()
                    .filter(isAt(expected))
                    .map(ReadFigure::figure)
                    .anyMatch(figure -> figure.kind() == Kind.MONEY && isSmallerUnit(expected, figure)));

    private static final Pattern NAMED = Pattern.compile(".*[A-Z][a-z]+ [^a-z]*$", Pattern.DOTALL);

    private final String reason;
    private final BiPredicate<PeersBench.Expected, List<ReadFigure>> rule;

    PeerConvention(String reason, BiPredicate<PeersBench.Expected, List<ReadFigure>> rule) {
        this.reason = reason;
        this.rule = rule;
    }

    String reason() {
        return reason;
    }

    /** The first convention whose rule finds a value. */
    static Optional<PeerConvention> of(PeersBench.Expected expected, List<ReadFigure> figures) {
        return Arrays.stream(values())
                .filter(convention -> convention.rule.test(expected, figures))
                .findFirst();
    }

    static boolean isSmallCoin(String unit) {
        return matches("(?i)(cents?|pence|penny|sen)", unit);
    }

    private static boolean isCurrency(PeersBench.Expected expected) {
        return expected.suite().equals("CurrencyModel");
    }

    private static boolean isSmallerUnit(PeersBench.Expected expected, Figure figure) {
        double ratio = figure.low() / expected.low();
        return List.of(1e-8, 0.01, 0.1).stream().anyMatch(part -> Math.abs(ratio / part - 1) < 1e-9);
    }

    /** Whether digits are tied to letters, dots or hyphens, or follow a capitalised word. */
    private static boolean isInName(PeersBench.Expected expected) {
        String before = expected.sentence().substring(0, expected.start());
        String after = expected.sentence()
                .substring(Math.min(expected.end(), expected.sentence().length()));
        boolean digits = matches("\\d+", expected.text());
        boolean numbered = matches("(?i).*\\bn[or]s?\\. ?[0-9, and]*", before);
        boolean tied = numbered || matches(".*([A-Za-z0-9][-./]|\\+)", before) || matches("[-./]\\d.*", after);
        return digits && (tied || NAMED.matcher(before).matches());
    }

    private static java.util.function.Predicate<ReadFigure> isAt(PeersBench.Expected expected) {
        return figure -> PeersBench.overlaps(expected, figure.figure());
    }

    private static long bounds(PeersBench.Expected expected, List<ReadFigure> figures) {
        return figures.stream()
                .filter(isAt(expected))
                .map(ReadFigure::figure)
                .filter(figure -> figure.hedge() != Hedge.EXACT && figure.hedge() != Hedge.RANGE)
                .filter(figure -> isEnd(expected, figure))
                .count();
    }

    private static long ends(PeersBench.Expected expected, List<ReadFigure> figures) {
        return figures.stream()
                .filter(isAt(expected))
                .filter(figure -> isEnd(expected, figure.figure()))
                .count();
    }

    private static boolean isEnd(PeersBench.Expected expected, Figure figure) {
        double scale = figure.unit().isPercent() ? 100 : 1;
        return figure.low() == expected.low() * scale
                || figure.high() == expected.high() * scale
                || figure.low() == expected.low()
                || figure.high() == expected.high();
    }

    private static boolean matches(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.DOTALL).matcher(text).matches();
    }
}
