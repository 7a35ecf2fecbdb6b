package org.headcount.data.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Offset.offset;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.api.TimeColumn;

class GroupByTest {

    /** What a map of lists of values makes of the same rows, for one to three columns of any type. */
    @Test
    void agreesWithAMap() {
        for (long seed = 1; seed <= 30; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Table table = table(random, random.nextInt(3000));
            for (List<String> keys : List.of(
                    List.of("int"),
                    List.of("text"),
                    List.of("number"),
                    List.of("date", "truth"),
                    List.of("int", "text", "long"))) {
                agrees(table, keys, "seed " + seed + " by " + keys);
            }
        }
    }

    private static Table table(SplittableRandom random, int rows) {
        Table table = Table.create(
                "t",
                IntColumn.create("int"),
                LongColumn.create("long"),
                DoubleColumn.create("number"),
                StringColumn.create("text"),
                DateColumn.create("date"),
                BooleanColumn.create("truth"),
                DoubleColumn.create("value"));
        int distinct = 1 + random.nextInt(400);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < 7; column++) {
                int n = random.nextInt(distinct);
                Object[] cells = {
                    n, (long) n << 33, n / 7.0, "t" + n, LocalDate.ofEpochDay(n), n % 2 == 0, random.nextDouble() - 0.5
                };
                if (random.nextInt(20) == 0) {
                    table.column(column).appendMissing();
                } else {
                    table.column(column).appendObj(cells[column]);
                }
            }
        }
        return table;
    }

    private static void agrees(Table table, List<String> keys, String which) {
        Map<List<Object>, double[]> wanted = new LinkedHashMap<>();
        int ungrouped = 0;
        for (int at = 0; at < table.rowCount(); at++) {
            int row = at;
            if (keys.stream().anyMatch(key -> table.column(key).isMissing(row))) {
                ungrouped++;
                continue;
            }
            List<Object> key = keys.stream()
                    .<Object>map(name -> table.column(name).get(row))
                    .toList();
            double[] sums = wanted.computeIfAbsent(key, none -> new double[3]);
            sums[0]++;
            if (!table.column("value").isMissing(row)) {
                sums[1] += table.doubleColumn("value").getDouble(row);
                sums[2]++;
            }
        }
        GroupBy groups = GroupBy.columns(table, keys.toArray(String[]::new));
        assertThat(groups.size()).as(which).isEqualTo(wanted.size());
        assertThat(groups.ungrouped()).as(which).isEqualTo(ungrouped);
        Table summary = groups.summary("value");
        int group = 0;
        for (Map.Entry<List<Object>, double[]> entry : wanted.entrySet()) {
            for (int i = 0; i < keys.size(); i++) {
                assertThat(summary.column(i).get(group))
                        .as(which)
                        .isEqualTo(entry.getKey().get(i));
            }
            double[] sums = entry.getValue();
            assertThat(summary.intColumn("rows").getInt(group)).as(which).isEqualTo((int) sums[0]);
            assertThat(groups.counts("value")[group]).as(which).isEqualTo((int) sums[2]);
            assertThat(summary.doubleColumn("sum of value").getDouble(group))
                    .as(which)
                    .isCloseTo(sums[1], offset(1e-9));
            group++;
        }
    }

    @Test
    void zeroHasNoSign() {
        assertThat(GroupBy.columns(Table.create("t", DoubleColumn.create("x", 0.0, -0.0, 1)), "x")
                        .size())
                .isEqualTo(2);
    }

    @Test
    void sumsLoseNothing() {
        Table table =
                Table.create("t", IntColumn.create("g", 1, 1, 1, 1), DoubleColumn.create("x", 1, 1e100, 1, -1e100));
        assertThat(GroupBy.columns(table, "g").sums("x")).containsExactly(2);
    }

    @Test
    void anyOtherTypeToo() {
        Table table = Table.create("t", TimeColumn.create("hour", LocalTime.NOON, null, LocalTime.MIN, LocalTime.NOON));
        GroupBy groups = GroupBy.columns(table, "hour");
        assertThat(groups.groups()).containsExactly(0, -1, 1, 0);
        assertThat(groups.firstRows()).containsExactly(0, 2);
    }

    @Test
    void slipsAreNamed() {
        Table table = Table.create("t", StringColumn.create("g", "a"), TimeColumn.create("hour", 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GroupBy.columns(table))
                .withMessage("name a column to group by");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GroupBy.columns(table, "x"))
                .withMessage("no column x; there are g, hour");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GroupBy.columns(table, "g").sums("g"))
                .withMessage("column g must hold numbers, but it holds string");
    }
}
