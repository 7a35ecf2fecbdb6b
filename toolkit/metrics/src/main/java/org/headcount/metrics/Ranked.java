package org.headcount.metrics;

/**
 * A distribution in ascending order of welfare: what every order statistic reads.
 *
 * <p>Persons of equal welfare form one class and share one rank. A metric that needs ranks is a sum over
 * classes of some function of the class and of what lies below it, so a stretch of the order needs only two
 * numbers from the stretches before it: their weight and their income.
 */
final class Ranked {
    /** Two cumulative sums that differ by less than this share of themselves differ by the order of addition. */
    static final double SLACK = 1e-12;

    private static final int STRIDE = 512;
    private static final int MARKS = Chunks.ROWS / STRIDE;

    final double[] welfare;
    final double[] weight;
    final int[] row;
    private final double[] weightBelow;
    private final double[] incomeBelow;
    private final double population;

    Ranked(double[] welfare, double[] weight, int[] row) {
        this.welfare = welfare;
        this.weight = weight;
        this.row = row;
        int marks = welfare.length / STRIDE + 1;
        weightBelow = new double[marks];
        incomeBelow = new double[marks];
        var people = new Sum();
        var income = new Sum();
        for (int mark = 0; mark < marks; mark++) {
            weightBelow[mark] = people.value();
            incomeBelow[mark] = income.value();
            int end = Math.min(welfare.length, (mark + 1) * STRIDE);
            for (int k = mark * STRIDE; k < end; k++) {
                people.add(weight[k]);
                income.add(weight[k] * welfare[k]);
            }
        }
        population = people.value();
    }

    /** This order and the next, whose rows follow {@code rowsBefore} others; equals of this one come first. */
    Ranked merge(Ranked next, int rowsBefore) {
        int n = welfare.length + next.welfare.length;
        double[] x = new double[n];
        double[] w = new double[n];
        int[] from = new int[n];
        int one = 0;
        int other = 0;
        for (int k = 0; k < n; k++) {
            boolean fromThis =
                    other == next.welfare.length || (one < welfare.length && welfare[one] <= next.welfare[other]);
            Ranked source = fromThis ? this : next;
            int place = fromThis ? one++ : other++;
            x[k] = source.welfare[place];
            w[k] = source.weight[place];
            from[k] = fromThis ? row[place] : rowsBefore + next.row[place];
        }
        return new Ranked(x, w, from);
    }

    /** This order with other weights; {@code place} is where a row went, or -1 if it left. */
    Ranked reweighted(double[] weights, int[] place) {
        int n = weights.length;
        double[] x = new double[n];
        double[] w = new double[n];
        int[] from = new int[n];
        int next = 0;
        for (int k = 0; k < welfare.length; k++) {
            int to = place[row[k]];
            if (to >= 0) {
                x[next] = welfare[k];
                w[next] = weights[to];
                from[next++] = to;
            }
        }
        return new Ranked(x, w, from);
    }

    /** Sees each class of equal welfare, poorest first. */
    @FunctionalInterface
    interface ClassVisitor {
        /**
         * Ranks {@code from} (inclusive) to {@code to} (exclusive) share {@code welfare} and weigh {@code weight};
         * below them are people of weight {@code below}, who have {@code incomeBelow}.
         */
        void visit(int from, int to, double welfare, double weight, double below, double incomeBelow);
    }

    void classes(ClassVisitor visitor) {
        classes(0, weightBelow.length, visitor);
    }

    /** Walks the classes that begin between two marks. */
    private void classes(int mark, int endMark, ClassVisitor visitor) {
        var people = new Sum();
        var income = new Sum();
        people.add(weightBelow[mark]);
        income.add(incomeBelow[mark]);
        int from = mark * STRIDE;
        // A class that spans the first mark is counted in the chunk before it.
        while (from > 0 && from < welfare.length && welfare[from] == welfare[from - 1]) {
            people.add(weight[from]);
            income.add(weight[from] * welfare[from]);
            from++;
        }
        int end = (int) Math.min(welfare.length, (long) endMark * STRIDE);
        while (from < end) {
            double x = welfare[from];
            double w = weight[from];
            int to = from + 1;
            while (to < welfare.length && welfare[to] == x) {
                w += weight[to++];
            }
            visitor.visit(from, to, x, w, people.value(), income.value());
            people.add(w);
            income.add(w * x);
            from = to;
        }
    }

    /** What a class adds to a sum, given what lies below it. */
    @FunctionalInterface
    interface ClassTerm {
        double of(int from, int to, double welfare, double weight, double below);
    }

    /** A sum over classes: of stretches of the order, each knowing what lies below it, and those sums in order. */
    double sum(Chunks chunks, ClassTerm term) {
        return chunks.sum(weightBelow.length, MARKS, (mark, end) -> {
            var sum = new Sum();
            classes(mark, end, (from, to, x, w, below, incomeBelow) -> sum.add(term.of(from, to, x, w, below)));
            return sum;
        });
    }

    /** Adds a factor times what was computed in order to each row's place. Apart, so that the jumps overlap. */
    void scatter(double[] inOrder, double factor, double[] total) {
        for (int k = 0; k < inOrder.length; k++) {
            total[row[k]] += factor * inOrder[k];
        }
    }

    /** The smallest rank at which the poorest {@code share} of the people is reached. */
    int reaching(double share) {
        double target = share * population * (1 - SLACK);
        return seek(target).rank;
    }

    /** The welfare of the first person at whom the cumulative weight reaches {@code cumulative}. */
    double orderStatistic(double cumulative) {
        return welfare[seek(cumulative).rank];
    }

    /** Whether the people up to and including this rank are that share of all, exactly but for rounding. */
    boolean hits(int rank, double share) {
        boolean lastOfItsClass = rank + 1 == welfare.length || welfare[rank + 1] != welfare[rank];
        double target = share * population;
        return lastOfItsClass && Math.abs(cumulative(rank) - target) <= SLACK * target;
    }

    /** The income of the poorest {@code share} of the people; a household astride the share is split. */
    double incomeOfPoorest(double share) {
        Place place = seek(share * population);
        return place.incomeBelow + (share * population - place.weightBelow) * welfare[place.rank];
    }

    /** The welfare of the person at a share of the people: the slope of the generalised Lorenz polygon there. */
    double welfareAt(double share) {
        return welfare[seek(share * population).rank];
    }

    /** The number of rows with welfare below {@code bound}. */
    int below(double bound) {
        int low = 0;
        int high = welfare.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (welfare[middle] < bound) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private double cumulative(int rank) {
        int mark = rank / STRIDE;
        var people = new Sum();
        people.add(weightBelow[mark]);
        for (int k = mark * STRIDE; k <= rank; k++) {
            people.add(weight[k]);
        }
        return people.value();
    }

    /** The first rank at which the cumulative weight is at least {@code target}; the last if none. */
    private Place seek(double target) {
        int low = 0;
        int high = weightBelow.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (weightBelow[middle] < target) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        var people = new Sum();
        var income = new Sum();
        people.add(weightBelow[low]);
        income.add(incomeBelow[low]);
        for (int k = low * STRIDE; k < welfare.length - 1; k++) {
            double before = people.value();
            people.add(weight[k]);
            if (people.value() >= target) {
                return new Place(k, before, income.value());
            }
            income.add(weight[k] * welfare[k]);
        }
        return new Place(welfare.length - 1, people.value(), income.value());
    }

    private record Place(int rank, double weightBelow, double incomeBelow) {}
}
