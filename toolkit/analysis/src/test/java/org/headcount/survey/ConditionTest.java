package org.headcount.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headcount.data.table.DataFile;
import org.headcount.data.table.Variable;
import org.headcount.metrics.Welfare;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ConditionTest {

    /** Five rows; the last misses all but its weight. */
    private static DataFile data() {
        IntColumn year = IntColumn.create("year", 2018, 2018, 2022, 2022);
        year.appendMissing();
        StringColumn area = StringColumn.create("area", "rural", "it's \"odd\"", "rural", "urban", "");
        IntColumn code = IntColumn.create("region code", 1, 2, 3, 1);
        code.appendMissing();
        DoubleColumn income = DoubleColumn.create("income", 1.5, 2, -0.0, 4, Double.NaN);
        DoubleColumn line = DoubleColumn.create("line", 2, 2, 2, Double.NaN, 2);
        DateColumn visit = DateColumn.create(
                "visit",
                LocalDate.of(2018, 5, 1),
                LocalDate.of(2018, 6, 30),
                LocalDate.of(2022, 5, 1),
                LocalDate.of(2022, 6, 30));
        visit.appendMissing();
        Table table = Table.create("t", year, area, code, income, line, visit);
        List<Variable> variables = table.columnNames().stream()
                .map(name -> name.equals("region code")
                        ? new Variable(
                                name,
                                Optional.empty(),
                                Optional.empty(),
                                Map.of(1.0, "North", 2.0, "Other", 3.0, "Other", 4.0, "Nowhere"),
                                Map.of(),
                                Variable.plain(name).missing())
                        : Variable.plain(name))
                .toList();
        return new DataFile(table, Optional.empty(), variables);
    }

    private static List<Integer> rows(String condition) {
        return Condition.of(condition).rows(data());
    }

    @Test
    void comparisons() {
        assertThat(rows("year = 2022")).containsExactly(2, 3);
        assertThat(rows("year == 2022.0 AND area='rural'")).containsExactly(2);
        assertThat(rows("year <> 2022")).containsExactly(0, 1);
        assertThat(rows("income>=2")).containsExactly(1, 3);
        assertThat(rows("income = 0")).containsExactly(2);
        assertThat(rows("income between 1.5 and 2")).containsExactly(0, 1);
        assertThat(rows("income not between 1.5 and 2")).containsExactly(2, 3);
        assertThat(rows("income < line")).containsExactly(0, 2);
        assertThat(rows("income >= .5e1 or income < -1 or income = 4")).containsExactly(3);
        assertThat(rows("area in ('urban', 'it''s \"odd\"')")).containsExactly(1, 3);
        assertThat(rows("area not in ('urban')")).containsExactly(0, 1, 2);
        assertThat(rows("visit >= '2018-06-30' and visit < '2022-06-30'")).containsExactly(1, 2);
        assertThat(rows("`region code` = 1")).containsExactly(0, 3);
        assertThat(rows("\"region code\" = 'North'")).containsExactly(0, 3);
        assertThat(rows("\"region code\" = 'Other (3)'")).containsExactly(2);
        assertThat(rows("\"region code\" != 'North'")).containsExactly(1, 2);
    }

    @Test
    void andBindsMoreCloselyThanOrAndNotMostClosely() {
        assertThat(rows("year = 2018 or year = 2022 and area = 'urban'")).containsExactly(0, 1, 3);
        assertThat(rows("(year = 2018 or year = 2022) and area = 'urban'")).containsExactly(3);
        assertThat(rows("not year = 2018 and area = 'urban'")).containsExactly(3);
        assertThat(rows("not (not (year = 2018))")).containsExactly(0, 1);
    }

    @Test
    void missingValuesAreOutsideAlsoUnderNot() {
        assertThat(rows("not year = 2018")).containsExactly(2, 3);
        assertThat(rows("not (income < line)")).containsExactly(1);
        assertThat(rows("line is missing")).containsExactly(3);
        assertThat(rows("area is not missing")).containsExactly(0, 1, 2, 3);
        assertThat(rows("not (year = 2018 and area = 'urban')")).containsExactly(0, 1, 2, 3);
        assertThat(Condition.of("not (income < line)").of(data()).unknown()).isEqualTo(2);
        assertThat(Survey.of(data())
                        .welfare("income")
                        .where("not (income < line)")
                        .estimate(Welfare.mean())
                        .notes())
                .contains("where not (income < line); 2 rows are outside since a value that the condition reads is"
                        + " missing");
    }

    @Test
    void faultsNameThePosition() {
        fault("year = ", "character 8: expected a value, but found the end");
        fault("", "character 1: a condition is empty");
        fault("year = 2022 area = 'x'", "character 13: expected 'and', 'or' or the end, but found 'area'");
        fault("year = 2022 & area = 'x'", "character 13: '&' is no sign of a condition; write 'and'");
        fault("!(year = 2022)", "character 1: '!' is no sign of a condition; write 'not'");
        fault("(year = 2022", "character 13: expected ')', but found the end");
        fault("year in 2022", "character 9: expected '(', but found '2022'");
        fault("area = 'rural", "character 8: a quote is not closed");
        fault("2022 = year", "character 1: expected the name of a column, but found '2022'");
        fault("income = 1,5", "character 11: expected 'and', 'or' or the end");
        fault("2nd = 1", "character 1: '2nd' is neither a number nor a name");
        fault("year not 5", "character 10: expected a comparison after year");
        fault("year = \u2018x\u2019", "straight single quotes");
    }

    private static void fault(String condition, String message) {
        assertThatThrownBy(() -> Condition.of(condition))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void whatDoesNotFitTheColumnIsAFault() {
        unfit("area = 5", "character 8: column area holds texts, but 5 is a number; write it in single quotes: '5'");
        unfit("area < 'urban'", "column area holds texts, which have no order");
        unfit("area = 'urbn'", "character 8: no row has area = 'urbn'; it has rural, it's \"odd\", urban");
        unfit("area = rural", "the table has no column rural; a text goes in single quotes: 'rural'");
        unfit("year = '2022'", "write the number without quotes: 2022");
        unfit("year = 'last'", "column year holds numbers without labels");
        unfit("\"region code\" = 'Other'", "several codes of region code have the label 'Other'");
        unfit("\"region code\" = 'South'", "no row has region code = 'South'; it has North, Other (2), Other (3)");
        unfit("\"region code\" > 'North'", "compare it with a number");
        unfit("visit = 2018", "column visit holds dates; write a date as a text, such as '2022-06-30'");
        unfit("visit = '1/5/2018'", "'1/5/2018' is not a date");
        unfit("area = year", "columns are compared with each other as numbers, but area holds none");
        unfit("region = 1", "the table has no column region; it has year, area");
        // A label that no row has is no mistake.
        assertThat(rows("\"region code\" = 'Nowhere'")).isEmpty();
        assertThatThrownBy(() -> Survey.of(data()).where("year = 2030"))
                .hasMessageContaining("no row of 5 is where year = 2030; in 1 rows a value that it reads is missing");
    }

    private static void unfit(String condition, String message) {
        assertThatThrownBy(() -> rows(condition)).hasMessageContaining(message);
    }

    @Test
    void partsOfAConjunction() {
        Condition condition = Condition.of("year = 2022 and (area = 'rural' or income > 2) and income < 9");
        assertThat(condition.columns()).containsExactly("year", "area", "income");
        assertThat(condition.without("year")).hasToString("(area = 'rural' or income > 2) and income < 9");
        assertThat(condition.only("year")).hasToString("year = 2022");
        assertThat(condition.without("visit")).isSameAs(condition);
        assertThatThrownBy(() -> condition.without("area"))
                .hasMessageContaining("reads area together with other columns");
        assertThat(condition.without("year").rows(data())).containsExactly(0, 2, 3);
        Condition odd = Condition.of("\"is\" = 'a''b' and \"x \"\"y\"\"\" is missing and not z in (1, 2)");
        assertThat(Condition.of(odd.only("is").toString()).columns()).containsExactly("is");
        assertThat(odd.without("is")).hasToString("\"x \"\"y\"\"\" is missing and not (z = 1 or z = 2)");
        assertThat(Condition.of(odd.without("is").toString())).isEqualTo(odd.without("is"));
    }

    @Test
    void otherToolsLeaveMissingValuesOutsideToo() {
        Condition condition = Condition.of("not (year = 2018 or \"region code\" = 'North')");
        assertThat(condition.in(Language.R, data()))
                .isEqualTo("((!is.na(year) & year != 2018) & (!is.na(`region code`) & `region code` != 1))");
        assertThat(condition.in(Language.STATA, data()))
                .isEqualTo("((!missing(year) & year != 2018) & (!missing(region_code) & region_code != 1))");
        assertThat(condition.in(Language.PYTHON, data()))
                .contains("(not (r[\"year\"] is None) and r[\"year\"] != 2018)");
    }
}
