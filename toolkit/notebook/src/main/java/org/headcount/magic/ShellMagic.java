package org.headcount.magic;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.headcount.engine.CellOutput;
import org.headcount.engine.OutputSink;

/** {@code %bash} and {@code %%bash}. */
final class ShellMagic {
    private static final long GRACE_MILLIS = 1_000;
    private static final long QUIET_MILLIS = 200;

    private ShellMagic() {}

    static Magic magic() {
        return new Magic(
                List.of("bash", "shell", "sh"),
                Magic.Reach.BOTH,
                List.of("%bash COMMAND", "%%bash [ARGUMENT...]"),
                "Runs a command, or a cell's lines as a script, with bash, in the notebook's folder. What it prints"
                        + " is shown as it comes; it has no input. A status other than 0 is an error. When the cell"
                        + " is interrupted, so are the script and what it has started.",
                ShellMagic::run,
                FileNames::complete);
    }

    private static MagicResult run(MagicCall call, MagicContext context)
            throws MagicFailure, Cancellation.Stopped, IOException {
        boolean forCell = call.form() == MagicCall.Form.CELL;
        String script = forCell ? call.body().source() : call.arguments();
        if (script.isBlank()) {
            throw MagicFailure.of("there is nothing to run", "write a command behind %bash, or lines below %%bash");
        }
        List<String> command = new ArrayList<>(List.of("bash", "-c", script, "bash"));
        command.addAll(forCell ? call.words() : List.of());
        int status = context.await(() -> run(command, context));
        if (status != 0) {
            throw MagicFailure.named("ExitStatus", "bash ended with status " + status, List.of());
        }
        return MagicResult.DONE;
    }

    private static int run(List<String> command, MagicContext context) throws MagicFailure, InterruptedException {
        Process process = start(command, context.engine().settings().directory().toFile());
        try {
            OutputSink sink = inTurn(context.sink());
            Pump out = Pump.of(process.getInputStream(), CellOutput.Stream.STDOUT, sink);
            Pump err = Pump.of(process.getErrorStream(), CellOutput.Stream.STDERR, sink);
            int status = process.waitFor();
            out.finish();
            err.finish();
            return status;
        } finally {
            end(process);
        }
    }

    private static Process start(List<String> command, File folder) throws MagicFailure {
        try {
            Process process = new ProcessBuilder(command).directory(folder).start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw MagicFailure.of(
                    "bash cannot be started: " + e.getMessage(),
                    "install bash, or put the folder that has it on the PATH; on Windows it comes with Git and WSL");
        }
    }

    /** Also what the script has started and waits for; what it left running in the background may go on. */
    private static void end(Process process) throws InterruptedException {
        if (process.isAlive()) {
            List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
            all.forEach(ProcessHandle::destroy);
            process.destroy();
            if (!process.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
            all.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static OutputSink inTurn(OutputSink sink) {
        Object turn = new Object();
        return output -> {
            synchronized (turn) {
                sink.accept(output);
            }
        };
    }

    /** Brings one stream of a process to the sink. */
    private static final class Pump extends Thread {
        private final InputStream from;
        private final CellOutput.Stream stream;
        private final OutputSink sink;
        private final AtomicLong batches = new AtomicLong();

        private Pump(InputStream from, CellOutput.Stream stream, OutputSink sink) {
            super("headcount-bash");
            this.from = from;
            this.stream = stream;
            this.sink = sink;
            setDaemon(true);
        }

        static Pump of(InputStream from, CellOutput.Stream stream, OutputSink sink) {
            Pump pump = new Pump(from, stream, sink);
            pump.start();
            return pump;
        }

        @Override
        public void run() {
            char[] text = new char[8 << 10];
            try (Reader in = new InputStreamReader(from, StandardCharsets.UTF_8)) {
                for (int some = in.read(text); some >= 0; some = in.read(text)) {
                    sink.accept(new CellOutput.Printed(stream, new String(text, 0, some)));
                    batches.incrementAndGet();
                }
            } catch (IOException e) {
                sink.accept(new CellOutput.Printed(
                        CellOutput.Stream.STDERR, "(its output broke off: " + e.getMessage() + ")\n"));
            }
        }

        /** Waits for the rest: not for a process in the background that keeps the stream open and says nothing. */
        void finish() throws InterruptedException {
            long before;
            do {
                before = batches.get();
                join(QUIET_MILLIS);
            } while (isAlive() && batches.get() != before);
        }
    }
}
