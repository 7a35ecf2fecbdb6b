package org.headcount.plot;

import static org.headcount.plot.Timeline.Event.at;
import static org.headcount.plot.Timeline.Event.between;
import static org.headcount.plot.Timeline.Event.since;
import static org.headcount.plot.Timeline.Event.until;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.headcount.plot.Intervals.Row;
import org.headcount.plot.Intervals.State;
import org.headcount.plot.LineForm.Curve;
import org.headcount.plot.LineForm.Stroke;
import org.headcount.plot.Matrix.Sign;
import org.headcount.plot.Nested.Part;
import org.headcount.plot.Timeline.Lane;

/** A plot of every form with what the documents print, for tests and for the contact sheet. */
final class Gallery {

    private static final String PAPER =
            "New Progress in Development-oriented Poverty Reduction Program for Rural China, 2011";

    private Gallery() {}

    static Map<String, Plot> all() {
        Map<String, Plot> all = new LinkedHashMap<>();
        all.put("line", line());
        all.put("line-log", log());
        all.put("curve", curve());
        all.put("implied", implied());
        all.put("scatter", scatter());
        all.put("bars", bars());
        all.put("bars-grouped", grouped());
        all.put("bars-stacked", stacked());
        all.put("bars-back-to-back", backToBack());
        all.put("bars-open", open());
        all.put("intervals", intervals());
        all.put("intervals-log", intervalsLog());
        all.put("slope", slope());
        all.put("nested", nested());
        all.put("waterfall", waterfall());
        all.put("icons", icons());
        all.put("icons-overlap", overlap());
        all.put("timeline", timeline());
        all.put("matrix", matrix());
        all.put("matrix-numbers", numbers());
        all.put("flow", flow());
        all.put("flow-amounts", amounts());
        return all;
    }

    static Plot line() {
        double[] years = IntStream.rangeClosed(2001, 2010).asDoubleStream().toArray();
        double[] all = grow(12.75e9, 0.11849, 10);
        double[] central = grow(10.002e9, 0.093015, 10);
        return Plot.of(
                        "Public money against poverty, 2001 to 2010",
                        LineForm.of(
                                        Axis.years(),
                                        Axis.of("", "yuan"),
                                        List.of(
                                                Curve.line("Central and local governments", years, all),
                                                Curve.line("Central government", years, central)
                                                        .withStroke(Stroke.LINE_AND_DOTS)))
                                .withAcrossAt(Reference.at(2006, "Village mutual funds begin")))
                .withSubtitle("All money grew by 11.8 percent a year, that of the central government by 9.3 percent")
                .withNote("Only the first and the last year are printed; between them, steady growth is drawn.")
                .withNote(PlotNote.at(2010, 34.93e9, "34.93 billion, as printed"))
                .withSource(PAPER);
    }

    private static double[] grow(double first, double rate, int years) {
        return IntStream.range(0, years)
                .mapToDouble(i -> first * StrictMath.pow(1 + rate, i))
                .toArray();
    }

    static Plot log() {
        double[] x = {1, 10, 100, 1000, 10000};
        return Plot.of(
                        "Cost falls with size",
                        LineForm.of(
                                Axis.log("Households in a scheme", "households"),
                                Axis.log("Cost of each", "yuan"),
                                List.of(
                                        Curve.line("Wells", x, new double[] {9000, 4200, 2100, 900, 500})
                                                .withStroke(Stroke.LINE_AND_DOTS),
                                        Curve.line("Pipes", x, new double[] {22000, 8000, 3000, 1000, 310})
                                                .withStroke(Stroke.LINE_AND_DOTS),
                                        Curve.line("Cellars", x, new double[] {1500, 1480, 1400, 1390, 1385}))))
                .withSubtitle("Invented numbers, to show two axes of ratios");
    }

    static Plot curve() {
        double[] p = IntStream.rangeClosed(0, 20).mapToDouble(i -> i / 20.0).toArray();
        double[] lorenz = DoubleStream.of(p).map(x -> StrictMath.pow(x, 2.3)).toArray();
        double[] low = DoubleStream.of(p)
                .map(x -> Math.max(0, StrictMath.pow(x, 2.3) - 0.16 * x * (1 - x)))
                .toArray();
        double[] high = DoubleStream.of(p)
                .map(x -> StrictMath.pow(x, 2.3) + 0.16 * x * (1 - x))
                .toArray();
        return Plot.of(
                        "Lorenz curve with its confidence band",
                        LineForm.of(
                                Axis.of("Share of people, poorest first", ""),
                                Axis.of("Share of consumption", ""),
                                List.of(
                                        Curve.line("Equal shares", new double[] {0, 1}, new double[] {0, 1}),
                                        Curve.line("Consumption", p, lorenz).withBand(p, low, high))))
                .withSubtitle("The poorer half of the people has a fifth of all consumption")
                .withSource("Invented numbers, to show a curve with a band");
    }

