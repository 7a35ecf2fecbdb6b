package org.headcount.reading;

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
            to from by of and , or at with for (
            """);
    private static final Set<String> SPREADS = Set.of("ci", "iqr", "range", "sd", "interval", "se", "cri");

    private final Sentence s;

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
                one = forward(last.get(), one);
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
        boolean list = isBare(one) && lends && !apposition;
        if (!list || next.from() - one.to() > 2 || next.from() <= one.to()) {
            return one;
        }
        for (int i = one.to(); i < next.from(); i++) {
            if (!LINKS.contains(s.at(i).text())) {
                return one;
            }
        }
        boolean sameSize = next.kind() != Kind.MONEY || s.at(next.numberFrom()).isNumber();
        return sameSize && !isMoneyBefore(next) ? one.of(next.unit(), next.kind()) : one;
    }

    /** A share in words, such as one-quarter, which prints no unit that another number could share. */
    private static boolean isFraction(FoundQuantity one) {
        return one.kind() == Kind.SHARE && one.halfUnit().isEmpty();
    }

    /** Whether a currency comes first, so that it cannot serve a number before it. */
    private boolean isMoneyBefore(FoundQuantity next) {
        return next.kind() == Kind.MONEY && !s.at(next.numberFrom()).isNumber();
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
                && !s.at(one.numberTo()).isWord() == !s.at(one.numberTo()).isNumber()
                && (!s.at(one.numberTo()).isWord() || EnglishWords.isFunction(s.at(one.numberTo())));
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
                : noun.map(found -> Nouns.unitName(found.head())).orElse("items");
        return one.of(unit + per, one.kind());
    }

    /** Points among percentages are percentage points. */
    private boolean isPoints(FoundQuantity one, List<FoundQuantity> all) {
        if (!one.unit().equals("index_points") || s.tokens().stream().anyMatch(token -> token.is("index"))) {
            return false;
        }
        return all.stream().anyMatch(other -> other.unit().startsWith("percent"));
    }
}
