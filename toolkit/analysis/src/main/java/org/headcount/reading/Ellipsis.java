package org.headcount.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.headcount.document.Hedge;
import org.headcount.document.Kind;

/**
 * Fills in what a sentence prints once for several numbers: {@code 15, 20 and 30 percent}, {@code from 60 minutes to 45},
 * {@code 18.2 percent (95% CI 12.4 to 23.9)}.
 */
final class Ellipsis {

    private static final Set<String> LINKS = Set.of(",", "and", "or", "&");
    private static final Set<String> LEADS = Splitter.set("""
            to from by of and , or at with for ( which including just only another further additional remaining
            """);
    private static final Set<String> SPREADS = Set.of("ci", "iqr", "range", "sd", "interval", "se", "cri");

    private static final BigDecimal LARGE = BigDecimal.valueOf(1000);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Sentence s;
    private Optional<Boolean> amongPercents = Optional.empty();

    Ellipsis(Sentence sentence) {
        this.s = sentence;
    }

    /** The quantities with the units, nouns and hedges that they share. */
    List<FoundQuantity> resolve(List<FoundQuantity> found) {
        List<FoundQuantity> all = new ArrayList<>(found);
        for (int i = all.size() - 2; i >= 0; i--) {
            all.set(i, backward(all.get(i), all.get(i + 1)));
        }
        Optional<FoundQuantity> last = Optional.empty();
        Optional<CountedNoun> noun = Optional.empty();
        for (int i = 0; i < all.size(); i++) {
            FoundQuantity one = all.get(i);
            if (!one.kind().isQuantity()) {
                continue;
            }
            if (last.isPresent()) {
                one = isPartOf(last.get(), one) ? one.of(last.get().unit(), Kind.COUNT) : forward(last.get(), one);
            }
            if (one.unit().startsWith("items/")) {
                one = counted(one, noun);
            }
            noun = one.noun().isPresent() ? one.noun() : noun;
            one = isPoints(one, all) ? one.of("percentage_points", Kind.RATE) : one;
            all.set(i, one);
            last = Optional.of(one);
        }
        return all;
    }

    private static boolean isBare(FoundQuantity one) {
        return one.unit().equals("items")
                && one.kind() == Kind.COUNT
                && one.noun().isEmpty();
    }

    /** A list whose last number has the unit: {@code 11.2, 28.0 and 61.6 days}. */
    private FoundQuantity backward(FoundQuantity one, FoundQuantity next) {
        boolean lends = next.kind().isQuantity() && !isBare(next) && next.kind() != Kind.RATIO && !isFraction(next);
        // "120, or 25 percent" says one thing in two ways; "20 or 25 percent" is a list.
        boolean apposition = s.at(one.to()).is(",") && s.at(one.to() + 1).is("or");
        // "a fall of 160.2 million or 96.7 percent"
        boolean large = next.unit().startsWith("percent")
                && (isScaled(one) || one.high().compareTo(HUNDRED) > 0);
        boolean list = isBare(one) && lends && !apposition && !large;
        if (!list || next.from() - one.to() > 2 || next.from() <= one.to()) {
            return one;
        }
        boolean change = s.at(one.to()).is("to") && s.at(one.from() - 1).is("from") && next.from() == one.to() + 1;
        if (change) {
            return isMoneyBefore(next) ? one : scaled(one, next);
        }
        for (int i = one.to(); i < next.from(); i++) {
            if (!LINKS.contains(s.at(i).text())) {
                return one;
            }
        }
        boolean sameSize = next.kind() != Kind.MONEY || s.at(next.numberFrom()).isNumber();
        return sameSize && !isMoneyBefore(next) ? one.of(next.unit(), next.kind()) : one;
    }

    /** {@code from 13.5 to 9 per cent}, {@code from 3 to 5 million euros}: the unit and the scale serve both. */
    private FoundQuantity scaled(FoundQuantity one, FoundQuantity next) {
        int scale = isScaled(one) ? 0 : scale(next);
        MeasureUnits.Entry unit = new MeasureUnits.Entry(next.unit(), next.kind(), BigDecimal.ONE);
        return one.in(new UnitPhrase(Optional.of(unit), scale));
    }