    static Plot implied() {
        double[] n = IntStream.rangeClosed(60, 160).mapToDouble(i -> i * 10).toArray();
        double[] money = DoubleStream.of(n).map(x -> 145.72e9 / x).toArray();
        return Plot.of(
                        "How many counties would 136 million yuan each make?",
                        LineForm.of(
                                        Axis.of("Number of counties", "counties"),
                                        Axis.of("Money per county", "yuan"),
                                        List.of(Curve.line("145.72 billion yuan divided by that number", n, money)))
                                .withUpAt(Reference.at(136e6, "136 million yuan, as printed"))
                                .withAcrossAt(Reference.between(1068, 1075, "1,068 to 1,075 counties")))
                .withSubtitle("The printed mean implies 1,068 to 1,075 counties, a number that no document prints")
                .withSource(PAPER);
    }

    static Plot scatter() {
        SplittableRandom random = new SplittableRandom(7);
        double[][] a = cloud(random, 60, 2.0, 30);
        double[][] b = cloud(random, 60, 3.2, 55);
        return Plot.of(
                        "Consumption and schooling",
                        LineForm.of(
                                Axis.of("Years of schooling", "years"),
                                Axis.of("Consumption a day", "2021 PPP dollars"),
                                List.of(Curve.dots("Hills", a[0], a[1]), Curve.dots("Plain", b[0], b[1]))))
                .withSubtitle("Each year of schooling goes with half a dollar more a day")
                .withSource("Invented numbers, to show dots");
    }

    private static double[][] cloud(SplittableRandom random, int count, double base, double spread) {
        double[][] points = new double[2][count];
        for (int i = 0; i < count; i++) {
            points[0][i] = random.nextDouble() * 12;
            points[1][i] = base + points[0][i] * 0.5 + (random.nextDouble() - 0.5) * spread / 20;
        }
        return points;
    }

    static Plot bars() {
        return Plot.of(
                        "Money by programme, 2001 to 2010",
                        new Bars(
                                Axis.of("", "yuan"),
                                List.of(
                                        "Work relief",
                                        "Interest-discount loans",
                                        "Relocation of people from places with harsh conditions",
                                        "Small guaranteed loans for women",
                                        "Village mutual funds"),
                                List.of(Bars.Series.of("", 55e9, 5.415e9, Double.NaN, 25.923e9, 2.04e9)),
                                Bars.Layout.GROUPED))
                .withSubtitle("Work relief was the largest of the programmes whose money is printed")
                .withNote("The paper prints no amount for relocation.")
                .withSource("The white paper of 2011, without its hedges");
    }

    static Plot grouped() {
        return Plot.of(
                        "People in poverty by line",
                        new Bars(
                                Axis.of("Share of people below the line", "percent"),
                                List.of("2000", "2005", "2010"),
                                List.of(
                                        series("Lower line", 10.2, 9.8, 10.6, 6.8, 6.5, 7.1, 2.8, 2.6, 3.0),
                                        series("Middle line", 24.1, 23.4, 24.8, 17.0, 16.5, 17.5, 9.9, 9.4, 10.4),
                                        series("Upper line", 41.0, 40.1, 41.9, 31.2, 30.5, 31.9, 20.3, 19.8, 20.8)),
                                Bars.Layout.GROUPED))
                .withSubtitle("Below every line the share fell by half or more")
                .withNote("Whiskers are 95 percent confidence intervals.")
                .withSource("Invented numbers, to show groups with whiskers");
    }

    private static Bars.Series series(String name, double... triples) {
        return new Bars.Series(
                name,
                IntStream.range(0, triples.length / 3)
                        .mapToObj(i -> Optional.of(
                                PlottedAmount.between(triples[3 * i], triples[3 * i + 1], triples[3 * i + 2])))
                        .toList());
    }

