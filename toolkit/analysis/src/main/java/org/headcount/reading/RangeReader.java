package org.headcount.reading;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import org.headcount.document.Kind;

/** Joins two amounts into a range: {@code 15 to 20}, {@code between 713 and 757 million}, {@code 3-4%}. */
final class RangeReader {

    private static final Set<String> RANGE_CUES = Splitter.set("""
            range ranges ranged ranging vary varies varied varying anywhere somewhere
            """);

    private static final Set<String> ADVERBS =
            Splitter.set("about around another roughly some just only nearly almost over an additional extra further");

    private static final int CLAUSE = 12;

    private final Sentence s;
    private final AmountReader amounts;

    RangeReader(Sentence sentence, AmountReader amounts) {
        this.s = sentence;
        this.amounts = amounts;
    }

    /** Two amounts, or one twice, with what was printed to join them. */
    record Span(PrintedAmount low, PrintedAmount high, int from, int to) {

        boolean isRange() {
            return low.to() != high.to();
        }
    }

    /** The amount at hand, joined with a second one where the two are a range. */
    Span span(PrintedAmount first, int floor) {
        Span single = new Span(first, first, first.from(), first.to());
        if (first.numeral().form() == Numeral.Form.ORDINAL || first.numeral().form() == Numeral.Form.HINT) {
            return single;
        }
        return range(first, floor).orElse(single);
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
        // 21.4±3.1 to 22.0: a margin is the end of its value, not the start of a range.
        if (before.is("\u00b1")) {
            return Optional.empty();
        }
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
        Optional<PrintedAmount> second = amounts.readAfter(first, number, at + 1);
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
        // fell by 4,300 to 52,900, rose 9 cents to $26.36, rose 12p to 20p: a change and where it led
        boolean by = to && isChangeTo(first.from() - 1, floor);
        boolean far = size(high, second.get()).compareTo(size(low, first).multiply(BigDecimal.valueOf(3))) > 0;
        // the child grant by R20 to R530: the verb is in an earlier clause
        boolean elided = to && far && bothUnits && s.at(first.from() - 1).is("by");
        if (elided) {
            return Optional.empty();
        }
        if (by
                && (bothUnits
                        ? far || first.isMoney()
                        : far && second.get().unit().isEmpty())) {
            return Optional.empty();
        }
        if (from && to && !cue && (bothUnits ? isChangeAfter(span.to()) : isChangeApposed(span.to()))) {
            return Optional.empty();
        }
        return Optional.of(span);
    }

    private static BigDecimal size(BigDecimal number, PrintedAmount amount) {
        return number.multiply(amount.unit().map(MeasureUnits.Entry::factor).orElse(BigDecimal.ONE));
    }

    /** Whether a verb of change, or "by" after one, is right before an amount, with a hedge between at most. */
    private boolean isChangeTo(int at, int floor) {
        int i = at;
        while (i > floor && i > at - 3 && ADVERBS.contains(s.at(i).text())) {
            i--;
        }
        return i >= floor && (EnglishWords.isChange(s.at(i)) || (s.at(i).is("by") && isChangeBefore(i, floor)));
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
        return new Span(first.with(low).with(unit), second.with(high).with(unit), from, second.to());
    }

    private boolean isCompatible(PrintedAmount first, PrintedAmount second) {
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
        // by a third to 12 million: a part of a whole and an amount
        boolean part = first.unit().isEmpty()
                && first.numeral().form() == Numeral.Form.FRACTION
                && form != Numeral.Form.FRACTION
                && second.unit().filter(unit -> unit.kind() != Kind.SHARE).isPresent();
        return same && !percentOnly && !part && !isPaidTo(first, second);
    }

    /** {@code ₱750 to 4.4 million households}: an amount and those who get it. */
    private boolean isPaidTo(PrintedAmount first, PrintedAmount second) {
        return first.isMoney()
                && second.unit().isEmpty()
                && s.at(first.to()).is("to")
                && Nouns.read(s, second.to()).isPresent();
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

    /** {@code from 1.2 to 1.7 million households, an increase of 40 percent}. */
    private boolean isChangeApposed(int at) {
        for (int i = at; i < at + 4; i++) {
            if (s.at(i).is(",")) {
                int word = s.at(i + 1).is("a") || s.at(i + 1).is("an") ? i + 2 : i + 1;
                return EnglishWords.isChange(s.at(word));
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
}
