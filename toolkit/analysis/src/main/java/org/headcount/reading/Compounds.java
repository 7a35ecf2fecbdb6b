package org.headcount.reading;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.headcount.document.Kind;

/** Joins amounts of a larger and a smaller unit: {@code 2 minutes 24 seconds}, {@code 5 feet 2 inches}. */
final class Compounds {

    /** The seconds of the units of time that are added up. */
    private static final Map<String, Integer> SECONDS = Map.of("hours", 3600, "minutes", 60, "seconds", 1);

    private final Sentence s;
    private final AmountReader amounts;

    Compounds(Sentence sentence, AmountReader amounts) {
        this.s = sentence;
        this.amounts = amounts;
    }

    /** The amount with the smaller ones that follow it. */
    PrintedAmount join(PrintedAmount first) {
        if (first.unit().isEmpty() || !first.numeral().isWhole()) {
            return first;
        }
        PrintedAmount sum = first;
        for (int n = 0; n < 2; n++) {
            Optional<PrintedAmount> next = next(sum);
            if (next.isEmpty()) {
                return sum;
            }
            sum = next.get();
        }
        return sum;
    }

    private Optional<PrintedAmount> next(PrintedAmount first) {
        int at = first.to();
        at += s.at(at).is("and") ? 1 : 0;
        if (!NumeralReader.mayStart(s.at(at)) || (s.at(at).isGlued() && !isHours(at - 1))) {
            return Optional.empty();
        }
        Optional<PrintedAmount> second = amounts.read(at, at);
        if (second.isEmpty()
                || second.get().unit().isEmpty()
                || second.get().numeral().value().signum() < 0) {
            return Optional.empty();
        }
        MeasureUnits.Entry large = first.unit().get();
        MeasureUnits.Entry small =
                minutes(large, second.get()).orElse(second.get().unit().get());
        BigDecimal part = second.get().numeral().value();
        int smaller = SECONDS.getOrDefault(small.unit(), 0);
        int larger =
                first.numeral().form() == Numeral.Form.DIGITS || first.numeral().form() == Numeral.Form.WORDS
                        ? SECONDS.getOrDefault(large.unit(), 0)
                        : 0;
        boolean summed = first.from() < first.numeral().from() || large.unit().equals("seconds");
        if (smaller > 0 && larger > smaller && !summed && part.compareTo(BigDecimal.valueOf(60)) < 0) {
            BigDecimal seconds = first.numeral()
                    .value()
                    .multiply(BigDecimal.valueOf(larger))
                    .add(part.multiply(BigDecimal.valueOf(smaller)));
            return Optional.of(joined(
                    first, second.get(), seconds, new MeasureUnits.Entry("seconds", Kind.DURATION, BigDecimal.ONE)));
        }
        if (large.unit().equals("feet")
                && small.unit().equals("inches")
                && part.compareTo(BigDecimal.valueOf(12)) < 0) {
            BigDecimal feet =
                    first.numeral().value().add(part.divide(BigDecimal.valueOf(12), java.math.MathContext.DECIMAL64));
            return Optional.of(joined(first, second.get(), feet, large));
        }
        boolean cents = large.kind() == Kind.MONEY
                && small.unit().equals(large.unit())
                && large.factor().compareTo(BigDecimal.ONE) == 0
                && small.factor().compareTo(BigDecimal.ONE) < 0;
        return cents
                ? Optional.of(
                        joined(first, second.get(), first.numeral().value().add(part.multiply(small.factor())), large))
                : Optional.empty();
    }

    private boolean isHours(int place) {
        return s.at(place).raw().equals("h") || s.at(place).raw().equals("m");
    }

    /** After hours, {@code m} is minutes: {@code 1h 25m}. */
    private Optional<MeasureUnits.Entry> minutes(MeasureUnits.Entry large, PrintedAmount second) {
        Token symbol = s.at(second.to() - 1);
        return large.unit().equals("hours") && symbol.raw().equals("m") && symbol.isGlued()
                ? Optional.of(new MeasureUnits.Entry("minutes", Kind.DURATION, BigDecimal.ONE))
                : Optional.empty();
    }

    private static PrintedAmount joined(
            PrintedAmount first, PrintedAmount second, BigDecimal value, MeasureUnits.Entry unit) {
        Numeral number = first.numeral();
        Numeral sum =
                new Numeral(number.from(), second.numeral().to(), value, Optional.of(BigDecimal.ONE), number.form(), 0);
        return new PrintedAmount(first.from(), second.to(), sum, Optional.of(unit));
    }
}
