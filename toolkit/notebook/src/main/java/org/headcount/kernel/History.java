package org.headcount.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The cells that were run, in this session and earlier ones: a line each in a file that all kernels of a
 * user share.
 *
 * <p>It holds code and results, and can be read by its owner alone, like the connection file, as far as the
 * file system knows owners; a file that was not private becomes so.
 *
 * <p>When the file has grown too long, its older half goes. Without the file, because it cannot be read or
 * written, there is no history, and everything else works.
 */
final class History {
    private static final long LONGEST = 4 << 20;
    private static final int LONGEST_CELL = 64 << 10;
    private static final int LONGEST_OUTPUT = 2_000;
    private static final int UNKNOWN = 0;
    private static final String PRIVATE = "rw-------";

    /** Locks of files keep other processes out, and this keeps out other kernels in this one. */
    private static final Object IN_THIS_PROCESS = new Object();

    private record Entry(int session, int line, String source, String output) {}

    private final Path file;
    private int session = UNKNOWN;

    /** The history that is kept in a file, which need not exist yet. */
    History(Path file) {
        this.file = file;
    }

    /** Where a user's history is, on this system. */
    static Path usualFile(Map<String, String> environment) {
        String given = environment.getOrDefault("HEADCOUNT_HISTORY", "");
        if (!given.isEmpty()) {
            return Path.of(given);
        }
        Path home = Path.of(System.getProperty("user.home"));
        String system = System.getProperty("os.name");
        Path folder = system.startsWith("Windows")
                ? folder(environment, "LOCALAPPDATA", home.resolve("AppData/Local"))
                : system.startsWith("Mac")
                        ? home.resolve("Library/Application Support")
                        : folder(environment, "XDG_STATE_HOME", home.resolve(".local/state"));
        return folder.resolve("headcount/history.jsonl");
    }

    private static Path folder(Map<String, String> environment, String variable, Path usual) {
        String given = environment.getOrDefault(variable, "");
        return given.isEmpty() ? usual : Path.of(given);
    }

    /** Keeps a cell that was run, and the text of what it gave. */
    void add(int line, String source, String output) {
        if (source.isBlank() || source.length() > LONGEST_CELL) {
            return;
        }
        try {
            exclusively(() -> {
                number();
                ObjectNode entry =
                        MessageContent.empty().put("session", session).put("line", line);
                entry.put("source", source).put("output", cut(output));
                // Each begins a new line: one that was cut short, by a full disk, spoils no other.
                byte[] start = {'\n'};
                try (FileChannel channel = openPrivate(file, StandardOpenOption.APPEND)) {
                    write(channel, start, MessageContent.bytes(entry));
                }
                if (Files.size(file) > LONGEST) {
                    forgetHalf();
                }
                return List.of();
            });
        } catch (IOException e) {
            Log.say("the history " + file + " is not kept: " + e.getMessage());
        }
    }

    private static String cut(String output) {
        return output.length() <= LONGEST_OUTPUT ? output : output.substring(0, LONGEST_OUTPUT) + "…";
    }

    /** The number of this session is one more than the greatest there is. */
    private void number() throws IOException {
        if (session == UNKNOWN) {
            session = 1 + read().stream().mapToInt(Entry::session).max().orElse(0);
        }
    }

    /**
     * What a client asks for: the {@code tail}, a {@code range} of one session, or what a {@code search} for
     * a pattern with {@code *} and {@code ?} finds.
     */
    RequestServer.Reply answer(Request request) throws Codec.BadMessage {
        String access = request.optionalText("hist_access_type").orElse("tail");
        List<Entry> all = entries();
        List<Entry> found = switch (access) {
            case "tail" -> last(all, request.number("n", Integer.MAX_VALUE));
            case "range" -> range(all, request);
            case "search" -> search(all, request);
            default ->
                throw new Codec.BadMessage(
                        "hist_access_type is \"" + access + "\", and should be tail, range or search");
        };
        boolean outputs = request.flag("output", false);
        ObjectNode reply = MessageContent.ok();
        ArrayNode history = reply.putArray("history");
        for (Entry entry : found) {
            ArrayNode row = history.addArray().add(entry.session()).add(entry.line());
            if (outputs) {
                row.addArray().add(entry.source()).add(entry.output());
            } else {
                row.add(entry.source());
            }
        }
        return RequestServer.Reply.of(reply);
    }

