package org.headcount.reading;

import java.math.BigDecimal;
import java.util.Set;
import org.headcount.document.Hedge;
import org.headcount.document.Kind;

/** Decides which quantities only sound like figures: ages, scores, confidence levels, small words without a noun. */
final class VagueRules {

    private static final Set<String> AGES = Set.of("aged", "age", "ages");
    private static final Set<String> AGE_JOINS = Splitter.set("""
            of between from over under above below at to and the
            """);
    private static final Set<String> GAMES = Splitter.set("""
            won win wins beat beats lost lose drew draw defeated defeat victory tie tied led score scored scores thrashed edged
            """);
    private static final Set<String> HALVED = Set.of("price", "fare", "time", "term", "board", "way", "day");
    private static final BigDecimal SMALL_WORD = BigDecimal.valueOf(20);
    private static final BigDecimal OLDEST = BigDecimal.valueOf(100);

    private final Sentence s;

    VagueRules(Sentence sentence) {
        this.s = sentence;
    }

    boolean isVague(FoundQuantity quantity) {
        return isAge(quantity)
                || isLevel(quantity)
                || isScore(quantity)
                || isSmallWord(quantity)
                || isEquation(quantity)
                || isHalfPrice(quantity);
    }

    private boolean isAge(FoundQuantity quantity) {
        if (quantity.high().compareTo(OLDEST) > 0
                || (quantity.kind() != Kind.DURATION && !quantity.unit().equals("items"))) {
            return false;
        }
        int to = quantity.numberTo();
        if (quantity.kind() == Kind.DURATION) {
            boolean old = s.at(to).is("old")
                    || (s.at(to).isDash()
                            && (s.at(to + 1).is("old") || s.at(to + 1).is("olds")))
                    || s.at(to).is("olds");
            if (old || s.has(to, "of", "age")) {
                return true;
            }
        }
        int at = quantity.numberFrom() - 1;
        for (int n = 0; n < 4 && at >= 0; n++, at--) {
            if (AGES.contains(s.at(at).text())) {
                return true;
            }
            if (!AGE_JOINS.contains(s.at(at).text())
                    && !s.at(at).isNumber()
                    && !s.at(at).isDash()) {
                break;
            }
        }
        if (isAgeOfName(quantity)) {
            return true;
        }
        boolean limit = s.at(quantity.numberFrom() - 1).is("under")
                || s.at(quantity.numberFrom() - 1).is("over")
                || s.has(to, "and", "over")
                || s.has(to, "and", "older")
                || s.has(to, "and", "under")
                || s.has(to, "or", "older");
        return limit && (isPeopleBefore(quantity.from()) || isLimitOfAge(quantity));
    }

    /** {@code are under 18}, {@code paid to widows over 60}: with nothing counted behind. */
    private boolean isLimitOfAge(FoundQuantity quantity) {
        Token before = s.at(quantity.from() - 1);
        Token next = s.at(quantity.numberTo());
        boolean ends = !next.isNumber() && (!next.isWord() || EnglishWords.isFunction(next));
        return ends
                && quantity.from() < quantity.numberFrom()
                && quantity.unit().equals("items")
                && (before.is("are") || before.is("were") || Nouns.isPlural(before));
    }

    /** {@code said Priya Nair, 47.} */
    private boolean isAgeOfName(FoundQuantity quantity) {
        int at = quantity.numberFrom();
        Token after = s.at(quantity.numberTo());
        boolean closed = after.is(",") || after.is(".") || after.text().isEmpty() || "\u201d\"".contains(after.text());
        return quantity.unit().equals("items")
                && quantity.hedge() == Hedge.EXACT
                && s.at(at).isNumber()
                && closed
                && s.at(at - 1).is(",")
                && isNamePart(s.at(at - 2))
                && isNamePart(s.at(at - 3))
                && quantity.high().stripTrailingZeros().scale() <= 0;
    }

