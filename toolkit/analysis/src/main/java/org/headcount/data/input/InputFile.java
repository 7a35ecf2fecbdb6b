package org.headcount.data.input;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.headcount.data.fault.Advice;
import org.headcount.data.fault.DataException;
import org.headcount.data.fault.Setting;

/**
 * The bytes of a data file, plain or out of a gzip or zip archive, detected by the first bytes and not by the name.
 * Bytes read are counted and reported to {@link ReadingProgress}.
 */
public final class InputFile {

    private static final long STEP = 1 << 20;
    private static final int GZIP = 0x1f8b;
    private static final int ZIP = 0x504b;

    private final Path path;
    private final Optional<String> entry;
    private final ReadingProgress progress;
    private final long size;
    private final int magic;
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong reported = new AtomicLong();

    private InputFile(Path path, Optional<String> entry, ReadingProgress progress, long size, int magic) {
        this.path = path;
        this.entry = entry;
        this.progress = progress;
        this.size = size;
        this.magic = magic;
    }

    /**
     * A file.
     *
     * @param entry the file wanted of a zip archive, where it holds several
     * @throws org.headcount.data.fault.DataException if there is no such file, or it cannot be read
     */
    public static InputFile of(Path path, Optional<String> entry, ReadingProgress progress) {
        if (path.toString().isEmpty()) {
            throw DataException.file("''", "an empty name", "name a file");
        }
        if (!Files.exists(path)) {
            throw DataException.file(path.toString(), "no such file", "check its name and folder");
        }
        RegularFile.require(path);
        try (InputStream in = Files.newInputStream(path)) {
            byte[] head = in.readNBytes(2);
            int magic = head.length < 2 ? 0 : ((head[0] & 0xff) << 8) | (head[1] & 0xff);
            return new InputFile(path, entry, progress, Files.size(path), magic);
        } catch (IOException e) {
            throw unreadable(path.toString(), e);
        }
    }

    /** A single file, read without progress. */
    public static InputFile of(Path path) {
        return of(path, Optional.empty(), ReadingProgress.none());
    }

    /** How the file is called in messages. */
    public String label() {
        return path.toString();
    }

    /** What the table read from it is called: the file's name. */
    public String name() {
        return String.valueOf(path.getFileName());
    }

    /** The size on disk. */
    public long size() {
        return size;
    }

    /** Whether its first two bytes are those. */
    public boolean beginsWith(int twoBytes) {
        return magic == twoBytes;
    }

    /** Whether any stretch of it can be read without the bytes before. */
    public boolean isPlain() {
        return magic != GZIP && magic != ZIP;
    }

    /** All of it, decompressed. */
    public InputStream open() {
        try {
            if (magic == GZIP) {
                return new GZIPInputStream(new Counted(Files.newInputStream(path), 1), 1 << 16);
            }
            return magic == ZIP ? unzipped() : new Counted(Files.newInputStream(path), 1);
        } catch (IOException e) {
            throw unreadable(label(), e);
        }
    }

    /** The bytes from one place to another of a plain file. */
    public InputStream open(long from, long to) {
        try {
            FileChannel channel = FileChannel.open(path);
            channel.position(from);
            return new Stretch(new Counted(Channels.newInputStream(channel), 1), to - from);
        } catch (IOException e) {
            throw unreadable(label(), e);
        }
    }

