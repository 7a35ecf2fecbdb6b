package org.headcount.session;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinPool.ForkJoinWorkerThreadFactory;
import java.util.concurrent.ForkJoinWorkerThread;

/**
 * Creates the threads of the JDK's common pool, which runs parallel streams and futures: with the class loader of
 * cells as their context class loader, so that they find the classes and services of libraries that cells have added.
 *
 * <p>Public because the JDK creates it, by the name in a system property.
 */
public final class CommonPoolThreads implements ForkJoinWorkerThreadFactory {
    private static volatile ClassLoader cells = ClassLoader.getSystemClassLoader();

    static void use(ClassLoader loader) {
        cells = loader;
    }

    @Override
    public ForkJoinWorkerThread newThread(ForkJoinPool pool) {
        ForkJoinWorkerThread thread = new Worker(pool);
        thread.setContextClassLoader(cells);
        return thread;
    }

    private static final class Worker extends ForkJoinWorkerThread {
        Worker(ForkJoinPool pool) {
            super(pool);
        }
    }
}
