package org.headcount.bench;

import java.util.concurrent.TimeUnit;
import org.headcount.metrics.Distribution;
import org.headcount.metrics.Inequality;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Kernels of the metrics in a warm virtual machine, by JMH: {@code java -cp ... org.openjdk.jmh.Main KernelsBench}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = "-Xmx6g")
public class KernelsBench {

    /** How many households. */
    @Param({"1000000"})
    private int rows;

    private Households households;
    private Distribution ready;

    /** Makes the population. */
    @Setup
    public void setUp() {
        households = new Households(rows);
        ready = households.distribution();
    }

    /** One read of the arrays. */
    @Benchmark
    public double read() {
        return households.read();
    }

    /** Three additive metrics: at most half as long again as three reads. */
    @Benchmark
    public double fgt012() {
        return Households.values(Households.POVERTY, ready);
    }

    /** One additive metric with a logarithm in it. */
    @Benchmark
    public double theil() {
        return Inequality.theil().value(ready);
    }

    /** Weighted Gini, FGT 0 to 2 and deciles from one sort. */
    @Benchmark
    public double oneSort() {
        return Households.values(Households.ALL, households.distribution());
    }

    /** The same on all cores. */
    @Benchmark
    public double oneSortInParallel() {
        return Households.values(Households.ALL, households.distribution().inParallel());
    }

    /** The same with standard errors. */
    @Benchmark
    public double oneSortWithErrors() {
        return households.errors(Households.ALL, households.distribution());
    }
}
