package org.headcount.session;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jdk.jshell.spi.SPIResolutionException;

/**
 * The program of the session VM: connects to its owner, then carries out orders until the owner disconnects.
 */
public final class SessionVm {
    /** The status with which a VM ends itself when it can no longer serve its owner. */
    public static final int BROKEN = 70;

    /** The system property with the milliseconds that libraries have to tidy up when the owner has gone. */
    public static final String FAREWELL = "headcount.farewell.millis";

    /** How the wire calls standard error; any other channel is standard output. */
    public static final int STDERR = 2;

    /** The system property with the number of characters at which the text of a result is cut. */
    public static final String RESULT_LIMIT = "headcount.result.limit";

    private static final int DEFAULT_RESULT_LIMIT = 10_000;
    private static final long FAREWELL_MILLIS = 2_000;
    private static final int STDOUT = 1;

    private static final PrintStream CONSOLE = System.err;

    /** The VM's own output, past which nothing is kept back. */
    private static final List<FileOutputStream> RAW =
            List.of(new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err));

    private final Wire wire;
    private final byte[] mark;
    private final OutputQueue queue;
    private final Input input;
    private final SnippetLoader loader;
    private final LateProviders providers;
    private List<String> classPath = List.of();
    private final Renderings renderings;

    private SessionVm(Wire wire, byte[] token, List<String> classPath) throws IOException {
        this.wire = wire;
        this.mark = mark(token);
        this.queue = new OutputQueue(wire);
        this.input = new Input(queue);
        this.loader = new SnippetLoader(SessionVm.class.getClassLoader(), urls(classPath));
        use(classPath);
        this.providers = new LateProviders(loader);
        this.renderings = new Renderings(loader, Integer.getInteger(RESULT_LIMIT, DEFAULT_RESULT_LIMIT));
    }

    /**
     * Starts the VM's program.
     *
     * @param args the port on the loopback interface where the owner listens; on standard input come the token, which
     *     no other user can see there, and the class path of cells
     */
    public static void main(String[] args) throws IOException {
        byte[] token = System.in.readNBytes(Wire.TOKEN_LENGTH);
        String classPath = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0]));
        Wire wire = new Wire(socket);
        wire.send(Wire.Tag.HELLO, out -> out.write(token));
        new SessionVm(wire, token, entries(classPath)).serve();
    }

    /** Marks for the owner how much was printed past {@code System.out}. */
    public static byte[] mark(byte[] token) {
        byte[] mark = new byte[token.length + 1];
        System.arraycopy(token, 0, mark, 1, token.length);
        return mark;
    }

    /** What native code and processes have printed by now belongs to this cell, of which the owner hears by another way. */
    private void markOutput() {
        try {
            for (FileOutputStream stream : RAW) {
                stream.write(mark);
            }
        } catch (IOException e) {
            // A cell has closed what the VM prints to: then nothing comes that way.
            return;
        }
    }

    private static List<String> entries(String classPath) {
        return Stream.of(classPath.split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    /** Some libraries look for their class path in the system property, which has the VM's own at first. */
    private void use(List<String> entries) {
        classPath = entries;
        System.setProperty("java.class.path", String.join(File.pathSeparator, entries));
    }

    private static List<URL> urls(List<String> paths) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (String path : paths) {
            urls.add(url(path));
        }
        return urls;
    }

    private static URL url(String path) throws IOException {
        return new File(path).toURI().toURL();
    }

    private void serve() {
        CommonPoolThreads.use(loader);
        System.setOut(printer(STDOUT));
        System.setErr(printer(STDERR));
        System.setIn(input);
        Thread.setDefaultUncaughtExceptionHandler(SessionVm::report);
        Thread.currentThread().setName("headcount-reader");
        Display.open(new Display.Session(queue, input, renderings));
        Comms.begin(queue);
        Children.begin(queue);
        queue.start();
        // A signal to all of a terminal's processes is the owner's to obey: it stops the cell, and not the VM.
        Signals.onInterrupt(() -> {}, why -> CONSOLE.println("headcount: " + why));
        try {
            while (true) {
                obey(wire.receive());
            }
        } catch (EOFException e) {
            leave();
        } catch (Throwable e) {
            halt(e);
        }
    }

    /** Ends the VM when it cannot go on, with an exit status that its owner knows. */
    static void halt(Throwable reason) {
        try {
            CONSOLE.println("headcount: the session VM cannot go on: " + reason);
            CONSOLE.flush();
        } finally {
            // Also if memory is too short to report it.
            Runtime.getRuntime().halt(BROKEN);
        }
    }

    /** The owner hung up, or died: libraries may tidy up, but not for long. */
    private static void leave() {
        Thread impatient = new Thread(
                () -> {
                    try {
                        Thread.sleep(Long.getLong(FAREWELL, FAREWELL_MILLIS));
                    } catch (InterruptedException e) {
                        CONSOLE.println("headcount: a library's shutdown was cut short");
                    }
                    Runtime.getRuntime().halt(0);
                },
                "headcount-farewell");
        impatient.setDaemon(true);
        impatient.start();
        System.exit(0);
    }

    private static void report(Thread thread, Throwable thrown) {
        if (!(thrown instanceof CellStopped)) {
            System.err.print("Exception in thread \"" + thread.getName() + "\" ");
            thrown.printStackTrace();
        }
    }

    private PrintStream printer(int channel) {
        return new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int one) {
                        write(new byte[] {(byte) one}, 0, 1);
                    }

                    @Override
                    public void write(byte[] bytes, int offset, int length) {
                        Guard.check();
                        queue.print(CellsOfThreads.current(), channel, bytes, offset, length);
                    }
                },
                false,
                StandardCharsets.UTF_8);
    }

    private void obey(Wire.Frame frame) throws IOException {
        DataInputStream in = frame.content();
        switch (frame.tag()) {
            case LOAD -> load(in);
            case REDEFINE -> redefine(in);
            case CARRY -> carry(in);
            case INVOKE -> invoke(in);
            case VARIABLE -> tellVariable(in);
            case HEAR -> hear(in);
            case FORGET -> forget(in);
            case IN_USE -> tellInUse(in);
            case CLASSPATH -> changeClassPath(in);
            case INTERRUPT -> interrupt(in.readInt());
            case STOP -> CellThread.present().ifPresent(CellThread::stopByForce);
            case RETIRE -> CellThread.present().ifPresent(CellThread::retire);
            case ANSWER -> input.answered(in.readInt(), Wire.readOptional(in));
            default -> throw new IOException("not an order: " + frame.tag());
        }
    }

    private void load(DataInputStream in) throws IOException {
        for (int classes = in.readInt(); classes > 0; classes--) {
            loader.declare(Wire.readText(in), Wire.readBytes(in));
        }
    }

    private void redefine(DataInputStream in) throws IOException {
        Map<String, byte[]> classes = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            classes.put(Wire.readText(in), Wire.readBytes(in));
        }
        Optional<String> refused =
                Redefinition.isReady() ? Redefinition.of(loader, classes) : Optional.of("no agent is attached");
        if (refused.isPresent()) {
            queue.post(Wire.Tag.REFUSED, out -> {
                out.writeBoolean(!Redefinition.isReady());
                Wire.writeText(out, refused.get());
            });
            return;
        }
        classes.forEach(loader::declare);
        queue.post(Wire.Tag.DONE, out -> {});
    }

    private void carry(DataInputStream in) throws IOException {
        List<String> lost = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            String from = Wire.readText(in);
            String to = Wire.readText(in);
            String name = Wire.readText(in);
            if (!Variables.carry(loader, from, to, name)) {
                lost.add(name);
            }
        }
        queue.post(Wire.Tag.CARRIED, out -> {
            out.writeInt(lost.size());
            for (String name : lost) {
                Wire.writeText(out, name);
            }
        });
    }

    private void invoke(DataInputStream in) throws IOException {
        int cell = in.readInt();
        String type = Wire.readText(in);
        String method = Wire.readText(in);
        boolean shown = in.readBoolean();
        begin(new Work(cell, () -> {
            Shown.take();
            Object returned = call(type, method);
            return Shown.take()
                    .or(() -> shown ? Optional.of(Shown.of(returned)) : Optional.empty())
                    .filter(given -> !Display.isLatestId(given.value()))
                    .map(given -> renderings.render(given.value()));
        }));
    }

    private Object call(String type, String method) throws Throwable {
        Method code = loader.loadClass(type).getDeclaredMethod(method);
        code.setAccessible(true);
        try {
            return code.invoke(null);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private void tellVariable(DataInputStream in) throws IOException {
        int cell = in.readInt();
        String type = Wire.readText(in);
        String name = Wire.readText(in);
        begin(new Work(cell, () -> {
            return Optional.of(Bundle.text(renderings.text(Variables.value(loader, type, name))));
        }));
    }

    private void hear(DataInputStream in) throws IOException {
        int handler = in.readInt();
        CommEvent event = CommEvent.read(in);
        begin(new Work(handler, () -> {
            Comms.hear(event);
            return Optional.empty();
        }));
    }

    private void forget(DataInputStream in) throws IOException {
        for (int variables = in.readInt(); variables > 0; variables--) {
            String type = Wire.readText(in);
            String name = Wire.readText(in);
            Variables.clear(loader, type, name)
                    .ifPresent(why -> CONSOLE.println("headcount: " + name + " keeps its value: " + why));
        }
    }

    /** Which entries of the class path have classes in use: those to be removed, or that hide classes of those to be added. */
    private void tellInUse(DataInputStream in) throws IOException {
        List<String> added = Wire.readTexts(in);
        List<String> removed = Wire.readTexts(in);
        Set<String> hiding = loader.hiding(urls(added));
        Set<String> used = loader.used();
        List<String> found = new ArrayList<>();
        for (String entry : classPath) {
            String url = url(entry).toExternalForm();
            if (hiding.contains(url) || (removed.contains(entry) && used.contains(url))) {
                found.add(entry);
            }
        }
        queue.post(Wire.Tag.USED, out -> Wire.writeTexts(out, found));
    }

    private void changeClassPath(DataInputStream in) throws IOException {
        List<String> added = Wire.readTexts(in);
        List<String> removed = Wire.readTexts(in);
        List<URL> urls = urls(added);
        loader.change(urls, urls(removed));
        use(Stream.concat(added.stream(), classPath.stream().filter(entry -> !removed.contains(entry)))
                .toList());
        providers.add(urls);
        renderings.reload();
        queue.post(Wire.Tag.DONE, out -> {});
    }

    private void begin(Work work) {
        Guard.clear();
        CellThread.ready(loader).give(work);
    }

    private void interrupt(int cell) {
        Guard.stop(cell);
        CellThread.present().ifPresent(CellThread::wake);
    }

    /** What a task comes to, as its owner is told. */
    private record Answer(Wire.Tag tag, Wire.Content content) {
        static Answer returned(Optional<Bundle> shown) {
            return new Answer(Wire.Tag.RETURNED, out -> {
                out.writeBoolean(shown.isPresent());
                if (shown.isPresent()) {
                    shown.get().write(out);
                }
            });
        }

        static Answer threw(Throwable thrown) {
            Thrown told = Thrown.of(thrown);
            return new Answer(Wire.Tag.THREW, told::write);
        }

        static Answer unresolved(SPIResolutionException thrown) {
            return new Answer(Wire.Tag.UNRESOLVED, out -> {
                out.writeInt(thrown.id());
                Thrown.of(thrown).write(out);
            });
        }
    }

    /** Something for the cell's thread to do, and to answer for exactly once. */
    private final class Work implements CellThread.Task {
        private final int cell;
        private final Code code;

        /** What the thread could not say itself, since it was stopped by force. */
        private volatile Optional<Answer> unsaid = Optional.empty();

        private boolean answered;

        Work(int cell, Code code) {
            this.cell = cell;
            this.code = code;
        }

        @Override
        public void run() {
            Answer answer = carryOut();
            unsaid = Optional.of(answer);
            if (Thread.currentThread() instanceof CellThread own && own.leave()) {
                answer(answer);
            }
        }

        private Answer carryOut() {
            try {
                CellsOfThreads.begin(cell);
                providers.register();
                return Answer.returned(code.run());
            } catch (SPIResolutionException e) {
                return Answer.unresolved(e);
            } catch (Throwable e) {
                return Answer.threw(e);
            }
        }

        @Override
        public void abandoned() {
            answer(unsaid.orElseGet(() -> Answer.threw(new CellStopped())));
        }

        private synchronized void answer(Answer answer) {
            if (!answered) {
                try {
                    markOutput();
                    queue.post(answer.tag(), answer.content());
                    answered = true;
                } catch (IOException e) {
                    throw new AssertionError("a frame is built in memory", e);
                }
            }
        }
    }

    /** A cell's code, and the bundle of what it gave where that is to be shown. */
    @FunctionalInterface
    private interface Code {
        Optional<Bundle> run() throws Throwable;
    }
}
