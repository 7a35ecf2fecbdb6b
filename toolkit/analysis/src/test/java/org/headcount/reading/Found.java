package org.headcount.reading;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Collectors;
import org.headcount.document.Figure;
import org.headcount.document.Hedge;
import org.headcount.document.Kind;

/** What the reader finds in a text, in one line, so that tests can be tables. */
final class Found {

    private Found() {}

    /** Every figure, as {@code value unit}, after its hedge if it has one: {@code more_than 4000000 persons}. */
    static String in(String text) {
        return FigureReader.read(Document.ofText("text", text)).stream()
                .map(ReadFigure::figure)
                .map(Found::line)
                .collect(Collectors.joining("; "));
    }

    /** Quantities only, without dates, ordinals and what is vague. */
    static String quantitiesIn(String text) {
        return FigureReader.read(Document.ofText("text", text)).stream()
                .map(ReadFigure::figure)
                .filter(figure -> figure.kind().isQuantity())
                .map(Found::line)
                .collect(Collectors.joining("; "));
    }

    private static String line(Figure figure) {
        String hedge = figure.hedge() == Hedge.EXACT || figure.hedge() == Hedge.RANGE
                ? ""
                : figure.hedge().name().toLowerCase(Locale.ROOT) + " ";
        String value = figure.hedge() == Hedge.RANGE || figure.low() != figure.high()
                ? plain(figure.low()) + ".." + plain(figure.high())
                : plain(figure.low());
        String kind = figure.kind() == Kind.VAGUE ? "vague " : "";
        return hedge + kind + value + " " + figure.unit();
    }

    private static String plain(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }
}
