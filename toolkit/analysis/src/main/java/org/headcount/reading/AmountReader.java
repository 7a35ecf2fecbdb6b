package org.headcount.reading;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import org.headcount.document.Kind;

/** Reads a number with the currency, sign or unit that is printed beside it. */
final class AmountReader {

    private static final Set<String> LOSS_LEADS = Set.of("is", "was", "were", "of", "at", "by", "to");

    /** Words before a price. */
    private static final Set<String> PRICED =
            Set.of("cost", "costs", "costing", "by", "paid", "pay", "pays", "price", "priced");

    private static final Set<String> WEIGHT_WORDS = Splitter.set("""
            weigh weighs weighed weighing weight lb lbs ounce ounces oz kg kilogram kilograms kilo kilos heavier lighter
            """);

    private static final Set<String> MONEY_USES = Splitter.set("""
            aid debt taxpayers taxpayer public government funding spending investment savings benefits support revenue
            income cash money fraud damage losses taxes
            """);

    private final Sentence s;
    private final NumeralReader numerals;

    AmountReader(Sentence sentence) {
        this.s = sentence;
        this.numerals = new NumeralReader(sentence);
    }

    /** What stands before a number: a currency, a minus, or both. */
    private record Prefix(int from, Optional<String> money, int power, boolean negative) {}

    /**
     * The amount whose number starts at a place.
     *
     * @param floor the first token that no earlier figure has taken
     */
    Optional<PrintedAmount> read(int at, int floor) {
        return read(at, floor, false);
    }

    /** The amount whose number starts at a place, the second of a range if a currency is printed before the first. */
    Optional<PrintedAmount> readAfter(PrintedAmount first, int at, int floor) {
        return read(at, floor, first.isMoney() && first.from() < first.numeral().from());
    }

    private Optional<PrintedAmount> read(int at, int floor, boolean paidBefore) {
        Prefix prefix = prefix(at, floor);
        boolean money = prefix.money().isPresent();
        Optional<Numeral> numeral = numerals.read(at, money || paidBefore);
        if (numeral.isEmpty() || numeral.get().form() == Numeral.Form.ORDINAL) {
            return numeral.map(found -> new PrintedAmount(found.from(), found.to(), found, Optional.empty()));
        }
        Numeral number = prefix.negative() ? numeral.get().negated() : numeral.get();
        int to = number.to();
        if (s.at(at - 1).is("(") && money && s.at(to).is(")")) {
            // Accountants print a loss in parentheses, with its scale behind them.
            Numeral scaled = shortScale(number.ending(to + 1));
            return Optional.of(new PrintedAmount(prefix.from(), scaled.to(), scaled, entry(prefix)));
        }
        if (s.at(at - 1).is("(")
                && at - 1 >= floor
                && s.at(to).is(")")
                && s.at(to + 1).is("%")
                && s.at(to + 1).isGlued()) {
            return Optional.of(new PrintedAmount(
                    at - 1,
                    to + 2,
                    number.negated(),
                    MeasureUnits.read(s, to + 1).map(MeasureUnits.Found::entry)));
        }
        int from = Math.min(prefix.from(), number.from());
        if (money) {
            Numeral scaled = prefix.power() > 0 ? number.scaled(prefix.power()) : number;
            if (isLoss(from, to, floor)) {
                Numeral loss = shortScale(scaled.negated().ending(to + 1));
                return Optional.of(new PrintedAmount(from - 1, loss.to(), loss, entry(prefix)));
            }
            return Optional.of(
                    new PrintedAmount(from, repeatedCurrency(to, prefix.money().get()), scaled, entry(prefix)));
        }
        Optional<PrintedAmount> paid = moneyAfter(from, number);
        if (paid.isPresent()) {
            return paid;
        }
        Optional<MeasureUnits.Found> unit = unitAfter(number.form() == Numeral.Form.FRACTION ? afterPart(to) : to);
        return Optional.of(unit.map(found -> new PrintedAmount(from, found.to(), number, Optional.of(found.entry())))
                .orElseGet(() -> new PrintedAmount(from, to, number, Optional.empty())));
    }

