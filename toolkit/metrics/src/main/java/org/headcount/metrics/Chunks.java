package org.headcount.metrics;

import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whether stretches of a column are summed one after the other or side by side. Where the column is cut does not depend on
 * it, and the sums are added in order, so the numbers are the same to the last bit.
 */
enum Chunks {
    IN_TURN {
        @Override
        <T> Stream<T> each(int count, IntFunction<T> chunk) {
            return IntStream.range(0, count).mapToObj(chunk);
        }

        @Override
        void forEach(int count, IntConsumer chunk) {
            IntStream.range(0, count).forEach(chunk);
        }
    },
    IN_PARALLEL {
        @Override
        <T> Stream<T> each(int count, IntFunction<T> chunk) {
            return IntStream.range(0, count).parallel().mapToObj(chunk);
        }

        @Override
        void forEach(int count, IntConsumer chunk) {
            IntStream.range(0, count).parallel().forEach(chunk);
        }
    };

    /** Rows in a chunk: enough work to be worth handing to another thread. */
    static final int ROWS = 1 << 16;

    /** Something of each chunk, in order. */
    abstract <T> Stream<T> each(int count, IntFunction<T> chunk);

    /** Something done to each chunk, in any order. */
    abstract void forEach(int count, IntConsumer chunk);

    /** The sum of a stretch. */
    @FunctionalInterface
    interface Stretch {
        Sum of(int from, int to);
    }

    /** The sum of everything, of chunks of a size. */
    double sum(int length, int size, Stretch stretch) {
        int count = (length + size - 1) / size;
        var total = new Sum();
        for (Sum part : each(count, c -> stretch.of(c * size, Math.min(length, (c + 1) * size)))
                .toList()) {
            total.add(part);
        }
        return total.value();
    }
}