    private static boolean isNamePart(Token token) {
        return token.isCapital()
                && !token.isAllCapitals()
                && !EnglishWords.isFunction(token)
                && token.text().length() > 1;
    }

    private boolean isPeopleBefore(int at) {
        for (int i = at - 1; i >= Math.max(0, at - 2); i--) {
            if (NounLists.isPerson(s.at(i).text())
                    || s.at(i).is("those")
                    || s.at(i).is("anyone")
                    || s.at(i).is("everyone")) {
                return true;
            }
        }
        return false;
    }

    private boolean isGame(int at) {
        for (int i = at - 1; i >= Math.max(0, at - 10); i--) {
            if (GAMES.contains(s.at(i).text())) {
                return true;
            }
        }
        return false;
    }

    /** The 95% of a confidence interval. */
    private boolean isLevel(FoundQuantity quantity) {
        Token next = s.at(quantity.numberTo());
        return quantity.unit().equals("percent")
                && (next.is("ci")
                        || next.is("confidence")
                        || next.is("credible")
                        || next.is("cis")
                        || next.is("certainty"));
    }

    /** {@code won 3-1}: two small numbers with nothing that they count. */
    private boolean isScore(FoundQuantity quantity) {
        boolean bare = quantity.unit().equals("items")
                && quantity.hedge() == Hedge.RANGE
                && quantity.high().compareTo(OLDEST) < 0;
        boolean range = bare
                && s.at(quantity.numberFrom() + 1).isDash()
                && s.at(quantity.numberFrom()).isNumber()
                && quantity.high().stripTrailingZeros().scale() <= 0
                && (quantity.high().compareTo(BigDecimal.TEN) <= 0 || isGame(quantity.from()));
        Token after = s.at(quantity.numberTo());
        boolean falling = quantity.unit().equals("items")
                && after.isDash()
                && after.isGlued()
                && s.at(quantity.numberTo() + 1).isNumber()
                && !s.at(quantity.numberTo() + 1).spaced();
        Token before = s.at(quantity.numberFrom() - 1);
        boolean second = before.isDash()
                && before.isGlued()
                && !s.at(quantity.numberFrom()).spaced()
                && s.at(quantity.numberFrom() - 2).isNumber();
        int to = before.is("to") && s.at(quantity.numberFrom() - 2).isNumber() ? quantity.numberFrom() - 3 : -1;
        boolean vote = quantity.unit().equals("items")
                && ((before.is("voted") && s.at(quantity.numberTo()).is("to"))
                        || s.at(to).is("voted"));
        return range || falling || second || vote;
    }

    /** {@code at half fare}, {@code half price}: half of something that is not there to be counted. */
    private boolean isHalfPrice(FoundQuantity quantity) {
        return s.at(quantity.numberFrom()).is("half")
                && quantity.numberTo() - quantity.numberFrom() == 1
                && (s.at(quantity.numberFrom() - 1).is("at")
                        || HALVED.contains(s.at(quantity.numberTo()).text()));
    }

    private boolean isSmallWord(FoundQuantity quantity) {
        boolean word = s.at(quantity.numberFrom()).isWord() && quantity.numberTo() - quantity.numberFrom() == 1;
        return word
                && quantity.unit().equals("items")
                && quantity.hedge() == Hedge.EXACT
                && quantity.high().compareTo(SMALL_WORD) <= 0;
    }

    /** {@code 2015 = 100}, {@code 3 + 4}. */
    private boolean isEquation(FoundQuantity quantity) {
        Token before = s.at(quantity.numberFrom() - 1);
        Token earlier = s.at(quantity.numberFrom() - 2);
        Token after = s.at(quantity.numberTo());
        boolean left = (before.is("=") || before.is("+") || before.is("×") || before.is("*")) && earlier.isNumber();
        boolean right = (after.is("=") || after.is("+") || after.is("×") || after.is("*"))
                && s.at(quantity.numberTo() + 1).isNumber();
        return left || right;
    }
}
