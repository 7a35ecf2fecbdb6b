package org.headcount.data.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/** Bytes as characters of an encoding, strictly: what the encoding does not allow is a fault that knows its place. */
public final class Decoding extends Reader {

    /** A byte that the encoding does not allow at its place. */
    public static final class Malformed extends CharacterCodingException {

        private static final long serialVersionUID = 1L;

        private final long offset;
        private final int found;

        private Malformed(long offset, int found) {
            this.offset = offset;
            this.found = found;
        }

        /** Bytes before it. */
        public long offset() {
            return offset;
        }

        @Override
        public String getMessage() {
            return String.format("byte %02X at offset %d", found, offset);
        }
    }

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
    private long before;
    private boolean ended;

    public Decoding(InputStream in, Charset charset) {
        this.in = in;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        CharBuffer chars = CharBuffer.wrap(into, offset, length);
        while (true) {
            int start = bytes.position();
            CoderResult result = decoder.decode(bytes, chars, ended);
            before += bytes.position() - start;
            if (result.isError()) {
                throw new Malformed(before, bytes.get(bytes.position()) & 0xff);
            }
            int read = chars.position() - offset;
            if (read > 0) {
                return read;
            }
            if (ended) {
                return -1;
            }
            fill();
        }
    }

    private void fill() throws IOException {
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (read < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + read);
        }
        bytes.flip();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