    static Plot stacked() {
        return Plot.of(
                        "Who paid: central and local governments",
                        new Bars(
                                Axis.of("Money against poverty", "yuan"),
                                List.of("2001", "2010"),
                                List.of(
                                        Bars.Series.of("Central government", 10.002e9, 22.27e9),
                                        Bars.Series.of("Local governments", 2.748e9, 12.66e9)),
                                Bars.Layout.STACKED))
                .withSubtitle("Local money grew by 18.5 percent a year, twice as fast as central money")
                .withSource(PAPER);
    }

    static Plot backToBack() {
        return Plot.of(
                        "Officials sent between east and west",
                        new Bars(
                                Axis.of("", "officials"),
                                List.of("Sent for work of two years or more", "Sent for shorter stays", "All"),
                                List.of(
                                        Bars.Series.of("From east to west", 1592, 1000, 2592),
                                        Bars.Series.of("From west to east", 1410, 2200, 3610)),
                                Bars.Layout.BACK_TO_BACK))
                .withSubtitle("More came from the west to learn than went there to help")
                .withNote("Only the two totals are printed; how they divide is invented here.")
                .withSource(PAPER);
    }

    static Plot open() {
        return Plot.of(
                        "Trained, and placed in work",
                        new Bars(
                                Axis.of("", "persons"),
                                List.of("Trained by the Dew Program", "of them placed in work"),
                                List.of(new Bars.Series(
                                        "",
                                        List.of(
                                                Optional.of(PlottedAmount.atLeast(4e6)),
                                                Optional.of(PlottedAmount.atLeast(3.2e6))))),
                                Bars.Layout.GROUPED))
                .withSubtitle("More than four in five found work outside farming")
                .withSource(PAPER);
    }

    static Plot intervals() {
        return Plot.of(
                        "Eight printed numbers recomputed",
                        Intervals.of(
                                        Axis.of("Recomputed less printed, in halves of the last printed digit", "")
                                                .withRange(-2, 2),
                                        List.of(
                                                row(
                                                        "11.9 percent",
                                                        "yearly growth",
                                                        -1.02,
                                                        -1.16,
                                                        -0.88,
                                                        State.JUST_HOLDS,
                                                        "11.849% a year (11.842 to 11.856)"),
                                                row(
                                                        "9.3 percent",
                                                        "yearly growth",
                                                        0.03,
                                                        -0.04,
                                                        0.1,
                                                        State.HOLDS,
                                                        "9.3015% a year"),
                                                row(
                                                        "71.3 percent",
                                                        "share",
                                                        -0.03,
                                                        -0.11,
                                                        0.06,
                                                        State.HOLDS,
                                                        "71.2986%"),
                                                row("81.25 percent", "share", 0, 0, 0, State.HOLDS, "81.25%"),
                                                row(
                                                        "9.5 percent",
                                                        "a number that fails",
                                                        1.7,
                                                        1.5,
                                                        6,
                                                        State.FAILS,
                                                        "9.585% (9.575 to 9.8)"),
                                                row(
                                                        "More than 400",
                                                        "open above",
                                                        0.4,
                                                        0.2,
                                                        Double.POSITIVE_INFINITY,
                                                        State.HOLDS,
                                                        "at least 420"),
                                                new Row(
                                                        "136 million yuan",
                                                        "per county",
                                                        Optional.empty(),
                                                        State.NOT_CHECKABLE,
                                                        "number of counties not printed; implies 1,068 to 1,075")))
                                .withReferences(Reference.between(-1, 1, "rounds to the printed number")))
                .withSubtitle("All but one agree; one needs the rounding of its inputs, one cannot be checked")
                .withSource("Partly invented rows, to show every state");
    }

    private static Row row(String label, String detail, double v, double low, double high, State state, String words) {
        return new Row(label, detail, Optional.of(PlottedAmount.between(v, low, high)), state, words);
    }

    static Plot intervalsLog() {
        return Plot.of(
                        "Money of east-west pairing, by kind",
                        Intervals.of(
                                Axis.log("", "yuan"),
                                List.of(
                                        Row.of("Aid of governments", PlottedAmount.between(4.44e9, 4.435e9, 4.445e9)),
                                        Row.of("Gifts from society", PlottedAmount.of(1.42e9)),
                                        Row.of("Investment by enterprises", PlottedAmount.of(249.76e9)),
                                        Row.of("Training", PlottedAmount.atLeast(8e6)))))
                .withSubtitle("Investment is 56 times what governments gave")
                .withSource(PAPER);
    }

