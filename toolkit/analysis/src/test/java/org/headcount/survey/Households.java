package org.headcount.survey;

import java.util.SplittableRandom;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A made-up household survey: strata, clusters that differ, regions that cut across them. */
final class Households {
    static final long SEED = 19_980_901;

    private Households() {}

    static Table table() {
        return table(SEED, 6, 8, 10);
    }

    static Table table(long seed, int strata, int clusters, int households) {
        var random = new SplittableRandom(seed);
        var stratum = IntColumn.create("stratum");
        var cluster = IntColumn.create("cluster");
        var units = DoubleColumn.create("clusters_in_population");
        var region = StringColumn.create("region");
        var weight = DoubleColumn.create("weight");
        var members = IntColumn.create("members");
        var consumption = DoubleColumn.create("consumption");
        var line = DoubleColumn.create("line");
        var tax = DoubleColumn.create("tax");
        var year = IntColumn.create("year");
        for (int h = 0; h < strata; h++) {
            for (int c = 0; c < clusters; c++) {
                double level = Math.exp(0.3 * gaussian(random) + 0.1 * h);
                for (int i = 0; i < households; i++) {
                    double x = 4 * level * Math.exp(0.6 * gaussian(random));
                    stratum.append(h);
                    cluster.append(c);
                    units.append(5 * clusters + h);
                    region.append(i % 3 == 0 ? "south" : h < 3 ? "north" : "east");
                    weight.append(50 + 100 * random.nextDouble());
                    members.append(1 + random.nextInt(7));
                    consumption.append(x);
                    line.append(h < 3 ? 3.0 : 3.5);
                    tax.append(x * 0.3 * random.nextDouble());
                    year.append(i % 2 == 0 ? 2010 : 2015);
                }
            }
        }
        return Table.create(
                "households", stratum, cluster, units, region, weight, members, consumption, line, tax, year);
    }

    private static double gaussian(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    /** The survey with its whole design. */
    static Survey survey() {
        return survey(table());
    }

    static Survey survey(Table table) {
        return Survey.of(table)
                .welfare("consumption")
                .weight("weight")
                .size("members")
                .strata("stratum")
                .psu("cluster");
    }
}
