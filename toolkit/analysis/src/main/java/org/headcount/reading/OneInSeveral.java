package org.headcount.reading;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.OptionalDouble;
import org.headcount.document.Hedge;
import org.headcount.document.Kind;
import org.headcount.document.Period;

/** Reads a share such as {@code one in eleven}, {@code 3 out of every 4} or {@code one woman in two}, in percent. */
final class OneInSeveral {

    private static final BigDecimal MOST = BigDecimal.valueOf(10_000_000);
    private static final int MOST_PARTS = 10;

    private final Sentence s;
    private final NumeralReader numerals;

    OneInSeveral(Sentence sentence) {
        this.s = sentence;
        this.numerals = new NumeralReader(sentence);
    }

    Optional<FoundQuantity> read(int at, int floor) {
        Optional<Numeral> above = whole(at);
        if (above.isEmpty() || Dates.isYear(s.at(at))) {
            return Optional.empty();
        }
        int i = above.get().to();
        boolean noun = isNoun(i) && (s.at(i + 1).is("in") || s.at(i + 1).is("out"));
        i += noun ? 1 : 0;
        boolean out = s.has(i, "out", "of");
        if (!out && !s.at(i).is("in")) {
            return Optional.empty();
        }
        i += out ? 2 : 1;
        i += s.at(i).is("every") ? 1 : 0;
        Optional<Numeral> below =
                NumeralReader.mayStart(s.at(i)) && !Dates.isYear(s.at(i)) ? whole(i) : Optional.empty();
        if (below.isEmpty() || !isShare(above.get(), below.get(), noun, out)) {
            return Optional.empty();
        }
        BigDecimal parts = below.get().value();
        BigDecimal percent = above.get().value().movePointRight(2).divide(parts, MathContext.DECIMAL64);
        // With digits, the number of parts is known to plus or minus one half.
        OptionalDouble half = below.get().isDigits()
                ? OptionalDouble.of(percent.doubleValue() * 0.5 / parts.doubleValue())
                : OptionalDouble.empty();
        Optional<HedgeWords.Found> hedge = HedgeWords.before(s, at).filter(before -> before.from() >= floor);
        Optional<HedgeWords.Found> after = HedgeWords.after(s, below.get().to());
        return Optional.of(new FoundQuantity(
                hedge.map(HedgeWords.Found::from).orElse(at),
                below.get().to(),
                at,
                below.get().to(),
                percent,
                percent,
                half,
                "percent",
                Kind.SHARE,
                after.or(() -> hedge).map(HedgeWords.Found::hedge).orElse(Hedge.EXACT),
                Optional.empty(),
                Period.UNSTATED));
    }

    private boolean isNoun(int at) {
        Token token = s.at(at);
        return token.isWord()
                && !EnglishWords.isFunction(token)
                && MeasureUnits.read(s, at).isEmpty()
                && token.text().length() > 2;
    }

    private Optional<Numeral> whole(int at) {
        return numerals.read(at, false).filter(number -> {
            boolean counts =
                    number.form() == Numeral.Form.DIGITS || number.form() == Numeral.Form.WORDS || number.isScaled();
            return counts
                    && number.isWhole()
                    && number.value().compareTo(MOST) <= 0
                    && number.value().signum() > 0;
        });
    }

    private boolean isShare(Numeral above, Numeral below, boolean noun, boolean out) {
        boolean fewer = above.value().compareTo(below.value()) < 0;
        boolean few = out || above.value().compareTo(BigDecimal.valueOf(MOST_PARTS)) <= 0;
        boolean one = above.value().compareTo(BigDecimal.ONE) == 0;
        boolean same = above.isDigits() == below.isDigits() || one || below.isScaled();
        // two deaths in five villages: things in places, not parts of a whole
        boolean places = !one && !out && Nouns.read(s, below.to()).isPresent();
        boolean named = noun && Nouns.read(s, below.to()).isPresent();
        return fewer
                && few
                && same
                && !named
                && !(places && noun)
                && MeasureUnits.read(s, below.to())
                        .filter(unit -> unit.entry().kind() != Kind.SHARE)
                        .isEmpty();
    }
}
