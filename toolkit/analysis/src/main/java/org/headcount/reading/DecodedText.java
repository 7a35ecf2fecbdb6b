package org.headcount.reading;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.headcount.data.fault.DataException;

/**
 * The text of a file, decoded strictly: bytes that the encoding does not allow are an error, never a replacement
 * character.
 *
 * @param text the text without a byte order mark
 * @param note how the encoding was found, where it was neither named, declared, nor UTF-8
 */
record DecodedText(String text, Optional<String> note) {

    /** The detector looks at no more than this. */
    private static final int SAMPLE = 8000;

    /** A detection of less confidence, of 100, is no better than a guess. */
    private static final int LEAST_CONFIDENCE = 10;

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** Byte order marks as Latin-1; longer ones first, since that of UTF-32 begins like that of UTF-16. */
    private enum Mark {
        UTF8("UTF-8", "\u00ef\u00bb\u00bf"),
        UTF32BE("UTF-32BE", "\0\0\u00fe\u00ff"),
        UTF32LE("UTF-32LE", "\u00ff\u00fe\0\0"),
        UTF16BE("UTF-16BE", "\u00fe\u00ff"),
        UTF16LE("UTF-16LE", "\u00ff\u00fe");

        private final String charset;
        private final String bytes;

        Mark(String charset, String bytes) {
            this.charset = charset;
            this.bytes = bytes;
        }

        static Optional<Charset> of(byte[] head) {
            String start = new String(head, StandardCharsets.ISO_8859_1);
            return Stream.of(values())
                    .filter(mark -> start.startsWith(mark.bytes))
                    .findFirst()
                    .map(mark -> Charset.forName(mark.charset));
        }
    }

    /**
     * Reads a file.
     *
     * @param head its first bytes
     * @param named the encoding that the user names
     * @param declared the encoding that the file itself declares
     */
    static DecodedText read(Path file, byte[] head, Optional<Charset> named, Optional<Charset> declared) {
        Optional<Charset> marked = Mark.of(head);
        Optional<Charset> stated = named.or(() -> marked).or(() -> declared);
        if (stated.isPresent()) {
            return new DecodedText(decode(file, stated.get(), named.isPresent()), Optional.empty());
        }
        Optional<Charset> wide = wide(head);
        if (wide.isPresent()) {
            return new DecodedText(
                    decode(file, wide.get(), false),
                    Optional.of("read as " + wide.get() + ", which its zero bytes suggest; --encoding names another"));
        }
        if (!has(head, 0x1b)) {
            try {
                return new DecodedText(readString(file, StandardCharsets.UTF_8), Optional.empty());
            } catch (CharacterCodingException e) {
                return detect(file);
            }
        }
        return detect(file);
    }

    private static String readString(Path file, Charset charset) throws CharacterCodingException {
        try {
            String text = Files.readString(file, charset);
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw e;
        } catch (IOException e) {
            throw DocumentFile.unreadable(file, e);
        }
    }

    private static String decode(Path file, Charset charset, boolean isNamed) {
        try {
            return readString(file, charset);
        } catch (CharacterCodingException e) {
            throw DataException.file(
                    file.toString(),
                    badByte(file, charset),
                    isNamed
                            ? "name another encoding with --encoding, or leave it out to have it detected"
                            : "name the encoding with --encoding, such as windows-1252, or save the file as UTF-8");
        }
    }

    /** Two or four bytes for each character of Western text leave every second byte, or three of four, zero. */
    private static Optional<Charset> wide(byte[] head) {
        int[] zeros = new int[4];
        for (int i = 0; i < head.length; i++) {
            zeros[i % 4] += head[i] == 0 ? 1 : 0;
        }
        int most = head.length / 4 * 7 / 10;
        if (head.length < 8) {
            return Optional.empty();
        }
        if (zeros[1] > most && zeros[2] > most && zeros[3] > most) {
            return Optional.of(Charset.forName("UTF-32LE"));
        }
        if (zeros[0] > most && zeros[1] > most && zeros[2] > most) {
            return Optional.of(Charset.forName("UTF-32BE"));
        }
        if (zeros[1] > most && zeros[3] > most && zeros[0] + zeros[2] == 0) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return zeros[0] > most && zeros[2] > most && zeros[1] + zeros[3] == 0
                ? Optional.of(StandardCharsets.UTF_16BE)
                : Optional.empty();
    }

