package org.headcount.document;

/** The four operations: value, interval, slope, and their inverses. */
public enum Operation {
    PLUS("+", 1) {
        @Override
        double at(double a, double b) {
            return a + b;
        }

        @Override
        Interval over(Interval a, Interval b) {
            return a.plus(b);
        }

        @Override
        Interval slope(Interval a, Interval da, Interval b, Interval db) {
            return da.plus(db);
        }

        @Override
        Interval left(Interval target, Interval b) {
            return target.minus(b);
        }

        @Override
        Interval right(Interval target, Interval a) {
            return target.minus(a);
        }
    },
    MINUS("-", 1) {
        @Override
        double at(double a, double b) {
            return a - b;
        }

        @Override
        Interval over(Interval a, Interval b) {
            return a.minus(b);
        }

        @Override
        Interval slope(Interval a, Interval da, Interval b, Interval db) {
            return da.minus(db);
        }

        @Override
        Interval left(Interval target, Interval b) {
            return target.plus(b);
        }

        @Override
        Interval right(Interval target, Interval a) {
            return a.minus(target);
        }
    },
    TIMES("*", 2) {
        @Override
        double at(double a, double b) {
            return a * b;
        }

        @Override
        Interval over(Interval a, Interval b) {
            return a.times(b);
        }

        @Override
        Interval slope(Interval a, Interval da, Interval b, Interval db) {
            return da.times(b).plus(a.times(db));
        }

        @Override
        Interval left(Interval target, Interval b) {
            return target.over(b);
        }

        @Override
        Interval right(Interval target, Interval a) {
            return target.over(a);
        }
    },
    OVER("/", 2) {
        @Override
        double at(double a, double b) {
            return a / b;
        }

        @Override
        Interval over(Interval a, Interval b) {
            return a.over(b);
        }

        @Override
        Interval slope(Interval a, Interval da, Interval b, Interval db) {
            return da.times(b).minus(a.times(db)).over(b.times(b));
        }

        @Override
        Interval left(Interval target, Interval b) {
            return target.times(b);
        }

        @Override
        Interval right(Interval target, Interval a) {
            return a.over(target);
        }
    };

    private final String sign;
    private final int rank;

    Operation(String sign, int rank) {
        this.sign = sign;
        this.rank = rank;
    }

    /** How the formula writes it. */
    String sign() {
        return sign;
    }

    /** How tightly it binds: products before sums. */
    int rank() {
        return rank;
    }

    /** The value. */
    abstract double at(double a, double b);

    /** Every value for operands in two intervals. */
    abstract Interval over(Interval a, Interval b);

    /** The slope, from the operands and their own slopes. */
    abstract Interval slope(Interval a, Interval da, Interval b, Interval db);

    /** The left operand for which the result lies in the target. */
    abstract Interval left(Interval target, Interval b);

    /** The right operand for which the result lies in the target. */
    abstract Interval right(Interval target, Interval a);
}