    /** {@code was ($99.99)}: parentheses right after a verb or preposition are a minus; elsewhere they are an aside. */
    private boolean isLoss(int from, int to, int floor) {
        return from - 1 >= floor
                && s.at(from - 1).is("(")
                && s.at(to).is(")")
                && LOSS_LEADS.contains(s.at(from - 2).text());
    }

    private Numeral shortScale(Numeral number) {
        int power = NumberWords.shortScale(s.at(number.to()));
        int words = NumberWords.of(s.at(number.to())).role() == NumberWords.Role.SCALE
                ? NumberWords.of(s.at(number.to())).small()
                : 0;
        return power + words > 0 ? number.scaled(Math.max(power, words)).ending(number.to() + 1) : number;
    }

    private static Optional<MeasureUnits.Entry> entry(Prefix prefix) {
        return prefix.money().map(code -> new MeasureUnits.Entry(code, Kind.MONEY, BigDecimal.ONE));
    }

    private Prefix prefix(int at, int floor) {
        int from = at;
        boolean negative = false;
        if (from - 1 >= floor && isMinus(from - 1, floor)) {
            negative = true;
            from--;
        }
        int paid = s.at(from - 1).is("(") && from - 2 >= floor && !s.at(from).spaced() ? from - 1 : from;
        Optional<Prefix> money = money(paid, floor);
        if (paid < from && money.isPresent() && s.at(paid).isGlued()) {
            return new Prefix(money.get().from(), money.get().money(), 0, true);
        }
        if (paid < from) {
            money = money(from, floor);
        }
        if (money.isPresent()) {
            int start = money.get().from();
            boolean before = start - 1 >= floor && isMinus(start - 1, floor);
            return new Prefix(
                    before ? start - 1 : start, money.get().money(), money.get().power(), negative || before);
        }
        return new Prefix(from, Optional.empty(), 0, negative);
    }

    /** A hyphen or minus before a number, after a space; or the word. */
    private boolean isMinus(int place, int floor) {
        Token sign = s.at(place);
        if (sign.is("minus") || sign.is("negative")) {
            return !s.at(place - 1).is("or");
        }
        boolean minus = sign.is("-") || sign.is("\u2212") || sign.is("\u2013");
        if (s.at(place - 1).is("/") && s.at(place - 2).is("+")) {
            return false;
        }
        boolean open = place == 0
                || sign.spaced()
                || s.at(place - 1).is("(")
                || s.at(place - 1).is("=")
                || s.at(place - 1).is("<")
                || s.at(place - 1).is("$");
        boolean list = sign.spaced() && s.at(place + 1).spaced() && place > floor;
        return minus
                && open
                && !list
                && !(sign.spaced()
                        && s.at(place - 1).isNumber()
                        && place - 1 >= floor
                        && s.at(place + 1).isGlued()
                        && sign.is("\u2013"));
    }

    private Optional<Prefix> money(int number, int floor) {
        int at = number - 1;
        if (at < floor) {
            return Optional.empty();
        }
        Token before = s.at(at);
        Optional<String> sign = Currencies.ofSign(before.text());
        if (sign.isPresent()) {
            boolean dollar = before.is("$") || before.is("¥");
            Token letters = s.at(at - 1);
            if (dollar && at - 1 >= floor && letters.isWord()) {
                Optional<String> whose = Currencies.ofPrefix(letters);
                boolean near =
                        before.isGlued() || (letters.text().length() < 3 && !letters.is("a") && !letters.is("s"));
                if (whose.isPresent() && near) {
                    return Optional.of(new Prefix(at - 1, whose, 0, false));
                }
            }
            return Optional.of(new Prefix(at, sign, 0, false));
        }
        boolean stop = before.is(".")
                && at - 1 >= floor
                && (s.at(at - 1).is("rs")
                        || s.at(at - 1).is("re")
                        || s.at(at - 1).is("tk"));
        Token code = stop ? s.at(at - 1) : before;
        if (!code.isWord()) {
            return Optional.empty();
        }
        Optional<String> scaled = Currencies.ofScaledCode(code.raw());
        Optional<String> named = scaled.isPresent() ? scaled : Currencies.ofCode(code);
        return named.map(
                currency -> new Prefix(stop ? at - 1 : at, Optional.of(currency), scaled.isPresent() ? 6 : 0, false));
    }

