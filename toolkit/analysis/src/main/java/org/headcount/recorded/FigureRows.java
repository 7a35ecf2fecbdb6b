package org.headcount.recorded;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.headcount.data.DataFolder;
import org.headcount.data.Row;
import org.headcount.data.Rows;
import org.headcount.document.Caveat;
import org.headcount.document.Figure;
import org.headcount.document.Hedge;
import org.headcount.document.Kind;
import org.headcount.document.Period;
import org.headcount.document.Provenance;
import org.headcount.document.Scope;
import org.headcount.document.Source;
import org.headcount.document.Unit;
import org.headcount.document.Wording;

/** Makes figures from rows of the data folder: printed ones, outside facts, and cells of recorded tables. */
final class FigureRows {

    private final DataFolder folder;
    private final Map<String, Source> sources;
    private final Set<String> units = new LinkedHashSet<>();
    private final Function<String, List<Caveat>> caveats;

    /**
     * Reads the units that rows may name.
     *
     * @param sources every source by its id
     * @param caveats the caveats about a figure
     */
    FigureRows(DataFolder folder, Map<String, Source> sources, Function<String, List<Caveat>> caveats) {
        this.folder = folder;
        this.sources = sources;
        this.caveats = caveats;
        Rows.of(DataFolder.builtIn(), "units.csv").forEach(row -> units.add(row.text("unit")));
        Rows.ifAny(folder, "units.csv").forEach(row -> units.add(row.text("unit")));
    }

    /** An outside fact. */
    Figure fact(Row row) {
        Provenance.Outside provenance = outside(row);
        Unit unit = unit(row);
        return figure(row, provenance, words(row, unit), kind(unit), Optional.of(halfUnit(row.number("low"), unit)));
    }

    /** A row of a table that has no ids, topics or scopes: the cells before the number describe it. */
    Figure inTable(String table, Row row, int number) {
        Map<String, String> cells = new LinkedHashMap<>(row.cells());
        String what = cells.keySet().stream()
                .takeWhile(column -> !column.equals("low"))
                .map(cells::get)
                .filter(cell -> !cell.isBlank())
                .collect(Collectors.joining(", "));
        cells.put("id", table + "-" + number);
        cells.put("topic", table);
        cells.put("scope", "");
        cells.put("description", what);
        Row whole = new Row(row.file(), row.line(), cells);
        Unit unit = unit(whole);
        return figure(
                whole,
                outside(whole),
                words(whole, unit),
                kind(unit),
                Optional.of(halfUnit(whole.number("low"), unit)));
    }

    Figure printed(String document, Row row) {
        int start = row.whole("start");
        int end = row.whole("end");
        String text = row.text("text");
        int length = text.codePointCount(0, text.length());
        if (end - start != length) {
            throw row.fault(
                    "end",
                    "start " + start + " and end " + end + " are " + (end - start) + " apart, but the phrase '" + text
                            + "' has " + length + " characters",
                    "correct the offsets or the phrase");
        }
        Figure figure = figure(
                row,
                new Provenance.Printed(sources.get(document), row.whole("paragraph"), start, end),
                text,
                row.choice("kind", Kind.class),
                row.optionalNumber("half_unit"));
        NumberPhrase.check(row, figure);
        return figure;
    }

    /** An outside fact in words, with its hedge. */
    private static String words(Row row, Unit unit) {
        String high = Wording.amount(row.number("high").doubleValue(), unit);
        Hedge hedge = row.choice("hedge", Hedge.class);
        return hedge == Hedge.RANGE
                ? Wording.plain(row.number("low").doubleValue()) + " to " + high
                : hedge.words() + high;
    }

