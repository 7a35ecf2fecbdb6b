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

    private static final Set<String> DENOMINATORS = Set.of(
            "person",
            "head",
            "share",
            "household",
            "family",
            "student",
            "child",
            "pupil",
            "piece",
            "unit",
            "night",
            "game",
            "barrel",
            "ton",
            "tonne",
            "pound",
            "kilogram",
            "kilo",
            "litre",
            "liter",
            "gallon",
            "dozen",
            "ounce",
            "acre",
            "hectare",
            "worker",
            "employee",
            "word",
            "minute",
            "bushel",
            "mile",
            "kilometre",
            "kilometer");

    private static final Set<String> RANGE_CUES = Set.of(
            "range", "ranges", "ranged", "ranging", "vary", "varies", "varied", "varying", "anywhere", "somewhere");

    private static final int CLAUSE = 12;

    private final Sentence s;
    private final AmountReader amounts;

    QuantityReader(Sentence sentence) {
        this.s = sentence;
        this.amounts = new AmountReader(sentence);
    }

    /** Two amounts, or one twice, with what was printed to join them. */
    private record Span(PrintedAmount low, PrintedAmount high, int from, int to, Optional<BigDecimal> margin) {

        boolean isRange() {
            return low.to() != high.to();
        }
    }

    /** The quantity whose number starts at a place, if it is one. */
    Optional<FoundQuantity> read(int at, int floor) {
        Optional<PrintedAmount> first = amounts.read(at, floor);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        Span span = span(first.get(), floor);
        return Optional.of(complete(span, floor));
    }

    private FoundQuantity complete(Span span, int floor) {
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
        if (unit.isEmpty() && form == Numeral.Form.FRACTION) {
            low = low.movePointRight(2);
            high = high.movePointRight(2);
            kind = Kind.SHARE;
            name = "percent";
        } else if (unit.isEmpty()) {
            noun = Nouns.read(s, numberTo);
            name = noun.map(found -> unitName(found.head())).orElse("items");
        }
        int to = noun.map(CountedNoun::to).orElse(numberTo);
        Optional<Denominator> per = denominator(numberTo, kind).or(() -> denominator(to, Kind.VAGUE));
        int end = Math.max(to, per.map(Denominator::to).orElse(to));
        String full =
                per.isPresent() && !name.contains("/") ? name + "/" + per.get().unit() : name;
        if (kind == Kind.RATIO && per.isPresent()) {
            kind = Kind.FREQUENCY;
            full = "times/" + per.get().unit();
        }
        if (isPercent(name)) {
            kind = rateOrShare(span, per, kind);
            if (kind == Kind.RATE && per.isEmpty() && isYearly(span)) {
                full = name + "/year";
            }
        }
        Optional<HedgeWords.Found> before = hedgeBefore(span.from(), floor, kind);
        Optional<HedgeWords.Found> after = before.isPresent()
                ? Optional.empty()
                : HedgeWords.after(s, numberTo).or(() -> HedgeWords.after(s, end));
        Hedge hedge = span.isRange()
                ? Hedge.RANGE
                : before.or(() -> after).map(HedgeWords.Found::hedge).orElse(Hedge.EXACT);
        int from = before.map(HedgeWords.Found::from).orElse(span.from());
        OptionalDouble half = span.margin().isPresent()
                ? OptionalDouble.of(span.margin().get().doubleValue())
                : halfUnit(last, name);
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

    private FoundQuantity plain(Span span, String unit, Kind kind) {
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

    private static boolean isPercent(String unit) {
        return unit.equals("percent");
    }

    /** A name that units allow: small letters and digits. */
    static String unitName(String noun) {
        if (noun.equals("people") || noun.equals("persons") || noun.equals("individuals")) {
            return "persons";
        }
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < noun.length(); i++) {
            char c = noun.charAt(i);
            if ((c >= 'a' && c <= 'z') || (name.length() > 0 && c >= '0' && c <= '9')) {
                name.append(c);
            } else if (c == '\'' || c == '-') {
                name.append('_');
            } else {
                return "items";
            }
        }
        return name.length() == 0 ? "items" : name.toString();
    }

    // ---- ranges

    private Span span(PrintedAmount first, int floor) {
        Span single = new Span(first, first, first.from(), first.to(), Optional.empty());
        if (first.numeral().form() == Numeral.Form.ORDINAL || first.numeral().form() == Numeral.Form.HINT) {
            return single;
        }
        Optional<Span> margin = margin(first);
        if (margin.isPresent()) {
            return margin.get();
        }
        return range(first, floor).orElse(single);
    }

    /** {@code 3.2 ± 0.2}: a value and how far it may be off. */
    private Optional<Span> margin(PrintedAmount first) {
        int at = first.to();
        if (s.at(at).is("±")) {
            at++;
        } else if ((s.at(at).is("+") && s.at(at + 1).is("/") && s.at(at + 2).isDash())
                || s.has(at, "plus", "or", "minus")) {
            at += 3;
        } else if (s.has(at, "give", "or", "take")) {
            at += 3;
        } else {
            return Optional.empty();
        }
        if (!NumeralReader.mayStart(s.at(at))) {
            return Optional.empty();
        }
        return amounts.read(at, at).map(by -> {
            PrintedAmount value = first.unit().isPresent() ? first : first.with(by.unit());
            return new Span(value, value, first.from(), by.to(), Optional.of(by.value()));
        });
    }

    private Optional<Span> range(PrintedAmount first, int floor) {
        int join = first.to();
        // 8- to 16-metre
        boolean hanging = s.at(join).isDash()
                && s.at(join).isGlued()
                && s.at(join + 1).spaced()
                && s.at(join + 1).is("to");
        int at = hanging ? join + 1 : join;
        Token word = s.at(at);
        Token before = s.at(first.from() - 1);
        boolean between = first.from() - 1 >= floor && before.is("between");
        boolean from = first.from() - 1 >= floor && before.is("from");
        boolean dash = word.isDash() || word.is("~");
        boolean to = word.is("to") || (word.is("through") && !between);
        if (!dash && !to && !(between && (word.is("and") || word.is("to")))) {
            return Optional.empty();
        }
        if ((dash && word.is("\u2014"))
                || (dash && word.spaced() != s.at(at + 1).spaced())) {
            return Optional.empty();
        }
        int number = at + 1;
        while (number < at + 4 && !NumeralReader.mayStart(s.at(number)) && isPrefixSign(s.at(number))) {
            number++;
        }
        number += s.at(number).is("a") || s.at(number).is("an") ? 1 : 0;
        if (!NumeralReader.mayStart(s.at(number))
                || (Dates.isYear(s.at(number)) && first.unit().isPresent())) {
            return Optional.empty();
        }
        Optional<PrintedAmount> second = amounts.read(number, at + 1);
        if (second.isEmpty() || !isCompatible(first, second.get())) {
            return Optional.empty();
        }
        Span span = joined(first, second.get(), between || from ? first.from() - 1 : first.from());
        BigDecimal low = span.low().value();
        BigDecimal high = span.high().value();
        boolean rising = low.compareTo(high) < 0;
        boolean cue = hasCue(first.from(), floor);
        boolean bothUnits = first.unit().isPresent() && second.get().unit().isPresent();
        if ((from && to && !cue && isChangeBefore(first.from() - 1, floor)) || (!rising && !cue && !between)) {
            return Optional.empty();
        }
        if (from && to && !cue && bothUnits && isChangeAfter(span.to())) {
            return Optional.empty();
        }
        return Optional.of(span);
    }

    private static boolean isPrefixSign(Token token) {
        return (token.isSign() && Currencies.ofSign(token.text()).isPresent())
                || token.isDash()
                || (token.isWord() && Currencies.ofPrefix(token).isPresent());
    }

    /** What is printed once, a scale or a unit, serves both. */
    private static Span joined(PrintedAmount first, PrintedAmount second, int from) {
        Numeral low = first.numeral();
        Numeral high = second.numeral();
        if (high.isScaled() && !low.isScaled() && low.form() != Numeral.Form.FRACTION) {
            Numeral scaled = low.scaled(high.scale());
            low = scaled.value().compareTo(high.value()) <= 0 ? scaled : low;
        }
        Optional<MeasureUnits.Entry> unit = second.unit().isPresent() ? second.unit() : first.unit();
        return new Span(first.with(low).with(unit), second.with(high).with(unit), from, second.to(), Optional.empty());
    }

    private static boolean isCompatible(PrintedAmount first, PrintedAmount second) {
        Numeral.Form form = second.numeral().form();
        if (form == Numeral.Form.ORDINAL || form == Numeral.Form.HINT) {
            return false;
        }
        boolean same = first.unit().isEmpty()
                || second.unit().isEmpty()
                || first.unit().get().unit().equals(second.unit().get().unit());
        // 30 percent to 5 million: a unit printed first and missing afterwards does not reach a number of another size.
        boolean percentOnly = first.unit().isPresent()
                && second.unit().isEmpty()
                && first.unit().get().kind() != Kind.MONEY;
        return same && !percentOnly;
    }

    private boolean hasCue(int at, int floor) {
        for (int i = at - 1; i >= Math.max(floor, at - 4); i--) {
            if (RANGE_CUES.contains(s.at(i).text())) {
                return true;
            }
        }
        return false;
    }

    private boolean isChangeBefore(int at, int floor) {
        for (int i = at - 1; i >= Math.max(0, at - CLAUSE); i--) {
            Token token = s.at(i);
            if (token.is(";") || token.is(".") || (token.is("(") && i >= floor)) {
                return false;
            }
            if (EnglishWords.isChange(token)) {
                return true;
            }
        }
        return false;
    }

    private boolean isChangeAfter(int at) {
        for (int i = at; i < at + 3; i++) {
            if (EnglishWords.isChange(s.at(i))) {
                return true;
            }
        }
        return false;
    }

    // ---- what it is per

    private record Denominator(String unit, int to) {}

    private Optional<Denominator> denominator(int at, Kind kind) {
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
            boolean thing = DENOMINATORS.contains(noun.text()) && kind == Kind.MONEY;
            if (span || thing) {
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
                && !isPercent(unit.get().entry().unit())) {
            String name = unit.get().entry().unit();
            return Optional.of(new Denominator(singular(name), unit.get().to()));
        }
        Optional<CountedNoun> plural = Nouns.read(s, at);
        if (plural.isPresent() && !slash && plural.get().to() - at <= 2) {
            return Optional.of(new Denominator(
                    singular(unitName(plural.get().head())), plural.get().to()));
        }
        return Optional.of(new Denominator(singular(unitName(noun.text())), at + 1));
    }

    static String singular(String unit) {
        int slash = unit.indexOf('/');
        String name = slash < 0 ? unit : unit.substring(0, slash);
        if (name.length() > 3 && name.endsWith("ies")) {
            return name.substring(0, name.length() - 3) + "y";
        }
        return name.length() > 2 && name.endsWith("s") && !name.endsWith("ss")
                ? name.substring(0, name.length() - 1)
                : name;
    }

    // ---- rates

    private Kind rateOrShare(Span span, Optional<Denominator> per, Kind kind) {
        if (kind != Kind.SHARE) {
            return kind;
        }
        boolean time = per.isPresent()
                && Set.of("year", "month", "quarter", "decade", "day", "week")
                        .contains(per.get().unit());
        if (time || isYearOnYear(span.to())) {
            return Kind.RATE;
        }
        if (s.at(span.to()).is("of")) {
            return Kind.SHARE;
        }
        for (int i = span.from() - 1; i >= Math.max(0, span.from() - 7); i--) {
            Token token = s.at(i);
            if ((token.isSign() && !token.isDash()) || token.isNumber()) {
                return Kind.SHARE;
            }
            if (EnglishWords.isChange(token)) {
                // rose to 12 percent: a level, not a change
                boolean level = s.at(i + 1).is("to") || s.at(span.from() - 1).is("to");
                return level ? Kind.SHARE : Kind.RATE;
            }
        }
        Token next = s.at(span.to());
        return EnglishWords.isChange(next) || (EnglishWords.isChange(s.at(span.to() + 1)) && !next.is("of"))
                ? Kind.RATE
                : Kind.SHARE;
    }

    private boolean isYearOnYear(int at) {
        return (s.at(at).is("year") && s.at(at + 1).isDash())
                || s.has(at, "year", "on", "year")
                || s.has(at, "year", "over", "year")
                || s.at(at).is("y")
                || s.at(at).is("yoy");
    }

    private boolean isYearly(Span span) {
        for (int i = span.from() - 1; i >= Math.max(0, span.from() - 8); i--) {
            if (s.at(i).is("annual")
                    || s.at(i).is("annually")
                    || s.at(i).is("yearly")
                    || s.at(i).is("annualised")
                    || s.at(i).is("annualized")) {
                return true;
            }
            if (s.at(i).is(";") || s.at(i).isNumber()) {
                return false;
            }
        }
        return false;
    }

    // ---- hedges and rounding

    private Optional<HedgeWords.Found> hedgeBefore(int from, int floor, Kind kind) {
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
                && kind == Kind.DURATION
                && !earlier.is("for")
                && !earlier.is("after")
                && !earlier.is("of");
        boolean climbed = word.is("up") && EnglishWords.isChange(earlier);
        boolean inside = word.is("within") && kind == Kind.DURATION;
        return lasting || climbed || inside ? Optional.empty() : found;
    }

    /** Half of the last printed digit's place; zeros at the end of a large whole number are taken as not meant. */
    static OptionalDouble halfUnit(PrintedAmount amount, String unit) {
        Numeral number = amount.numeral();
        BigDecimal factor = amount.unit().map(MeasureUnits.Entry::factor).orElse(BigDecimal.ONE);
        boolean percent = isPercent(unit) || unit.equals("percentage_points");
        if (number.form() == Numeral.Form.FRACTION) {
            return OptionalDouble.empty();
        }
        BigDecimal half = new BigDecimal("0.5");
        if (number.place().isEmpty() && !number.isScaled()) {
            return OptionalDouble.of(percent ? 0.5 : 0);
        }
        boolean decimals = number.place().isPresent()
                && number.place().get().compareTo(BigDecimal.ONE.scaleByPowerOfTen(number.scale())) < 0;
        if (decimals) {
            return OptionalDouble.of(
                    number.place().get().multiply(half).multiply(factor).doubleValue());
        }
        BigDecimal trailing = trailing(number.value());
        if (number.isScaled()) {
            return OptionalDouble.of(trailing.multiply(half).multiply(factor).doubleValue());
        }
        if (percent) {
            return OptionalDouble.of(0.5);
        }
        boolean counted = number.value().abs().compareTo(BigDecimal.valueOf(1000)) < 0
                || trailing.compareTo(BigDecimal.valueOf(100)) < 0;
        return OptionalDouble.of(
                counted ? 0 : trailing.multiply(half).multiply(factor).doubleValue());
    }

    private static BigDecimal trailing(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.signum() == 0
                ? BigDecimal.ONE
                : BigDecimal.ONE.scaleByPowerOfTen(Math.max(0, -stripped.scale()));
    }
}