    private InputStream unzipped() throws IOException {
        ZipFile archive = new ZipFile(path.toFile());
        try {
            ZipEntry chosen = chosen(archive);
            // Progress in the one file that is read counts for the whole archive.
            double share = (double) size / Math.max(1, chosen.getSize());
            return new FilterInputStream(
                    new BufferedInputStream(new Counted(archive.getInputStream(chosen), share), 1 << 16)) {
                @Override
                public void close() throws IOException {
                    super.close();
                    archive.close();
                }
            };
        } catch (IOException | RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    /** The zip archive that the file is. */
    public ZipFile archive() {
        try {
            return new ZipFile(path.toFile());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** One of the files of the archive, counted as the room that it takes on disk. */
    public InputStream open(ZipFile archive, ZipEntry file) {
        try {
            double packed = (double) file.getCompressedSize() / Math.max(1, file.getSize());
            return new BufferedInputStream(new Counted(archive.getInputStream(file), packed), 1 << 16);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private ZipEntry chosen(ZipFile archive) {
        List<? extends ZipEntry> files = archive.stream()
                .filter(file -> !file.isDirectory() && !file.getName().startsWith("__MACOSX/"))
                .toList();
        String held = String.join(", ", files.stream().map(ZipEntry::getName).toList());
        if (entry.isPresent()) {
            return files.stream()
                    .filter(file -> file.getName().equals(entry.get()))
                    .findFirst()
                    .orElseThrow(
                            () -> DataException.file(label(), "no entry " + entry.get(), "the archive holds " + held));
        }
        if (files.size() != 1) {
            throw DataException.file(
                    label(),
                    "a zip archive of " + files.size() + " files" + (files.isEmpty() ? "" : " (" + held + ")"),
                    files.isEmpty()
                            ? Advice.of("choose another archive")
                            : Advice.of("name the one to read")
                                    .or(Setting.ENTRY, files.get(0).getName()));
        }
        return files.get(0);
    }

    /** The first file of a zip archive whose name begins so; none where the file is no archive. */
    public static Optional<String> entry(Path path, String beginning) {
        InputFile source = of(path);
        if (source.magic != ZIP) {
            return Optional.empty();
        }
        try (ZipFile archive = new ZipFile(path.toFile())) {
            return archive.stream()
                    .<String>map(ZipEntry::getName)
                    .filter(name -> name.startsWith(beginning))
                    .findFirst();
        } catch (IOException e) {
            throw source.unreadable(e);
        }
    }

    /** The name of the file in a zip archive that would be read, in lower case; none where the file is no archive. */
    public Optional<String> entryRead() {
        if (magic != ZIP) {
            return Optional.empty();
        }
        return entry(path, "API_").or(this::onlyEntry).map(name -> name.toLowerCase(Locale.ROOT));
    }

    private Optional<String> onlyEntry() {
        try (ZipFile archive = archive()) {
            return Optional.of(chosen(archive).getName());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** The file's name without what says that it is compressed, in lower case. */
    public String plainName() {
        return name().toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|zip)$", "");
    }

    /** What to throw for a failure of reading. */
    public RuntimeException unreadable(IOException e) {
        return unreadable(label(), e);
    }

    private static RuntimeException unreadable(String file, IOException e) {
        if (e instanceof ClosedByInterruptException || e instanceof InterruptedIOException) {
            return interrupted(file);
        }
        return DataException.file(
                file,
                "cannot be read (" + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()) + ")",
                "check its permissions, and whether it was copied or downloaded whole",
                e);
    }

    /** What to throw where the reading thread was asked to stop. */
    public RuntimeException interrupted() {
        return interrupted(label());
    }

    private static RuntimeException interrupted(String file) {
        return new CancellationException("reading of " + file + " was interrupted");
    }

    /** The same file without progress: for a first look. */
    public InputFile unwatched() {
        return new InputFile(path, entry, ReadingProgress.none(), size, magic);
    }

    /** Reports that all wanted bytes are read. */
    public void finished() {
        done.set(size);
        report();
    }

    private synchronized void report() {
        progress.read(Math.min(done.get(), size), size);
    }

    /** Counts what is read, as so many bytes on disk for each. */
    private final class Counted extends FilterInputStream {

        private final double onDisk;

        Counted(InputStream in, double onDisk) {
            super(in);
            this.onDisk = onDisk;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int bytes) {
            long now = done.addAndGet(Math.round(bytes * onDisk));
            long before = reported.get();
            if (now - before >= STEP && reported.compareAndSet(before, now)) {
                report();
            }
        }
    }

    /** Ends after so many bytes. */
    private static final class Stretch extends FilterInputStream {

        private long left;

        Stretch(InputStream in, long length) {
            super(in);
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = super.read(into, offset, (int) Math.min(length, left));
            left -= Math.max(0, read);
            return read;
        }
    }
}
