package org.headcount.data.spss;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.headcount.data.input.BinaryInput;
import org.headcount.data.input.InputFile;

/** The rows of an SPSS file as blocks of eight bytes, however they are packed. */
abstract class SpssBlocks implements AutoCloseable {

    /**
     * The blocks from where the file is read.
     *
     * @param compression 0 for none, 1 for codes of one byte, 2 for the same deflated
     * @param bias what is taken from a code to give its number
     */
    static SpssBlocks of(int compression, double bias, double systemMissing, BinaryInput in, InputFile source) {
        return switch (compression) {
            case 0 -> new Plain(in);
            case 1 -> new Coded(in, source, plain(in), bias, systemMissing);
            case 2 -> new Coded(in, source, new Inflated(in), bias, systemMissing);
            default -> throw in.broken("a compression of the unknown kind " + compression);
        };
    }

    /** Fills a row, and says how many of its bytes there were. */
    abstract int fill(byte[] row);

    @Override
    public void close() {}

    private static InputStream plain(BinaryInput in) {
        return new InputStream() {
            @Override
            public int read() {
                byte[] one = new byte[1];
                return in.takeUpTo(one, 1) < 1 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                byte[] bytes = offset == 0 ? into : new byte[length];
                int read = in.takeUpTo(bytes, length);
                if (offset > 0) {
                    System.arraycopy(bytes, 0, into, offset, read);
                }
                return read == 0 ? -1 : read;
            }
        };
    }

    private static final class Plain extends SpssBlocks {

        private final BinaryInput in;

        Plain(BinaryInput in) {
            this.in = in;
        }

        @Override
        int fill(byte[] row) {
            return in.takeUpTo(row, row.length);
        }
    }

    /**
     * Eight codes of a byte each, then the blocks that some of them announce: 1 to 251 are numbers, 252 ends the data,
     * 253 a block that follows, 254 blanks, 255 missing, 0 nothing.
     */
    private static final class Coded extends SpssBlocks {

        private final BinaryInput file;
        private final InputFile source;
        private final InputStream in;
        private final double bias;
        private final byte[] missing = new byte[8];
        private final byte[] buffer = new byte[1 << 16];
        private int position;
        private int limit;
        private final byte[] codes = new byte[8];
        private int next = 8;
        private boolean ended;

        Coded(BinaryInput file, InputFile source, InputStream in, double bias, double systemMissing) {
            this.file = file;
            this.source = source;
            this.in = in;
            this.bias = bias;
            ByteBuffer.wrap(missing).order(file.order()).putDouble(systemMissing);
        }

        @Override
        int fill(byte[] row) {
            ByteBuffer out = ByteBuffer.wrap(row).order(file.order());
            while (out.hasRemaining() && !ended) {
                if (next == 8) {
                    ended = take(codes) < 8;
                    next = 0;
                    continue;
                }
                int code = codes[next++] & 0xff;
                switch (code) {
                    case 0 -> {
                        // padding
                    }
                    case 252 -> ended = true;
                    case 253 -> {
                        byte[] block = new byte[8];
                        ended = take(block) < 8;
                        if (!ended) {
                            out.put(block);
                        }
                    }
                    case 254 -> out.putLong(0x2020_2020_2020_2020L);
                    case 255 -> out.put(missing);
                    default -> out.putDouble(code - bias);
                }
            }
            return out.position();
        }

        private int take(byte[] into) {
            int taken = 0;
            while (taken < into.length) {
                if (position == limit) {
                    position = 0;
                    limit = more();
                    if (limit <= 0) {
                        limit = 0;
                        return taken;
                    }
                }
                int some = Math.min(into.length - taken, limit - position);
                System.arraycopy(buffer, position, into, taken, some);
                position += some;
                taken += some;
            }
            return taken;
        }

        private int more() {
            try {
                return in.read(buffer, 0, buffer.length);
            } catch (IOException e) {
                throw source.unreadable(e);
            }
        }

        @Override
        public void close() {
            try {
                in.close();
            } catch (IOException e) {
                throw source.unreadable(e);
            }
        }
    }

    /** The deflated pieces of a .zsav file, one behind the other, between a header that says where they end and a list of them. */
    private static final class Inflated extends InputStream {

        private final BinaryInput in;
        private final Inflater inflater = new Inflater();
        private final byte[] packed = new byte[1 << 16];
        private long left;

        Inflated(BinaryInput in) {
            this.in = in;
            long from = in.position();
            long header = in.i64();
            long trailer = in.i64();
            in.skip(8);
            if (header != from || trailer < in.position()) {
                throw in.broken("a list of deflated pieces at byte " + trailer);
            }
            left = trailer - in.position();
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 1 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            try {
                while (true) {
                    int read = inflater.inflate(into, offset, length);
                    if (read > 0) {
                        return read;
                    }
                    if (inflater.needsDictionary()) {
                        throw in.broken("deflated data that need a dictionary");
                    }
                    if (inflater.finished()) {
                        nextPiece();
                    } else if (!refill()) {
                        return -1;
                    }
                    if (inflater.getRemaining() == 0 && left == 0) {
                        return -1;
                    }
                }
            } catch (DataFormatException e) {
                throw in.broken("data that cannot be inflated (" + e.getMessage() + ")");
            }
        }

        private void nextPiece() {
            int unused = inflater.getRemaining();
            byte[] rest = Arrays.copyOfRange(packed, filled - unused, filled);
            inflater.reset();
            System.arraycopy(rest, 0, packed, 0, unused);
            filled = unused;
            inflater.setInput(packed, 0, unused);
        }

        private int filled;

        private boolean refill() {
            int read = in.takeUpTo(packed, (int) Math.min(packed.length, left));
            left -= read;
            filled = read;
            inflater.setInput(packed, 0, read);
            return read > 0;
        }

        @Override
        public void close() {
            inflater.end();
        }
    }
}
