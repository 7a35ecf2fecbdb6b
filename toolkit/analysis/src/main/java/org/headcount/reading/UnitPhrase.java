package org.headcount.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.headcount.document.Kind;

/**
 * A unit and scale that a heading prints for the numbers below it: {@code US$ million}, {@code Rs. crore}, {@code %},
 * {@code thousands}.
 *
 * @param unit the unit, if one is printed
 * @param scale the power of ten that the numbers leave out
 */
record UnitPhrase(Optional<MeasureUnits.Entry> unit, int scale) {

    private static final Set<String> FILLERS = Splitter.set("""
            in of per the constant current prices nominal real s
            """);
    private static final Set<String> COUNTING =
            Set.of("number", "no", "count", "n", "households", "persons", "people", "rank");
    private static final int LONGEST = 300;

    /** The unit of a column's or row's heading. */
    static Optional<UnitPhrase> ofHeading(String heading) {
        return of(heading).or(() -> percentIn(heading));
    }

    /** The unit of a title: in parentheses, after the last comma, colon or dash, or the title itself. */
    static Optional<UnitPhrase> of(String heading) {
        if (heading.length() > LONGEST) {
            return Optional.empty();
        }
        List<Token> tokens = new ArrayList<>();
        new Tokenizer(heading, 0, heading.length()).forEachRemaining(tokens::add);
        Sentence s = new Sentence(0, 0, 0, heading.length(), tokens);
        for (int open = tokens.size() - 1; open >= 0; open--) {
            if (tokens.get(open).is("(") || tokens.get(open).is("[")) {
                int close = open + 1;
                while (close < tokens.size()
                        && !tokens.get(close).is(")")
                        && !tokens.get(close).is("]")) {
                    close++;
                }
                Optional<UnitPhrase> inside = segment(s, open + 1, close);
                if (inside.isPresent()) {
                    return inside;
                }
            }
        }
        for (int i = tokens.size() - 1; i >= 0; i--) {
            Token token = tokens.get(i);
            if (token.is(",") || token.is(":") || (token.isDash() && token.spaced())) {
                Optional<UnitPhrase> last = segment(s, i + 1, tokens.size());
                if (last.isPresent()) {
                    return last;
                }
            }
        }
        return segment(s, 0, tokens.size());
    }

    /** Whether it names a unit, not a scale alone: a row's words seldom mean one otherwise. */
    boolean isPlain() {
        return unit.isPresent();
    }

    /** Whether it is money, a percentage or a scale, and not the name of a column such as {@code Year}. */
    boolean isAmount() {
        return scale > 0
                || unit.filter(entry -> entry.kind() == Kind.MONEY || entry.kind() == Kind.SHARE)
                        .isPresent();
    }

    /** Whether a heading says that its numbers are counted, whatever the unit of the table. */
    static boolean isCounting(String heading) {
        Tokenizer tokens = new Tokenizer(heading, 0, Math.min(heading.length(), LONGEST));
        return tokens.hasNext() && COUNTING.contains(tokens.next().text());
    }

    /** A heading such as {@code Percentage of households}. */
    private static Optional<UnitPhrase> percentIn(String heading) {
        Tokenizer tokens = new Tokenizer(heading, 0, Math.min(heading.length(), LONGEST));
        while (tokens.hasNext()) {
            Token token = tokens.next();
            if (token.is("%") || token.is("percent") || token.is("percentage")) {
                return Optional.of(new UnitPhrase(Optional.of(PERCENT), 0));
            }
        }
        return Optional.empty();
    }

    private static final MeasureUnits.Entry PERCENT = new MeasureUnits.Entry("percent", Kind.SHARE, BigDecimal.ONE);

    /** Reads a stretch that holds a unit and a scale and nothing else. */
    private static Optional<UnitPhrase> segment(Sentence s, int from, int to) {
        Optional<MeasureUnits.Entry> unit = Optional.empty();
        int scale = 0;
        int i = from;
        while (i < to) {
            Token token = s.at(i);
            Optional<Step> step = currency(s, i);
            if (step.isEmpty()) {
                step = MeasureUnits.read(s, i)
                        .filter(found -> found.to() <= to && !token.is("points"))
                        .map(found -> new Step(Optional.of(found.entry()), found.to()));
            }
            int power = power(token, unit.isPresent());
            if (power > 0 && !(step.isPresent() && scale > 0)) {
                scale += power;
                i++;
            } else if (step.isPresent() && unit.isEmpty()) {
                unit = step.get().unit();
                i = step.get().to();
            } else if (unit.isPresent() && unit.get().kind() == Kind.SHARE && token.is("of")) {
                return Optional.of(new UnitPhrase(unit, 0));
            } else if (FILLERS.contains(token.text()) || token.is(".") || token.is("'") || token.is("\u2019")) {
                i++;
            } else {
                return Optional.empty();
            }
        }
        return unit.isPresent() || scale > 0 ? Optional.of(new UnitPhrase(unit, scale)) : Optional.empty();
    }

    private record Step(Optional<MeasureUnits.Entry> unit, int to) {}

    private static int power(Token token, boolean money) {
        NumberWords.Entry entry = NumberWords.of(token);
        if (entry.role() == NumberWords.Role.SCALE) {
            return entry.small();
        }
        if (NumberWords.hint(token) >= 3) {
            return NumberWords.hint(token);
        }
        if (token.is("000")) {
            return 3;
        }
        return NumberWords.isClearScale(token) || money ? NumberWords.shortScale(token) : 0;
    }

    private static Optional<Step> currency(Sentence s, int at) {
        Token token = s.at(at);
        Token next = s.at(at + 1);
        Optional<String> sign = Currencies.ofSign(token.text());
        if (sign.isPresent()) {
            return step(sign.get(), at + 1);
        }
        if (!token.isWord()) {
            return Optional.empty();
        }
        if (next.is("$") && next.isGlued()) {
            return Currencies.ofPrefix(token).flatMap(code -> step(code, at + 2));
        }
        Optional<String> country = Currencies.ofCountry(token.text(), next.text());
        if (country.isPresent()) {
            return step(country.get(), at + 2);
        }
        Optional<String> code = Currencies.ofCode(token);
        Optional<String> named = code.isPresent()
                ? code
                : Currencies.ofName(token.text())
                        .filter(money -> money.power() == 0)
                        .map(Currencies.Money::unit);
        return named.flatMap(currency -> step(currency, at + 1));
    }

    private static Optional<Step> step(String code, int to) {
        return Optional.of(new Step(Optional.of(new MeasureUnits.Entry(code, Kind.MONEY, BigDecimal.ONE)), to));
    }
}
