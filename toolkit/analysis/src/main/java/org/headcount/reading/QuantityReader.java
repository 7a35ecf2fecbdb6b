package org.headcount.reading;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.headcount.document.Hedge;
import org.headcount.document.Kind;
import org.headcount.document.Period;

/** Puts a number together with its unit, its range, its hedge and its noun. */
final class QuantityReader {

    /** The last words of hedges that compare where a quantity is right before them. */
    private static final Set<String> COMPARING = Set.of("than", "over", "above", "below", "under");

    private final Sentence s;
    private final AmountReader amounts;
    private final RangeReader ranges;
    private final DenominatorReader denominators;
    private final RateRules rates;
    private final Compounds compounds;

    QuantityReader(Sentence sentence) {
        this.s = sentence;
        this.amounts = new AmountReader(sentence);
        this.ranges = new RangeReader(sentence, amounts);
        this.denominators = new DenominatorReader(sentence);
        this.rates = new RateRules(sentence);
        this.compounds = new Compounds(sentence, amounts);
    }

    /** The quantity whose number starts at a place, if it is one. */
    Optional<FoundQuantity> read(int at, int floor) {
        Optional<PrintedAmount> first = amounts.read(at, floor);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        RangeReader.Span span = ranges.span(compounds.join(first.get()), floor);
        return Optional.of(complete(span, floor));
    }

    private FoundQuantity complete(RangeReader.Span span, int floor) {
        PrintedAmount last = span.high();
        Numeral.Form form = last.numeral().form();
        int numberTo = span.to();
        Optional<MeasureUnits.Entry> unit = last.unit();
        Kind kind = unit.map(MeasureUnits.Entry::kind).orElse(Kind.COUNT);
        String name = unit.map(MeasureUnits.Entry::unit).orElse("");
        Optional<CountedNoun> noun = Optional.empty();
        if (form == Numeral.Form.ORDINAL) {
            return plain(span, "ordinal", Kind.ORDINAL);
        }
        if (form == Numeral.Form.HINT) {
            return plain(span, "items", Kind.VAGUE);
        }
        BigDecimal low = span.low().value();
        BigDecimal high = span.high().value();
        if (unit.isEmpty() && form == Numeral.Form.FRACTION && s.at(numberTo).is("as")) {
            kind = Kind.RATIO;
            name = "ratio";
        } else if (unit.isEmpty() && form == Numeral.Form.FRACTION) {
            low = low.movePointRight(2);
            high = high.movePointRight(2);
            kind = Kind.SHARE;
            name = "percent";
        } else if (unit.isEmpty()) {
            noun = Nouns.read(s, numberTo);
            name = noun.map(found -> Nouns.unitName(found.head())).orElse("items");
        }
        int to = noun.map(CountedNoun::to).orElse(numberTo);
        Optional<DenominatorReader.Denominator> per =
                denominators.read(numberTo, kind).or(() -> denominators.read(to, Kind.VAGUE));
        int end = Math.max(to, per.map(DenominatorReader.Denominator::to).orElse(to));
        String full =
                per.isPresent() && !name.contains("/") ? name + "/" + per.get().unit() : name;
        if (kind == Kind.RATIO && per.isPresent()) {
            kind = Kind.FREQUENCY;
            full = "times/" + per.get().unit();
        }
        if (isPercent(name)) {
            kind = rates.rateOrShare(span, per, kind);
            if (kind == Kind.RATE && per.isEmpty() && rates.isYearly(span)) {
                full = name + "/year";
            }
        }
        Optional<HedgeWords.Found> before = hedgeBefore(span.from(), floor, kind, name);
        boolean open = before.isEmpty() || before.get().hedge() == Hedge.ABOUT;
        Optional<HedgeWords.Found> after =
                !open ? Optional.empty() : HedgeWords.after(s, numberTo).or(() -> HedgeWords.after(s, end));
        Hedge hedge = span.isRange()
                ? Hedge.RANGE
                : after.or(() -> before).map(HedgeWords.Found::hedge).orElse(Hedge.EXACT);
        int from = before.map(HedgeWords.Found::from).orElse(span.from());
        OptionalDouble half = Rounding.halfUnit(last, name);
        return new FoundQuantity(
                from,
                Math.max(end, after.map(HedgeWords.Found::to).orElse(end)),
                span.from(),
                numberTo,
                low.min(high),
                low.max(high),
                half,
                full,
                kind,
                hedge,
                noun,
                Period.UNSTATED);
    }

    private FoundQuantity plain(RangeReader.Span span, String unit, Kind kind) {
        BigDecimal value = span.low().value();
        return new FoundQuantity(
                span.from(),
                span.to(),
                span.from(),
                span.to(),
                value,
                value,
                OptionalDouble.empty(),
                unit,
                kind,
                Hedge.EXACT,
                Optional.empty(),
                Period.UNSTATED);
    }

    static boolean isPercent(String unit) {
        return unit.equals("percent");
    }

    private Optional<HedgeWords.Found> hedgeBefore(int from, int floor, Kind kind, String unit) {
        int at = from;
        if (s.at(at - 1).is("a") && s.at(at - 2).is("than")) {
            at--;
        }
        Optional<HedgeWords.Found> found = HedgeWords.before(s, at).filter(hedge -> hedge.from() >= floor);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Token word = s.at(found.get().from());
        Token earlier = s.at(found.get().from() - 1);
        boolean lasting = word.is("over")
                && (kind == Kind.DURATION || isTime(unit))
                && !earlier.is("for")
                && !earlier.is("after")
                && !earlier.is("of");
        boolean climbed = word.is("up") && EnglishWords.isRise(earlier);
        boolean inside = word.is("within") && kind == Kind.DURATION;
        // "almost 9,000 crore less than 9,86,417 crore" compares two amounts
        boolean compared = floor > 0
                && found.get().from() == floor
                && !Dates.isEnd(s.at(floor - 1))
                && COMPARING.contains(s.at(found.get().to() - 1).text());
        return lasting || climbed || inside || compared ? Optional.empty() : found;
    }

    /** Whether a counted noun is a time of its own, as in {@code over 462 patient-years}. */
    private static boolean isTime(String unit) {
        return unit.endsWith("years") || unit.endsWith("months") || unit.endsWith("days") || unit.endsWith("hours");
    }
}
