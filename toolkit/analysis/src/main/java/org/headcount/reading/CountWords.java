package org.headcount.reading;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.headcount.document.Kind;

/** Quantities that one word says: twice, doubled, tenfold, yearly, the past decade. */
final class CountWords {

    /** One such word or phrase. */
    record Found(int from, int to, double value, String unit, Kind kind) {}

    private static final Map<String, Double> RATIOS = new HashMap<>(Map.ofEntries(
            Map.entry("twice", 2.0),
            Map.entry("thrice", 3.0),
            Map.entry("doubled", 2.0),
            Map.entry("doubles", 2.0),
            Map.entry("doubling", 2.0),
            Map.entry("tripled", 3.0),
            Map.entry("triples", 3.0),
            Map.entry("tripling", 3.0),
            Map.entry("trebled", 3.0),
            Map.entry("quadrupled", 4.0),
            Map.entry("quadrupling", 4.0),
            Map.entry("quintupled", 5.0),
            Map.entry("halved", 0.5),
            Map.entry("halving", 0.5),
            Map.entry("halves", 0.5),
            Map.entry("twofold", 2.0),
            Map.entry("threefold", 3.0),
            Map.entry("fourfold", 4.0),
            Map.entry("fivefold", 5.0),
            Map.entry("sixfold", 6.0),
            Map.entry("sevenfold", 7.0),
            Map.entry("eightfold", 8.0),
            Map.entry("ninefold", 9.0),
            Map.entry("tenfold", 10.0),
            Map.entry("twentyfold", 20.0),
            Map.entry("hundredfold", 100.0),
            Map.entry("thousandfold", 1000.0)));

    /** Words that are ratios only before what they multiply. */
    private static final Map<String, Double> MULTIPLES =
            Map.of("double", 2.0, "triple", 3.0, "treble", 3.0, "quadruple", 4.0, "halve", 0.5);

    private static final Set<String> MULTIPLIED = Splitter.set("""
            the that those its their what in by to from over every this his her our
            """);

    private static final Map<String, String> FREQUENCIES = Map.of("yearly", "year");

    private static final Map<String, String> ONE_COIN = Map.of("dollar", "USD", "euro", "EUR", "pound", "GBP");

    private static final Set<String> SPANS =
            Set.of("past", "last", "next", "coming", "previous", "preceding", "first", "recent");

    private CountWords() {}

    private static final Set<String> WORDS = words();

    /** The words that may start such a quantity. */
    static Set<String> words() {
        Set<String> words = new HashSet<>(RATIOS.keySet());
        words.addAll(MULTIPLES.keySet());
        words.addAll(FREQUENCIES.keySet());
        words.addAll(ONE_COIN.keySet());
        words.addAll(Set.of("every", "once", "decade", "century"));
        return words;
    }

    /** Whether such a word may start here. */
    static boolean mayStart(Token token) {
        return token.isWord() && WORDS.contains(token.text());
    }

    static Optional<Found> read(Sentence s, int at) {
        Token token = s.at(at);
        Double ratio = RATIOS.get(token.text());
        if (ratio != null) {
            return ratio(s, at, ratio);
        }
        Double multiple = MULTIPLES.get(token.text());
        if (multiple != null) {
            Token next = s.at(at + 1);
            boolean multiplies = MULTIPLIED.contains(next.text()) || (!next.isWord() && !next.isDash());
            boolean verb = s.at(at - 1).is("to")
                    || s.at(at - 1).is("will")
                    || s.at(at - 1).is("would")
                    || s.at(at - 1).is("nearly")
                    || s.at(at - 1).is("almost")
                    || s.at(at - 1).is("than");
            return multiplies || (verb && !next.isDash())
                    ? Optional.of(new Found(at, at + 1, multiple, "ratio", Kind.RATIO))
                    : Optional.empty();
        }
        if (FREQUENCIES.containsKey(token.text())) {
            return Optional.of(new Found(at, at + 1, 1, "times/" + FREQUENCIES.get(token.text()), Kind.FREQUENCY));
        }
        if (token.is("once")) {
            return ratio(s, at, 1).filter(found -> found.kind() == Kind.FREQUENCY);
        }
        if (token.is("every")) {
            return every(s, at);
        }
        if (ONE_COIN.containsKey(token.text())) {
            return oneCoin(s, at);
        }
        return span(s, at);
    }

