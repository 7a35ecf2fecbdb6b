package org.headcount.data.worldbank;

import org.headcount.data.column.CellKind;
import org.headcount.data.column.CellRules;
import org.headcount.data.column.Cells;
import org.headcount.data.column.Texts;
import org.headcount.data.input.Budget;
import tech.tablesaw.api.Table;

/** Values of indicators while they are gathered, a row for each country, indicator and year. */
final class IndicatorRows {

    private final Texts countries;
    private final Texts countryCodes;
    private final Texts indicators;
    private final Texts indicatorCodes;
    private final Cells years;
    private final Cells values;

    IndicatorRows(String file) {
        Budget budget = new Budget(file);
        countries = new Texts(budget);
        countryCodes = new Texts(budget);
        indicators = new Texts(budget);
        indicatorCodes = new Texts(budget);
        years = Cells.of(CellKind.INTEGER, CellRules.PLAIN, budget);
        values = Cells.of(CellKind.DOUBLE, CellRules.PLAIN, budget);
    }

    /** Adds a row; a value that is not known is NaN. */
    void add(String country, String countryCode, String indicator, String indicatorCode, int year, double value) {
        countries.add(country);
        countryCodes.add(countryCode);
        indicators.add(indicator);
        indicatorCodes.add(indicatorCode);
        years.put(year);
        values.put(value);
    }

    Table table(String name) {
        return Table.create(
                name,
                countries.column("country"),
                countryCodes.column("country_code"),
                indicators.column("indicator"),
                indicatorCodes.column("indicator_code"),
                years.column("year"),
                values.column("value"));
    }
}