    /** {@code $10 dollars}, {@code US$5 million US dollars}: the same currency once more. */
    private int repeatedCurrency(int to, String code) {
        if (s.at(to).is("/")
                && s.at(to).isGlued()
                && s.at(to + 1).isDash()
                && s.at(to + 1).isGlued()) {
            // Rs 1,500/-
            return to + 2;
        }
        Optional<Currencies.Money> again = Currencies.ofName(s.at(to).text());
        return again.isPresent()
                        && again.get().power() == 0
                        && (again.get().unit().equals(code) || s.at(to).text().startsWith("dollar"))
                ? to + 1
                : to;
    }

    /** A currency's name, code or sign after a number: {@code 3 billion Hong Kong dollars}, {@code 115 USD}, {@code 10 €}. */
    private Optional<PrintedAmount> moneyAfter(int from, Numeral number) {
        int at = number.to();
        at += s.at(at).isDash() && s.at(at).isGlued() && !s.at(at + 1).spaced() ? 1 : 0;
        Token word = s.at(at);
        Optional<String> sign = Currencies.ofSign(word.text());
        if (isSmallCoin(at)) {
            return Optional.of(paid(from, at + 1, number, word.is("p") ? "GBP" : "USD", -2));
        }
        if (sign.isPresent()) {
            boolean next = s.at(at + 1).isNumber()
                    && !(s.at(at).isGlued() && s.at(at + 1).spaced());
            return next ? Optional.empty() : Optional.of(paid(from, at + 1, number, sign.get(), 0));
        }
        if (!word.isWord()) {
            return Optional.empty();
        }
        int name = at;
        int first = at + (Currencies.isFirstOfCountry(s.at(at).text()) ? 1 : 0);
        for (int country = at; country <= first; country++) {
            Optional<String> whose =
                    Currencies.ofCountry(s.at(country).text(), s.at(country + 1).text());
            if (whose.isPresent()) {
                int power = Currencies.ofName(s.at(country + 1).text())
                        .map(Currencies.Money::power)
                        .orElse(0);
                return Optional.of(paid(from, country + 2, number, whose.get(), power));
            }
        }
        Optional<Currencies.Money> money = Currencies.ofName(s.at(name).text());
        if (money.isPresent() && !isOtherMeaning(name)) {
            return Optional.of(
                    paid(from, name + 1, number, money.get().unit(), money.get().power()));
        }
        Optional<String> scaled = Currencies.ofScaledCode(word.raw());
        if (scaled.isPresent()) {
            return Optional.of(paid(from, at + 1, number.scaled(6), scaled.get(), 0));
        }
        Optional<String> code = Currencies.ofCode(word);
        if (code.isPresent() && !isPrefixOfNext(at)) {
            Numeral behind = shortScaleAfterCode(number, at + 1);
            return Optional.of(paid(from, Math.max(at + 1, behind.to()), behind, code.get(), 0));
        }
        return Optional.empty();
    }

    /** Pence and cents by a letter or sign: {@code 642p}, {@code 4.5c per share}, {@code 75¢}; not {@code 1080p}. */
    private boolean isSmallCoin(int at) {
        Token sign = s.at(at);
        Token number = s.at(at - 1);
        if (sign.is("\u00a2")) {
            return true;
        }
        if (!sign.isGlued() || !number.isNumber()) {
            return false;
        }
        return (sign.raw().equals("p") && !LabelRules.isScreen(number))
                || (sign.raw().equals("c") && isPriceInCents(s, at));
    }