    private Figure figure(Row row, Provenance provenance, String text, Kind kind, Optional<BigDecimal> halfUnit) {
        double low = row.number("low").doubleValue();
        double high = row.number("high").doubleValue();
        if (low > high) {
            throw row.fault("high", "less than low, " + row.text("low"), "swap the two");
        }
        if (halfUnit.isPresent() && halfUnit.get().signum() < 0) {
            throw row.fault("half_unit", "negative", "write half of the last printed digit's place");
        }
        List<Caveat> remarks = new ArrayList<>(caveats.apply(row.text("id")));
        if (provenance instanceof Provenance.Outside outside) {
            sourceCaveat(outside).ifPresent(remarks::add);
        }
        return new Figure(
                row.text("id"),
                provenance,
                text,
                low,
                high,
                unit(row),
                row.choice("hedge", Hedge.class),
                kind,
                halfUnit.map(half -> OptionalDouble.of(half.doubleValue())).orElseGet(OptionalDouble::empty),
                period(row, "from", "to"),
                row.optional("topic").orElse(""),
                Scope.parse(row.optional("scope").orElse("")),
                row.optional("description").orElse(""),
                remarks);
    }

    private Optional<Caveat> sourceCaveat(Provenance.Outside outside) {
        String title = outside.source().title();
        return switch (outside.confidence()) {
            case VERIFIED -> Optional.empty();
            case SECONDARY -> Optional.of(new Caveat(Caveat.Sort.SOURCE, "Rests on a secondary source: " + title));
            case UNVERIFIED -> Optional.of(new Caveat(Caveat.Sort.SOURCE, "Not verified: " + title));
        };
    }

    Provenance.Outside outside(Row row) {
        return new Provenance.Outside(
                sources.get(known(row, "source", sources.keySet(), "sources.csv")),
                row.choice("confidence", Provenance.Confidence.class));
    }

    /** The period between two cells. */
    static Period period(Row row, String from, String to) {
        String column = from;
        try {
            Period.parse(row.optional(from), Optional.empty());
            column = to;
            return Period.parse(row.optional(from), row.optional(to));
        } catch (IllegalArgumentException e) {
            throw row.fault(column, e.getMessage(), "write years, months or days, the earlier first");
        }
    }

    private Unit unit(Row row) {
        return unit(row, "unit", row.text("unit"));
    }

    /** A unit all of whose nouns are known. */
    Unit unit(Row row, String column, String text) {
        try {
            Unit unit = Unit.parse(text);
            for (String base : unit.bases()) {
                if (!units.contains(base) && !unit.currencies().contains(base)) {
                    throw new IllegalArgumentException("'" + base + "' is not listed");
                }
            }
            return unit;
        } catch (IllegalArgumentException e) {
            throw row.fault(
                    column,
                    "unknown unit '" + text + "'",
                    "use an ISO 4217 code or a plural of " + folder.label("units.csv") + ", or add it there");
        }
    }

    private static Kind kind(Unit unit) {
        if (unit.isMoney()) {
            return Kind.MONEY;
        }
        if (unit.isPercent()) {
            return unit.equals(Unit.PERCENT) ? Kind.SHARE : Kind.RATE;
        }
        if (unit.isPoint()) {
            return Kind.DATE;
        }
        return switch (unit.toString()) {
            case "years", "months", "days" -> Kind.DURATION;
            case "hectares", "mu", "m2" -> Kind.AREA;
            case "km" -> Kind.LENGTH;
            default -> Kind.COUNT;
        };
    }

    /** Of a number in digits: a percentage is as exact as its decimals, any other as its trailing zeros. */
    private static BigDecimal halfUnit(BigDecimal value, Unit unit) {
        return unit.isPercent()
                ? BigDecimal.ONE.scaleByPowerOfTen(-value.scale()).divide(BigDecimal.valueOf(2))
                : NumberPhrase.halfUnit(value.toPlainString());
    }

    /** The id in a cell, which must be one of those. */
    static String known(Row row, String column, Set<String> ids, String file) {
        String id = row.text(column);
        if (!ids.contains(id)) {
            throw row.fault(column, "nothing of that id", "use one of " + file + ", or add it there");
        }
        return id;
    }
}
