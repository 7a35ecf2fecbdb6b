package org.headcount.metrics;

import java.util.List;

/**
 * Points of a Lorenz curve as statistical tables print them: cumulative shares of people and of income, poorest first,
 * ending at (1, 1).
 *
 * @param people cumulative shares of people
 * @param income cumulative shares of income
 */
public record GroupedData(List<Double> people, List<Double> income) {
    private static final double SLACK = 1e-9;

    /** Checks that the points are of a Lorenz curve. */
    public GroupedData {
        people = List.copyOf(people);
        income = List.copyOf(income);
        if (people.size() != income.size()) {
            throw new IllegalArgumentException("grouped data need as many shares of income as of people, but there are "
                    + income.size() + " and " + people.size());
        }
        if (people.size() < 5) {
            throw new IllegalArgumentException(
                    "a curve of three coefficients needs five points, the last one (1, 1), but there are "
                            + people.size());
        }
        for (int i = 0; i < people.size(); i++) {
            double before = i == 0 ? 0 : people.get(i - 1);
            if (!(people.get(i) > before && people.get(i) <= 1 + SLACK)) {
                throw new IllegalArgumentException("cumulative shares of people must rise from 0 to 1, but point " + i
                        + " is " + people.get(i) + " after " + before
                        + "; shares in percent are divided by 100, and shares of each class are added up first");
            }
        }
        int last = people.size() - 1;
        if (Math.abs(people.get(last) - 1) > SLACK || Math.abs(income.get(last) - 1) > SLACK) {
            throw new IllegalArgumentException(
                    "the last point must be (1, 1), but was (" + people.get(last) + ", " + income.get(last) + ")");
        }
    }

    /** The number of points. */
    public int size() {
        return people.size();
    }

    /** The cumulative share of people at a point. */
    public double people(int point) {
        return people.get(point);
    }

    /** The cumulative share of income at a point. */
    public double income(int point) {
        return income.get(point);
    }

    @Override
    public String toString() {
        return "grouped data (points of the Lorenz curve: " + size() + ")";
    }
}