    private static DecodedText detect(Path file) {
        byte[] sample = sample(file);
        CharsetDetector detector = new CharsetDetector();
        detector.setText(sample);
        List<CharsetMatch> matches = Arrays.stream(detector.detectAll())
                .filter(match -> match.getConfidence() >= LEAST_CONFIDENCE)
                .filter(match -> charset(match.getName()).isPresent())
                .toList();
        if (isMostlyUtf8(sample)) {
            throw DataException.file(
                    file.toString(),
                    badByte(file, StandardCharsets.UTF_8) + ", though other bytes in it are",
                    "correct that place, or name the encoding with --encoding");
        }
        for (CharsetMatch match : matches) {
            Charset charset = charset(match.getName()).orElseThrow();
            Optional<String> text = tried(file, charset);
            if (text.isPresent()) {
                return new DecodedText(
                        text.get(),
                        Optional.of("read as " + charset + " (detected with confidence " + match.getConfidence()
                                + " of 100); --encoding names another"));
            }
        }
        throw DataException.file(
                file.toString(),
                badByte(file, StandardCharsets.UTF_8) + ", and no other encoding was recognised",
                "name the encoding with --encoding, such as windows-1252, or save the file as UTF-8");
    }

    /** The text, if the encoding allows all bytes and yields no control characters. */
    private static Optional<String> tried(Path file, Charset charset) {
        try {
            return Optional.of(readString(file, charset)).filter(text -> !hasControls(text));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** What is called ISO-8859-1 is read as windows-1252, its superset, as browsers do. */
    private static Optional<Charset> charset(String name) {
        String known = name.toLowerCase(Locale.ROOT).startsWith("iso-8859-8-i") ? "iso-8859-8" : name;
        if (known.equals("ISO-8859-1")) {
            return Optional.of(WINDOWS_1252);
        }
        return Charset.isSupported(known) ? Optional.of(Charset.forName(known)) : Optional.empty();
    }

    /** The lines around bytes beyond ASCII, as far as the detector looks. */
    private static byte[] sample(Path file) {
        byte[] sample = new byte[SAMPLE];
        int size = 0;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] chunk = new byte[256];
            for (int n = in.readNBytes(chunk, 0, chunk.length);
                    n > 0 && size < SAMPLE;
                    n = in.readNBytes(chunk, 0, chunk.length)) {
                boolean telling = false;
                for (int i = 0; i < n; i++) {
                    telling |= chunk[i] < 0 || chunk[i] == 0x1b;
                }
                if (telling) {
                    int taken = Math.min(n, SAMPLE - size);
                    System.arraycopy(chunk, 0, sample, size, taken);
                    size += taken;
                }
            }
            return Arrays.copyOf(sample, size);
        } catch (IOException e) {
            throw DocumentFile.unreadable(file, e);
        }
    }

    /** Whether the bytes beyond ASCII are sequences of UTF-8 more often than not. */
    private static boolean isMostlyUtf8(byte[] sample) {
        int good = 0;
        int bad = 0;
        for (int i = 0; i < sample.length; i++) {
            if (sample[i] >= 0) {
                continue;
            }
            int length = Integer.numberOfLeadingZeros(~(sample[i] << 24));
            boolean whole = length >= 2 && length <= 4 && i + length <= sample.length;
            for (int j = 1; whole && j < length; j++) {
                whole = (sample[i + j] & 0xc0) == 0x80;
            }
            good += whole ? 1 : 0;
            bad += whole ? 0 : 1;
            i += whole ? length - 1 : 0;
        }
        return good > bad;
    }

    /** Whether there are control characters, which no text has and a wrong single-byte encoding yields. */
    private static boolean hasControls(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 && c < 0xa0 && c != 0x85) {
                return true;
            }
        }
        return false;
    }

    private static boolean has(byte[] head, int b) {
        for (byte one : head) {
            if (one == b) {
                return true;
            }
        }
        return false;
    }

    /** Which byte the encoding does not allow, and where. */
    private static String badByte(Path file, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
        CharBuffer chars = CharBuffer.allocate(1 << 16);
        long offset = 0;
        long line = 1;
        try (InputStream in = Files.newInputStream(file)) {
            boolean ended = false;
            while (true) {
                int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                ended |= read < 0;
                bytes.position(bytes.position() + Math.max(0, read)).flip();
                CoderResult result = decoder.decode(bytes, chars, ended);
                offset += bytes.position();
                for (int i = 0; i < chars.position(); i++) {
                    line += chars.get(i) == '\n' ? 1 : 0;
                }
                if (result.isError()) {
                    return String.format(
                            Locale.ROOT,
                            "byte %02X at offset %d (line %d) is not %s",
                            bytes.get(bytes.position()) & 0xff,
                            offset,
                            line,
                            charset);
                }
                if (ended && result.isUnderflow()) {
                    return "the bytes are not " + charset;
                }
                bytes.compact();
                chars.clear();
            }
        } catch (IOException e) {
            throw DocumentFile.unreadable(file, e);
        }
    }
}
