package org.headcount.notebook;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Reads and writes files atomically: a reader sees the old content or the new, and never a part:
 * the new is written beside the old, brought to the disk, and then takes its name in one step.
 */
public final class AtomicFile {
    /** More than any notebook that a person works with; reading one takes several times its size. */
    public static final long LARGEST = 256L << 20;

    private static final Set<PosixFilePermission> NOBODY_WRITES = PosixFilePermissions.fromString("r-xr-xr-x");

    private AtomicFile() {}

    /**
     * Reads a file.
     *
     * @throws UnusableFile when it is missing, a folder, too large, or may not be read
     */
    public static byte[] read(Path file) throws UnusableFile {
        try {
            if (Files.isDirectory(file)) {
                throw new UnusableFile(file, "is a folder: name the files in it, as in " + file.resolve("*.ipynb"));
            }
            requireNoDevice(file);
            long size = Files.size(file);
            if (size > LARGEST) {
                throw new UnusableFile(
                        file,
                        "has " + (size >> 20) + " MB, more than the " + (LARGEST >> 20)
                                + " MB that are read: clear its outputs, or let its cells write large results to files");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new UnusableFile(file, "does not exist", e);
        } catch (IOException e) {
            throw new UnusableFile(file, "cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Refuses what can be opened like a file but never ends, or blocks until another program writes to it.
     *
     * @throws UnusableFile when there is something at the path that is neither a file nor a folder
     */
    private static void requireNoDevice(Path file) throws UnusableFile {
        if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
            throw new UnusableFile(
                    file, "is not a regular file but a pipe or a device: save what it gives to a file first");
        }
    }

    /** What some editors begin a text in UTF-8 with. */
    static final String BYTE_ORDER_MARK = "\ufeff";

    /**
     * Text in UTF-8, with the byte order mark that it may begin with.
     *
     * @throws CharacterCodingException when the content is not text in UTF-8
     */
    static String text(byte[] content) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(content))
                .toString();
    }

    /**
     * Says early what {@link #write} would say when it is too late.
     *
     * @throws UnusableFile when the file is read-only, or its folder is missing or cannot be written to
     */
    public static void requireWritable(Path file) throws UnusableFile {
        Path folder = folder(file);
        if (Files.isDirectory(file)) {
            throw new UnusableFile(file, "is a folder: name a file, such as one in it");
        }
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new UnusableFile(
                        file,
                        Files.isDirectory(file)
                                ? "is a folder: name a file in it"
                                : "is not a regular file but a pipe or a device: name a file");
            }
            if (Files.exists(file) && isReadOnly(file)) {
                throw new UnusableFile(file, "is read-only: make it writable, or name another file");
            }
        } catch (IOException e) {
            throw new UnusableFile(file, "cannot be looked at: " + e.getMessage(), e);
        }
        if (!Files.isDirectory(folder)) {
            throw new UnusableFile(
                    file,
                    "cannot be written: "
                            + (Files.exists(folder)
                                    ? folder + " is not a folder: name a file in one"
                                    : "there is no folder " + folder + ": create it, or name a file elsewhere"));
        }
        if (!Files.isWritable(folder)) {
            throw new UnusableFile(file, "cannot be written: its folder may not be written to: name a file elsewhere");
        }
    }

    /** By its permissions and not by ours: the superuser may write everything, and should not. */
    private static boolean isReadOnly(Path file) throws IOException {
        PosixFileAttributeView posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        return posix == null
                ? !Files.isWritable(file)
                : NOBODY_WRITES.containsAll(posix.readAttributes().permissions());
    }

    /**
     * Writes a file, whole or not at all. A link is followed, and permissions are kept.
     *
     * @throws UnusableFile when it cannot be written; what was there before is still there
     */
    public static void write(Path file, byte[] content) throws UnusableFile {
        try {
            Path target = Files.exists(file) ? file.toRealPath() : file;
            Path beside = folder(target)
                    .resolve("." + target.getFileName() + "."
                            + Long.toHexString(ThreadLocalRandom.current().nextLong()) + ".part");
            try {
                writeThrough(beside, content);
                keepPermissions(target, beside);
                Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
            bringToDisk(folder(target));
        } catch (FileAlreadyExistsException e) {
            throw new UnusableFile(file, "cannot be written: another program is writing it", e);
        } catch (FileSystemException e) {
            String reason = e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
            throw new UnusableFile(file, "was not written, and is as it was: " + reason, e);
        } catch (IOException e) {
            throw new UnusableFile(file, "was not written, and is as it was: " + e.getMessage(), e);
        }
    }

    private static Path folder(Path file) {
        return file.toAbsolutePath().getParent();
    }

    private static void writeThrough(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static void keepPermissions(Path from, Path to) throws IOException {
        PosixFileAttributeView posix = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (posix != null && Files.exists(from)) {
            posix.setPermissions(Files.getPosixFilePermissions(from));
        }
    }

    /** The new name is on the disk only when the folder is; some systems do not open folders. */
    private static void bringToDisk(Path folder) throws IOException {
        if (Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
