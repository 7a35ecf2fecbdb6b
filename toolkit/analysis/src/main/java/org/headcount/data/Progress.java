package org.headcount.data;

/**
 * Told now and then how far the reading of a file has come: about once a megabyte, from the thread that reads, never
 * from two threads at once.
 */
@FunctionalInterface
public interface Progress {

    /**
     * So much has been read.
     *
     * @param bytes bytes read so far of the file as it lies on disk; a second look at a file counts on
     * @param of the size of the file on disk
     */
    void read(long bytes, long of);

    /** Nobody is told. */
    static Progress none() {
        return (bytes, of) -> {};
    }
}