    private List<Entry> entries() {
        try {
            return exclusively(() -> {
                number();
                return read();
            });
        } catch (IOException e) {
            Log.say("the history " + file + " cannot be read: " + e.getMessage());
            return List.of();
        }
    }

    private static List<Entry> last(List<Entry> entries, int count) {
        return entries.subList(Math.max(0, entries.size() - Math.max(0, count)), entries.size());
    }

    private List<Entry> range(List<Entry> all, Request request) throws Codec.BadMessage {
        int asked = request.number("session", 0);
        int meant = asked > 0 ? asked : session + asked;
        int start = request.number("start", 0);
        int stop = request.number("stop", Integer.MAX_VALUE);
        return all.stream()
                .filter(entry -> entry.session() == meant && entry.line() >= start && entry.line() < stop)
                .toList();
    }

    private static List<Entry> search(List<Entry> all, Request request) throws Codec.BadMessage {
        Predicate<String> wanted = glob(request.optionalText("pattern").orElse("*"));
        List<Entry> found = new ArrayList<>();
        for (Entry entry : all) {
            if (wanted.test(entry.source())) {
                if (request.flag("unique", false)) {
                    found.removeIf(earlier -> earlier.source().equals(entry.source()));
                }
                found.add(entry);
            }
        }
        return last(found, request.number("n", Integer.MAX_VALUE));
    }

    /** As a shell's patterns: any text, any character, and nothing else that is special. */
    private static Predicate<String> glob(String pattern) {
        StringBuilder regex = new StringBuilder();
        pattern.codePoints()
                .forEach(c -> regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c))));
        return Pattern.compile(regex.toString(), Pattern.DOTALL).asMatchPredicate();
    }

    @FunctionalInterface
    private interface Work {
        List<Entry> run() throws IOException;
    }

    private List<Entry> exclusively(Work work) throws IOException {
        Path lockFile = file.resolveSibling(file.getFileName() + ".lock");
        Path folder = lockFile.toAbsolutePath().getParent();
        Files.createDirectories(folder, owner(folder, "rwx------"));
        synchronized (IN_THIS_PROCESS) {
            try (FileChannel channel = openPrivate(lockFile, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                return lock.isValid() ? work.run() : List.of();
            }
        }
    }

    private List<Entry> read() throws IOException {
        return lines().stream().flatMap(History::entry).toList();
    }

    private List<String> lines() throws IOException {
        requireNoDevice(file);
        return Files.exists(file)
                ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                        .lines()
                        .toList()
                : List.of();
    }

    /** A line that cannot be read, because the file was edited, is skipped. */
    private static Stream<Entry> entry(String line) {
        try {
            JsonNode json = MessageContent.parse(line.getBytes(StandardCharsets.UTF_8));
            return json.path("source").isTextual()
                    ? Stream.of(new Entry(
                            json.path("session").asInt(),
                            json.path("line").asInt(),
                            json.path("source").textValue(),
                            json.path("output").asText("")))
                    : Stream.empty();
        } catch (Codec.BadMessage e) {
            return Stream.empty();
        }
    }

    private void forgetHalf() throws IOException {
        List<String> lines = lines();
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        try (FileChannel channel = openPrivate(part, StandardOpenOption.WRITE)) {
            String younger = String.join("\n", lines.subList(lines.size() / 2, lines.size())) + "\n";
            write(channel, younger.getBytes(StandardCharsets.UTF_8));
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** A pipe would block the kernel, and a device must keep its permissions. */
    private static void requireNoDevice(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException(
                    file + " is a folder, a pipe or a device: name a file in HEADCOUNT_HISTORY, or unset it");
        }
    }

    /** Opens a file for writing that only its owner can read; the permissions of an existing one are changed. */
    private static FileChannel openPrivate(Path file, StandardOpenOption how) throws IOException {
        requireNoDevice(file);
        FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.CREATE, how), owner(file, PRIVATE));
        try {
            PosixFileAttributeView posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            Set<PosixFilePermission> wanted = PosixFilePermissions.fromString(PRIVATE);
            if (posix != null && !posix.readAttributes().permissions().equals(wanted)) {
                posix.setPermissions(wanted);
            }
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Permissions for what is created at a path, where its file system has them. */
    private static FileAttribute<?>[] owner(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static void write(FileChannel channel, byte[]... parts) throws IOException {
        for (byte[] part : parts) {
            ByteBuffer bytes = ByteBuffer.wrap(part);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }
}