    static Plot slope() {
        return Plot.of(
                        "Central and local money, 2001 and 2010",
                        new Slope(
                                Axis.of("", "yuan"),
                                "2001",
                                "2010",
                                List.of(
                                        new Slope.Change(
                                                "All",
                                                PlottedAmount.of(12.75e9),
                                                PlottedAmount.of(34.93e9),
                                                "11.8% a year"),
                                        new Slope.Change(
                                                "Central government",
                                                PlottedAmount.of(10.002e9),
                                                PlottedAmount.of(22.27e9),
                                                "9.3% a year"),
                                        new Slope.Change(
                                                "Local governments",
                                                PlottedAmount.of(2.748e9),
                                                PlottedAmount.of(12.66e9),
                                                "18.5% a year"))))
                .withSubtitle("What local governments paid grew fastest, from a fifth to a third of all")
                .withSource(PAPER);
    }

    static Plot nested() {
        return Plot.of(
                        "Where the money went",
                        new Nested(
                                "yuan",
                                Part.of(
                                        "All governments",
                                        204.38e9,
                                        Part.of(
                                                "Central government",
                                                144.04e9,
                                                Part.of(
                                                        "in 22 provinces",
                                                        135.62e9,
                                                        Part.of("in 12 western provinces", 87.7e9))))))
                .withSubtitle("Western provinces got two thirds of what the center gave to provinces")
                .withSource(PAPER);
    }

    static Plot waterfall() {
        return Plot.of(
                        "Steps to 204.38 billion yuan",
                        new Waterfall(
                                Axis.of("", "yuan"),
                                List.of(
                                        new Waterfall.Step("Western provinces, from the center", 87.7e9),
                                        new Waterfall.Step("Ten other provinces, from the center", 47.92e9),
                                        new Waterfall.Step("Elsewhere, from the center", 8.42e9),
                                        new Waterfall.Step("Local governments", 60.34e9)),
                                "All money, 2001 to 2010"))
                .withSubtitle("Seven yuan in ten came from the center")
                .withSource(PAPER);
    }

    static Plot icons() {
        return Plot.of(
                        "Key counties with a helper from the center",
                        Icons.of(
                                "key counties",
                                new Icons.Group("with an assigned organization", 481),
                                new Icons.Group("without", 111)))
                .withSubtitle("Four counties in five have one: 81.25 percent")
                .withSource(PAPER);
    }

    static Plot overlap() {
        return Plot.of(
                        "832 poor counties from two lists",
                        Icons.of(
                                "counties",
                                new Icons.Group("on the list of key counties only", 152),
                                new Icons.Group("on both lists", 440),
                                new Icons.Group("in contiguous poor areas only", 240)))
                .withSubtitle("592 and 680 less the 440 that are on both");
    }

    static Plot timeline() {
        return Plot.of(
                        "Programmes and meetings against poverty",
                        Timeline.of(List.of(
                                new Lane(
                                        "Programmes",
                                        List.of(
                                                since("Work relief", 1984),
                                                until("Relocation", 2011),
                                                between("East-west pairing", 1996, 2011),
                                                between("Village mutual funds", 2006, 2011),
                                                between("Outline for poverty reduction 2001-2010", 2001, 2011),
                                                between("Outline 2011-2020", 2011, 2021)
                                                        .announced())),
                                new Lane(
                                        "Abroad",
                                        List.of(
                                                at("Global conference in Shanghai", 2004.4),
                                                at("Poverty center founded", 2005.3),
                                                at("China-Africa conference", 2010.8),
                                                between("Global forum, every year", 2007, 2012))),
                                new Lane(
                                        "Goals",
                                        List.of(at("2030 Agenda ends", 2030).announced())))))
                .withSubtitle("Most programmes run with the ten-year outlines")
                .withSource("Partly invented dates, to show lanes");
    }

    static Plot matrix() {
        List<String> regions = List.of("East Asia", "Africa", "South Pacific", "Latin America");
        List<String> measures = List.of(
                "Water works",
                "Agricultural demonstration areas",
                "Juncao technology",
                "Infrastructure",
                "Medical care",
                "Rural poverty plan");
        int[][] table = {
            {0, 0, 0, 0, 0, 1},
            {1, 1, 1, 0, 0, 0},
            {0, 2, 0, 2, 2, 0},
            {0, 1, 0, 0, 0, 3}
        };
        List<Sign> signs = List.of(Sign.FULL, Sign.HOLLOW, Sign.CROSS);
        Map<Sign, String> legend = new LinkedHashMap<>();
        legend.put(Sign.FULL, "stated as done");
        legend.put(Sign.HOLLOW, "announced");
        legend.put(Sign.CROSS, "sources disagree");
        return Plot.of(
                        "What China says it does where",
                        new Matrix(
                                regions,
                                measures,
                                Stream.of(table)
                                        .map(row -> IntStream.of(row)
                                                .mapToObj(sign -> sign == 0
                                                        ? Optional.<Matrix.Cell>empty()
                                                        : Optional.<Matrix.Cell>of(signs.get(sign - 1)))
                                                .toList())
                                        .toList(),
                                "",
                                legend))
                .withSubtitle("Only for the South Pacific is everything announced and nothing said to be done");
    }

