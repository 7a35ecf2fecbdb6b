package org.headcount.maven;

/** Hears how the fetching of files goes; called by any thread. */
@FunctionalInterface
public interface FetchListener {
    /**
     * A file is on its way.
     *
     * @param file its name
     * @param bytes how much of it has come
     * @param size its size, or less than that if unknown
     */
    void fetched(String file, long bytes, long size);
}
