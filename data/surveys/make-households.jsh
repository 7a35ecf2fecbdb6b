// Makes households.csv: a household survey of a country that does not exist, in 2018 and in 2022.
//
//     ./headcount run data/surveys/make-households.jsh
//
// Everything is drawn by whole-number arithmetic from the seed below, and rounded from StrictMath: the file is the
// same to the byte on every machine and every Java. Nobody in it is a person, and no country's figures went into it.

final long SEED = 20_181_022L;

/** SplitMix64 (Steele, Lea and Flood 2014), written out so that no library can change it. */
class Draws {
    private long state;

    Draws(long seed) {
        state = seed;
    }

    /** Between 0 and 1, never 1. */
    double uniform() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return ((z ^ (z >>> 31)) >>> 11) * 0x1.0p-53;
    }

    /** Nearly normal, by the sum of twelve uniform numbers: no tail reaches beyond six. */
    double normal() {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += uniform();
        }
        return sum;
    }

    boolean happens(double probability) {
        return uniform() < probability;
    }

    /** The chance of something whose log odds are given. */
    boolean hasOdds(double logOdds) {
        return happens(1 / (1 + StrictMath.exp(-logOdds)));
    }
}

// %%
// Where people live: households in thousands, the level of consumption in logarithms, its growth to 2022, the line.
record Stratum(String region, String area, int households, double level, double growth, String line) {}

List<Stratum> strata = List.of(
    new Stratum("Central", "rural", 310, 1.62, 0.11, "3.40"),
    new Stratum("Central", "urban", 420, 2.05, 0.05, "3.90"),
    new Stratum("Coast", "rural", 180, 1.52, 0.13, "3.30"),
    new Stratum("Coast", "urban", 260, 1.92, 0.06, "3.70"),
    new Stratum("Highlands", "rural", 390, 1.20, 0.16, "3.00"),
    new Stratum("Highlands", "urban", 90, 1.66, 0.08, "3.40"),
    new Stratum("South", "rural", 270, 1.38, 0.02, "3.10"),
    new Stratum("South", "urban", 110, 1.78, 0.03, "3.50"));

final int CLUSTERS = 12;
final int HOUSEHOLDS = 12;
final List<Integer> YEARS = List.of(2018, 2022);

// %%
/** Two decimals without asking any locale. */
String decimal(long hundredths) {
    return hundredths / 100 + "." + (hundredths % 100 < 10 ? "0" : "") + hundredths % 100;
}

/** Consumption as it is told: often in round amounts. */
long told(double consumption, Draws draws) {
    long hundredths = Math.max(40, StrictMath.round(consumption * 100));
    if (draws.happens(0.06)) {
        return Math.max(50, (hundredths + 25) / 50 * 50);
    }
    return draws.happens(0.25) ? (hundredths + 5) / 10 * 10 : hundredths;
}

List<String> INDICATORS = List.of(
    "nutrition", "child_mortality", "years_of_schooling", "school_attendance", "cooking_fuel",
    "sanitation", "drinking_water", "electricity", "housing", "assets");

/** Log odds of being deprived at a log consumption of one: urban households are better connected. */
double odds(int indicator, boolean urban) {
    double[] rural = {-0.2, -2.2, 0.1, -1.2, 1.6, 0.6, -0.4, -0.2, 0.7, -0.3};
    double[] less = {0.3, 0.2, 0.6, 0.4, 1.6, 1.3, 1.2, 2.0, 1.1, 0.5};
    return rural[indicator] - (urban ? less[indicator] : 0);
}

String header() {
    return "year,region,area,stratum,cluster,household,weight,members,consumption,line,transfer,benefit,"
        + String.join(",", INDICATORS);
}

// %%
/** A household: what it is comes first, then what the interviewers wrote down. */
String household(int year, int h, int cluster, int number, double clusterLevel, Draws draws) {
    Stratum stratum = strata.get(h);
    boolean urban = stratum.area().equals("urban");
    boolean later = year == 2022;
    double means = draws.normal();
    double mean = stratum.level() + clusterLevel + (later ? stratum.growth() - 0.03 * means : 0);
    int members = 1 + (int) (StrictMath.exp(1.05 + (urban ? 0 : 0.16) - 0.14 * means + 0.42 * draws.normal()) * 1.05);
    members = Math.min(members, 14);
    double log = mean + 0.46 * means - 0.07 * (members - 4);
    // The programme was widened between the two years, and looks for the poor through a clouded glass.
    boolean transfer = draws.hasOdds((later ? 0.4 : -0.6) - 3.4 * (log + 0.35 * draws.normal() - 1.0));
    long benefit = transfer ? (later ? 35 : 25) + 5 * (long) (draws.uniform() * 4) : 0;
    long consumption = told(StrictMath.exp(log) + benefit / 100.0, draws);
    // Clusters were drawn in proportion to size by an old list, so weights differ between them.
    long weight = StrictMath.round(
        stratum.households() * 10_000.0 / (CLUSTERS * HOUSEHOLDS) * (later ? 1.06 : 1) * (0.8 + 0.4 * ((cluster * 7 + h) % 11) / 10.0));
    StringBuilder row = new StringBuilder()
        .append(year).append(',').append(stratum.region()).append(',').append(stratum.area()).append(',')
        .append(h + 1).append(',').append(100 * (h + 1) + cluster).append(',').append(number).append(',')
        .append(weight / 10).append('.').append(weight % 10).append(',').append(members).append(',')
        .append(draws.happens(0.015) ? "" : decimal(consumption)).append(',').append(stratum.line()).append(',')
        .append(transfer ? 1 : 0).append(',').append(decimal(benefit));
    for (int i = 0; i < INDICATORS.size(); i++) {
        boolean deprived = draws.hasOdds(odds(i, urban) - (later ? 0.25 : 0) - 1.9 * (log - 1.0) - 0.5 * clusterLevel);
        // Not everybody was weighed and measured.
        boolean missing = i == 0 && draws.happens(0.02);
        row.append(',').append(missing ? "" : deprived ? "1" : "0");
    }
    return row.toString();
}

// %%
// The same clusters are visited in both years, and other households in them.
StringBuilder csv = new StringBuilder(header()).append('\n');
int rows = 0;
for (int year : YEARS) {
    Draws ofClusters = new Draws(SEED);
    Draws draws = new Draws(SEED + year);
    for (int h = 0; h < strata.size(); h++) {
        for (int cluster = 1; cluster <= CLUSTERS; cluster++) {
            double clusterLevel = 0.19 * ofClusters.normal() + (year == 2022 ? 0.05 * draws.normal() : 0);
            for (int number = 1; number <= HOUSEHOLDS; number++) {
                csv.append(household(year, h, cluster, number, clusterLevel, draws)).append('\n');
                rows++;
            }
        }
    }
}
java.nio.file.Files.writeString(java.nio.file.Path.of("households.csv"), csv);
rows + " households in households.csv"
