package org.headcount.survey;

import java.util.Arrays;
import java.util.stream.IntStream;

/** How p-values are corrected where many differences are tested at once. */
public enum Correction {
    /** Not at all: each difference is tested as if it were the only one. */
    NONE {
        @Override
        double[] corrected(double[] p) {
            return p.clone();
        }
    },
    /** Each p-value times the number of tests; intervals have the level that keeps all of them together. */
    BONFERRONI {
        @Override
        double[] corrected(double[] p) {
            long tests = tests(p);
            return Arrays.stream(p).map(one -> Math.min(1, one * tests)).toArray();
        }
    },
    /**
     * Holm's step-down procedure, which rejects whatever Bonferroni's does and more. Holm (1979), "A simple sequentially
     * rejective multiple test procedure", Scandinavian Journal of Statistics 6.
     */
    HOLM {
        @Override
        double[] corrected(double[] p) {
            long tests = tests(p);
            double[] corrected = p.clone();
            int[] bySize = IntStream.range(0, p.length)
                    .filter(i -> !Double.isNaN(p[i]))
                    .boxed()
                    .sorted((a, b) -> Double.compare(p[a], p[b]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            double largest = 0;
            for (int rank = 0; rank < bySize.length; rank++) {
                largest = Math.max(largest, Math.min(1, p[bySize[rank]] * (tests - rank)));
                corrected[bySize[rank]] = largest;
            }
            return corrected;
        }
    };

    /** Corrected p-values, in the order given; undefined ones stay undefined and do not count. */
    abstract double[] corrected(double[] p);

    static long tests(double[] p) {
        return Arrays.stream(p).filter(one -> !Double.isNaN(one)).count();
    }
}