    static Plot numbers() {
        double[][] table = {{10.2, 41.0, 0.42}, {6.8, 31.2, 0.44}, {2.8, 20.3, 0.46}};
        return Plot.of(
                        "Shares by year and line",
                        new Matrix(
                                List.of("2000", "2005", "2010"),
                                List.of("Lower line", "Upper line", "Below half the lower line"),
                                Stream.of(table)
                                        .map(row -> DoubleStream.of(row)
                                                .mapToObj(value -> Optional.<Matrix.Cell>of(new Matrix.Value(value)))
                                                .toList())
                                        .toList(),
                                "percent",
                                Map.of()))
                .withSubtitle("Invented numbers, to show cells with numbers");
    }

    static Plot flow() {
        String[][] ties = {
            {"Beijing", "Inner Mongolia"}, {"Tianjin", "Gansu"}, {"Liaoning", "Qinghai"}, {"Shanghai", "Yunnan"},
            {"Jiangsu", "Shaanxi"}, {"Zhejiang", "Sichuan"}, {"Fujian", "Ningxia"}, {"Shandong", "Xinjiang"},
            {"Guangdong", "Guangxi"}, {"Zhuhai", "Chongqing"}, {"Xiamen", "Chongqing"}, {"Dalian", "Guizhou"},
            {"Ningbo", "Guizhou"}, {"Qingdao", "Guizhou"}, {"Shenzhen", "Guizhou"}
        };
        List<Flow.Link> links = new java.util.ArrayList<>(Stream.of(ties)
                .map(tie -> new Flow.Link(tie[0], tie[1], 1, "2001 to 2010"))
                .toList());
        links.add(new Flow.Link("Shandong", "Chongqing", 1, "from June 2010"));
        links.add(new Flow.Link("Zhuhai", "Liangshan, Sichuan", 1, "from June 2010"));
        links.add(new Flow.Link("Xiamen", "Linxia, Gansu", 1, "from June 2010"));
        return Plot.of("Who helps whom: east and west in pairs", new Flow("Helpers", "Helped", "", links))
                .withSubtitle("Guizhou has four helpers, most others one")
                .withSource(PAPER + ", table 2");
    }

    static Plot amounts() {
        return Plot.of(
                        "Loans by sort of borrower",
                        new Flow(
                                "From",
                                "To",
                                "yuan",
                                List.of(
                                        new Flow.Link("State banks", "Women", 25.923e9, ""),
                                        new Flow.Link("State banks", "Other people", 15.07e9, ""),
                                        new Flow.Link("Village funds", "Members", 2.04e9, ""))))
                .withSubtitle("Women borrowed most");
    }

    /** A million points that no reader could tell apart. */
    static Plot million() {
        SplittableRandom random = new SplittableRandom(11);
        int count = 1_000_000;
        double[] x = new double[count];
        double[] y = new double[count];
        for (int i = 0; i < count; i++) {
            x[i] = random.nextDouble() + random.nextDouble() + random.nextDouble();
            y[i] = x[i] * 2 + random.nextDouble() + random.nextDouble();
        }
        return Plot.of(
                "A million households",
                LineForm.of(Axis.of("Income", ""), Axis.of("Consumption", ""), List.of(Curve.dots("", x, y))));
    }

    static Plot millionInLine() {
        SplittableRandom random = new SplittableRandom(13);
        int count = 1_000_000;
        double[] x = new double[count];
        double[] y = new double[count];
        for (int i = 1; i < count; i++) {
            x[i] = i;
            y[i] = y[i - 1] + random.nextDouble() - 0.5;
        }
        y[654_321] = 5000;
        return Plot.of(
                "A walk of a million steps",
                LineForm.of(Axis.of("Step", ""), Axis.of("Place", ""), List.of(Curve.line("", x, y))));
    }
}
