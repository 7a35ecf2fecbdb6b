package org.headcount.data.input;

/**
 * Receives the progress of reading a file: about once a megabyte and once at its end, from the thread
 * that reads, never from two threads at once.
 */
@FunctionalInterface
public interface ReadingProgress {

    /**
     * So much has been read.
     *
     * @param bytes bytes read so far of the file as it lies on disk, packed or not: never more than there are, and all of
     *     them the last time; while a part of a file is read again, all of them too
     * @param of the size of the file on disk
     */
    void read(long bytes, long of);

    /** Progress is discarded. */
    static ReadingProgress none() {
        return (bytes, of) -> {};
    }
}