    /** The power of ten that a quantity's number ends with. */
    private int scale(FoundQuantity one) {
        int scale = 0;
        for (int i = one.numberFrom(); i < one.numberTo(); i++) {
            NumberWords.Entry entry = NumberWords.of(s.at(i));
            if (entry.role() == NumberWords.Role.SCALE) {
                scale += Math.toIntExact(entry.value());
            } else if (NumberWords.shortScale(s.at(i)) > 0 && one.high().compareTo(LARGE) >= 0) {
                scale += NumberWords.shortScale(s.at(i));
            }
        }
        return scale;
    }

    /** A share in words, such as one-quarter, which prints no unit that another number could share. */
    private static boolean isFraction(FoundQuantity one) {
        return one.kind() == Kind.SHARE && one.halfUnit().isEmpty();
    }

    /** Whether a currency comes first, so that it cannot serve a number before it. */
    private boolean isMoneyBefore(FoundQuantity next) {
        return next.kind() == Kind.MONEY && !s.at(next.numberFrom()).isNumber();
    }

    /** {@code Of the 420 villages, 336 have water}. */
    private boolean isPartOf(FoundQuantity whole, FoundQuantity one) {
        int of = whole.from() - (s.at(whole.from() - 1).is("of") ? 1 : 2);
        boolean first = of == 0 || s.at(of - 1).isSign() || s.at(of - 1).is("out");
        return isBare(one)
                && whole.noun().isPresent()
                && whole.kind() == Kind.COUNT
                && s.at(of).is("of")
                && first
                && s.at(whole.to()).is(",")
                && one.from() == whole.to() + 1
                && one.high().compareTo(whole.high()) <= 0;
    }

    private FoundQuantity forward(FoundQuantity last, FoundQuantity one) {
        if (s.at(one.from() - 1).is("or")
                && one.from() - 1 == last.to()
                && one.hedge() == Hedge.EXACT
                && last.hedge() != Hedge.RANGE) {
            return one.with(last.hedge());
        }
        if (!isBare(one) || last.unit().equals("items") || last.kind() == Kind.RATIO) {
            return one;
        }
        boolean spread = SPREADS.contains(s.at(one.from() - 1).text())
                || (SPREADS.contains(s.at(one.from() - 2).text())
                        && s.at(one.from() - 1).isSign());
        boolean to = s.at(one.from() - 1).is("to") && one.from() - last.to() == 1 && last.kind() != Kind.COUNT;
        boolean part = last.kind() == Kind.MONEY
                && isScaled(one)
                && LEADS.contains(s.at(one.from() - 1).text())
                && !s.at(one.numberTo()).isNumber();
        return spread || to || part ? one.of(last.unit(), last.kind()) : one;
    }

    private boolean isScaled(FoundQuantity one) {
        return NumberWords.of(s.at(one.numberTo() - 1)).role() == NumberWords.Role.SCALE;
    }

    /** A rate whose noun is printed before: {@code 310,000 cups, nearly 15 per runner}; per so many, people are meant. */
    private static FoundQuantity counted(FoundQuantity one, Optional<CountedNoun> noun) {
        String per = one.unit().substring("items".length());
        boolean size = Character.isDigit(per.charAt(1));
        String unit = size
                ? "persons"
                : noun.map(found -> Nouns.unitName(found.head()))
                        .filter(name -> !Nouns.singular(name).equals(per.substring(1)))
                        .orElse("items");
        return one.of(unit + per, one.kind());
    }

    /** Points among percentages are percentage points. */
    private boolean isPoints(FoundQuantity one, List<FoundQuantity> all) {
        return one.unit().equals("index_points")
                && one.high().abs().compareTo(BigDecimal.valueOf(100)) <= 0
                && isAmongPercents(all);
    }

    private boolean isAmongPercents(List<FoundQuantity> all) {
        if (amongPercents.isEmpty()) {
            amongPercents = Optional.of(s.tokens().stream().noneMatch(token -> token.is("index"))
                    && all.stream().anyMatch(other -> other.unit().startsWith("percent")));
        }
        return amongPercents.get();
    }
}