    private static Optional<Found> ratio(Sentence s, int at, double ratio) {
        if (s.at(at).is("twice") || s.at(at).is("thrice") || s.at(at).is("once")) {
            boolean per = s.at(at + 1).is("a")
                    || s.at(at + 1).is("per")
                    || s.at(at + 1).is("every")
                    || s.at(at + 1).is("each");
            Optional<MeasureUnits.Found> time = per ? MeasureUnits.read(s, at + 2) : Optional.empty();
            if (time.isPresent() && time.get().entry().kind() == Kind.DURATION) {
                return Optional.of(new Found(
                        at,
                        at + 3,
                        ratio,
                        "times/" + Nouns.singular(s.at(at + 2).text()),
                        Kind.FREQUENCY));
            }
            boolean adverb = s.at(at + 1).is("yearly")
                    || s.at(at + 1).is("daily")
                    || s.at(at + 1).is("weekly")
                    || s.at(at + 1).is("monthly");
            if (adverb) {
                String unit =
                        s.at(at + 1).is("daily") ? "day" : s.at(at + 1).text().replace("ly", "");
                return Optional.of(new Found(at, at + 2, ratio, "times/" + unit, Kind.FREQUENCY));
            }
        }
        return Optional.of(new Found(at, at + 1, ratio, "ratio", Kind.RATIO));
    }

    /** {@code less than a dollar a day}. */
    private static Optional<Found> oneCoin(Sentence s, int at) {
        boolean per = s.at(at + 1).is("a") || s.at(at + 1).is("per");
        boolean one = s.at(at - 1).is("a") || s.at(at - 1).is("one");
        Optional<MeasureUnits.Found> time = per && one ? MeasureUnits.read(s, at + 2) : Optional.empty();
        return time.filter(found -> found.entry().kind() == Kind.DURATION)
                .map(found -> new Found(
                        at - 1,
                        found.to(),
                        1,
                        ONE_COIN.get(s.at(at).text()) + "/" + s.at(at + 2).text(),
                        Kind.MONEY));
    }

    /** {@code every year}: once in one. */
    private static Optional<Found> every(Sentence s, int at) {
        Optional<MeasureUnits.Found> time = MeasureUnits.read(s, at + 1);
        boolean one = time.isPresent()
                && time.get().entry().kind() == Kind.DURATION
                && time.get().entry().factor().intValue() == 1
                && !Nouns.isPlural(s.at(at + 1));
        boolean day = s.at(at + 1).is("second") || s.at(at + 1).is("minute");
        return one && !day
                ? Optional.of(new Found(at, at + 2, 1, "times/" + s.at(at + 1).text(), Kind.FREQUENCY))
                : Optional.empty();
    }

    /** {@code the past decade}, {@code a decade}. */
    private static Optional<Found> span(Sentence s, int at) {
        boolean decade = s.at(at).is("decade");
        if (!decade && !s.at(at).is("century")) {
            return Optional.empty();
        }
        boolean named = SPANS.contains(s.at(at - 1).text());
        boolean article = s.at(at - 1).is("a")
                && !s.at(at + 1).is("ago")
                && !s.at(at + 1).is("earlier")
                && !s.at(at + 1).is("later");
        if (!named && !article) {
            return Optional.empty();
        }
        int from = named && s.at(at - 2).is("the") ? at - 2 : at - 1;
        return Optional.of(new Found(from, at + 1, decade ? 10 : 100, "years", Kind.DURATION));
    }
}
