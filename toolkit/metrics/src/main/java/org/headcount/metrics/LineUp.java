package org.headcount.metrics;

import java.util.List;

/**
 * The mean of welfare in a year without a survey, from surveys of other years and a series that moves with it: GDP or
 * household consumption per head, from the national accounts.
 *
 * <p>Prydz, Jolliffe, Lakner, Mahler and Sangraula (2019), "National accounts data used in global poverty measurement",
 * World Bank Global Poverty Monitoring Technical Note 8.
 *
 * @param mean the survey's mean
 * @param proxy the proxy in the survey's year
 */
public record LineUp(double mean, double proxy) {
    /** Both must be positive. */
    public LineUp {
        if (!(mean > 0) || !(proxy > 0)) {
            throw new IllegalArgumentException(
                    "a line-up needs a positive mean and a positive proxy, was " + mean + " and " + proxy);
        }
    }

    /** A survey that falls within one year of the proxy. */
    public static LineUp survey(double mean, double proxy) {
        return new LineUp(mean, proxy);
    }

    /**
     * A survey that straddles two years, such as 2013.5: the proxy is averaged by the fraction of the year.
     *
     * @param year the survey's year, with its fraction
     * @param proxy the proxy of the year in which it begins
     * @param next the proxy of the following year
     */
    public static LineUp survey(double mean, double year, double proxy, double next) {
        double fraction = year - Math.floor(year);
        return new LineUp(mean, (1 - fraction) * proxy + fraction * next);
    }

    /** The mean extrapolated to a year with another proxy: it grows as the proxy does. */
    public double extrapolated(double requested) {
        return mean * requested / proxy;
    }

    /**
     * The mean in a year between two surveys, by each of them. Where the proxy of that year lies between theirs and mean
     * and proxy moved in the same direction, it is interpolated in the proxy and the two agree; otherwise each survey is
     * extrapolated, and a poverty rate is averaged over the two.
     */
    public static List<Double> between(LineUp earlier, LineUp later, double requested) {
        double passed = (requested - earlier.proxy) * (later.proxy - requested);
        double alike = (later.mean - earlier.mean) * (later.proxy - earlier.proxy);
        if (passed >= 0 && alike > 0) {
            double share = (requested - earlier.proxy) / (later.proxy - earlier.proxy);
            double mean = earlier.mean + share * (later.mean - earlier.mean);
            return List.of(mean, mean);
        }
        return List.of(earlier.extrapolated(requested), later.extrapolated(requested));
    }
}