    /** Whether a {@code c} right after digits is cents: with decimals, before what it buys, or after a word of prices. */
    static boolean isPriceInCents(Sentence s, int at) {
        boolean share =
                s.at(at + 1).is("per") || s.at(at + 1).is("a") || s.at(at + 1).is("each");
        Token before = s.at(at - 2);
        return share
                || s.at(at - 1).text().indexOf('.') > 0
                || PRICED.contains(before.text())
                || EnglishWords.isChange(before);
    }

    /** {@code 75 USD million}. */
    private Numeral shortScaleAfterCode(Numeral number, int at) {
        NumberWords.Entry entry = NumberWords.of(s.at(at));
        return !number.isScaled() && entry.role() == NumberWords.Role.SCALE
                ? number.scaled(entry.small()).ending(at + 1)
                : number;
    }

    /** Where the unit of a part is: {@code half an hour}, {@code a quarter of a point}. */
    private int afterPart(int to) {
        int at = to + (s.at(to).is("of") ? 1 : 0);
        return s.at(at).is("a") || s.at(at).is("an") ? at + 1 : to;
    }

    /** Pounds of weight, real things, a crown that is worn: names that mean something else as often. */
    private boolean isOtherMeaning(int name) {
        Token word = s.at(name);
        return switch (word.text()) {
            case "won",
                    "real",
                    "marks",
                    "crown",
                    "crowns",
                    "sol",
                    "sols",
                    "som",
                    "colon",
                    "colons",
                    "dram",
                    "dime",
                    "dimes",
                    "kip",
                    "rand",
                    "pula",
                    "real s",
                    "lev",
                    "lei" ->
                !(s.at(name - 1).isWord() && NumberWords.of(s.at(name - 1)).role() == NumberWords.Role.SCALE)
                        && !word.is("rand")
                        && !word.is("dimes")
                        && !word.is("lei");
            case "pounds", "pound" -> isWeight(name);
            case "mark" -> true;
            default -> false;
        };
    }

    /** {@code weighs 90 pounds}, {@code 3 pounds of flour}. */
    private boolean isWeight(int name) {
        boolean of = s.at(name + 1).is("of")
                && s.at(name + 2).isWord()
                && !EnglishWords.isFunction(s.at(name + 2))
                && !MONEY_USES.contains(s.at(name + 2).text());
        return of || s.tokens().stream().anyMatch(token -> WEIGHT_WORDS.contains(token.text()));
    }

    private boolean isPrefixOfNext(int at) {
        return (s.at(at + 1).isNumber() && s.at(at + 1).isGlued())
                || s.at(at + 1).is("$");
    }

    private static PrintedAmount paid(int from, int to, Numeral number, String code, int power) {
        return new PrintedAmount(
                from,
                to,
                number,
                Optional.of(new MeasureUnits.Entry(code, Kind.MONEY, BigDecimal.ONE.scaleByPowerOfTen(power))));
    }

    private Optional<MeasureUnits.Found> unitAfter(int to) {
        boolean hyphen =
                s.at(to).isDash() && s.at(to).isGlued() && !s.at(to + 1).spaced();
        int at = hyphen ? to + 1 : to;
        String open = s.at(at).text();
        boolean bracketed = open.equals("(") || open.equals("[") || open.equals("{") || open.equals("<");
        if (bracketed
                && ")]}>".contains(s.at(at + 2).text())
                && !s.at(at + 2).text().isEmpty()) {
            int close = at + 2;
            Optional<MeasureUnits.Found> inside = MeasureUnits.read(s, at + 1);
            return inside.filter(found -> found.to() == close)
                    .map(found -> new MeasureUnits.Found(found.entry(), close + 1));
        }
        return MeasureUnits.read(s, at);
    }
}
