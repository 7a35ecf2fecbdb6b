package org.headcount.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What seconds are: those of the wall, or with {@code -Dclock=cpu} those that were computed, which a busy machine does not
 * lengthen.
 */
final class Clock {

    /** Whether seconds computed are counted. */
    static final boolean CPU = "cpu".equals(System.getProperty("clock"));

    private Clock() {}

    /** Nanoseconds of this thread. */
    static long ofThread() {
        return CPU ? ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() : System.nanoTime();
    }

    /** Nanoseconds of all threads of this process, those of the compiler and the collector among them. */
    static long ofProcess() {
        return CPU
                ? ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                        .getProcessCpuTime()
                : System.nanoTime();
    }

    /** How busy the machine is. */
    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
