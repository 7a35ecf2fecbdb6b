package org.headcount.reading;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import org.headcount.document.Kind;

/** Reads what a quantity is reckoned per: {@code per month}, {@code a day}, {@code to each of the villages}. */
final class DenominatorReader {

    private static final Set<String> DENOMINATORS = Splitter.set("""
            person head share household family student child pupil piece unit night game barrel ton tonne pound
            kilogram kilo litre liter gallon dozen ounce acre hectare worker employee word minute bushel mile
            kilometre kilometer slice portion serving cup ride trip seat room bag sack loaf bottle box packet meal
            plant tree plot visit ticket passenger patient teacher nurse farmer resident taxpayer voter member
            """);

    private static final Set<String> PERSONS = Set.of("person", "head", "inhabitant", "resident", "individual");

    /** What something happens so many times in: {@code an average of 18 a night}. */
    private static final Set<String> OCCASIONS = Set.of("night", "game", "match", "shift", "lesson", "session");

    /** Words that make {@code a year} a moment: {@code $1,806 a year earlier}. */
    private static final Set<String> MOMENTS = Splitter.set("""
            ago earlier before prior previously later after back hence
            """);

    private final Sentence s;

    DenominatorReader(Sentence sentence) {
        this.s = sentence;
    }

    /** What a quantity is reckoned per, and the token after it. */
    record Denominator(String unit, int to) {}

    /** The denominator that starts at a place. */
    Optional<Denominator> read(int place, Kind kind) {
        boolean hyphen = s.at(place).isDash()
                && s.at(place).isGlued()
                && (s.at(place + 1).is("a") || s.at(place + 1).is("an"))
                && s.at(place + 2).isDash();
        if (hyphen) {
            // £12.21-an-hour
            return MeasureUnits.read(s, place + 3)
                    .filter(found -> found.entry().kind() == Kind.DURATION)
                    .map(found -> new Denominator(s.at(place + 3).text(), place + 4));
        }
        int at = place;
        Token first = s.at(at);
        if (first.is("per") || (first.is("/") && first.isGlued())) {
            return perNoun(at + 1, first.is("/"));
        }
        if ((first.is("for") && s.at(at + 1).is("every"))
                || (first.is("for") && s.at(at + 1).is("each"))
                || (first.is("to") && s.at(at + 1).is("each"))
                || (first.is("in") && s.at(at + 1).is("every"))) {
            int noun = s.has(at + 2, "of", "the") ? at + 4 : at + 2;
            return perNoun(noun, false);
        }
        if (first.is("a") || first.is("an") || first.is("each") || first.is("every")) {
            Token noun = s.at(at + 1);
            Optional<MeasureUnits.Found> time = MeasureUnits.read(s, at + 1);
            boolean span = time.isPresent() && time.get().entry().kind() == Kind.DURATION && !Nouns.isPlural(noun);
            boolean thing = (DENOMINATORS.contains(noun.text()) && kind == Kind.MONEY)
                    || (OCCASIONS.contains(noun.text()) && kind == Kind.COUNT);
            boolean moment = MOMENTS.contains(s.at(at + 2).text());
            if (!moment && (span || thing)) {
                return Optional.of(new Denominator(noun.text(), at + 2));
            }
        }
        if (first.is("annually") || first.is("yearly")) {
            return Optional.of(new Denominator("year", at + 1));
        }
        if (first.is("monthly") || first.is("daily") || first.is("weekly")) {
            return Optional.of(
                    new Denominator(first.is("daily") ? "day" : first.text().replace("ly", ""), at + 1));
        }
        return Optional.empty();
    }

    private Optional<Denominator> perNoun(int at, boolean slash) {
        Token noun = s.at(at);
        if (noun.is("cent")) {
            return Optional.empty();
        }
        if (noun.is("annum")) {
            return Optional.of(new Denominator("year", at + 1));
        }
        if (noun.is("capita")) {
            return Optional.of(new Denominator("person", at + 1));
        }
        if (!slash
                && !DENOMINATORS.contains(noun.text())
                && PERSONS.contains(s.at(at + 1).text())
                && noun.isWord()) {
            // for every poor person
            return Optional.of(new Denominator("person", at + 2));
        }
        if (noun.isNumber()) {
            BigDecimal size = DigitText.value(noun.text());
            boolean whole = size.scale() <= 0 && size.signum() > 0 && size.precision() <= 9;
            Optional<CountedNoun> of = Nouns.read(s, at + 1);
            return whole
                    ? Optional.of(new Denominator(
                            size.toPlainString(), of.map(CountedNoun::to).orElse(at + 1)))
                    : Optional.empty();
        }
        if (!noun.isWord() || EnglishWords.isFunction(noun)) {
            return Optional.empty();
        }
        Optional<MeasureUnits.Found> unit = MeasureUnits.read(s, at);
        if (unit.isPresent()
                && unit.get().entry().kind() != Kind.MONEY
                && !QuantityReader.isPercent(unit.get().entry().unit())) {
            String name = unit.get().entry().unit();
            return Optional.of(new Denominator(Nouns.singular(name), unit.get().to()));
        }
        Optional<CountedNoun> plural = Nouns.read(s, at);
        if (plural.isPresent() && !slash && plural.get().to() - at <= 2) {
            return Optional.of(new Denominator(
                    Nouns.singular(Nouns.unitName(plural.get().head())),
                    plural.get().to()));
        }
        return Optional.of(new Denominator(Nouns.singular(Nouns.unitName(noun.text())), at + 1));
    }
}
