package org.headcount.session;

import java.util.Arrays;

/**
 * A stream of bytes with marks in it that show how far it has been read. A mark begins with a zero, which text does not have,
 * and is left out of the result.
 */
public final class MarkedStream {
    /** Receives the bytes between marks. */
    @FunctionalInterface
    public interface Taker {
        /** Takes the first bytes of an array. */
        void take(byte[] bytes, int length);
    }

    private final byte[] mark;
    private final Taker taker;
    private byte[] held = {};

    /** A stream with these marks. */
    public MarkedStream(byte[] mark, Taker taker) {
        this.mark = mark.clone();
        this.taker = taker;
    }

    /** Hands on what was read, but for the beginning of what may be a mark; how many marks there were. */
    public int take(byte[] read, int length) {
        byte[] bytes = Arrays.copyOf(held, held.length + length);
        System.arraycopy(read, 0, bytes, held.length, length);
        int marks = 0;
        int from = 0;
        int at = 0;
        while (at < bytes.length) {
            int same = common(bytes, at);
            if (same == mark.length) {
                hand(bytes, from, at);
                marks++;
                at += same;
                from = at;
            } else if (at + same == bytes.length) {
                break;
            } else {
                at++;
            }
        }
        hand(bytes, from, at);
        held = Arrays.copyOfRange(bytes, at, bytes.length);
        return marks;
    }

    /** Hands on what looked like the beginning of a mark: nothing more comes. */
    public void end() {
        hand(held, 0, held.length);
        held = new byte[0];
    }

    /** How many bytes from here on are those of a mark. */
    private int common(byte[] bytes, int at) {
        int same = 0;
        while (same < mark.length && at + same < bytes.length && bytes[at + same] == mark[same]) {
            same++;
        }
        return same;
    }

    private void hand(byte[] bytes, int from, int to) {
        if (to > from) {
            byte[] part = Arrays.copyOfRange(bytes, from, to);
            taker.take(part, part.length);
        }
    }
}
