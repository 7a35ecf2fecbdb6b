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
import org.headcount.engine.Output;
import org.headcount.engine.Sink;

/** {@code %bash} and {@code %%bash}. */
final class Shell {
    private static final long GRACE_MILLIS = 1_000;
    private static final long QUIET_MILLIS = 200;

    private Shell() {}

    static Magic magic() {
        return new Magic(
                List.of("bash", "shell", "sh"),
                Magic.Reach.BOTH,
                List.of("%bash COMMAND", "%%bash [ARGUMENT...]"),
                "Runs a command, or a cell's lines as a script, with bash, in the notebook's folder. What it prints"
                        + " is shown as it comes; it has no input. A status other than 0 is an error. When the cell"
                        + " is interrupted, so are the script and what it has started.",
                Shell::run,
                FileNames::complete);
    }

    private static Answer run(Call call, Stage stage) throws MagicFailure, Stopped, IOException {
        boolean forCell = call.form() == Call.Form.CELL;
        String script = forCell ? call.body().source() : call.arguments();
        if (script.isBlank()) {
            throw MagicFailure.of("there is nothing to run", "write a command behind %bash, or lines below %%bash");
        }
        List<String> command = new ArrayList<>(List.of("bash", "-c", script, "bash"));
        command.addAll(forCell ? call.words() : List.of());
        int status = stage.await(() -> run(command, stage));
        if (status != 0) {
            throw MagicFailure.named("ExitStatus", "bash ended with status " + status, List.of());
        }
        return Answer.DONE;
    }

    private static int run(List<String> command, Stage stage) throws MagicFailure, InterruptedException {
        Process process = start(command, stage.engine().settings().directory().toFile());
        try {
            Sink sink = inTurn(stage.sink());
            Pump out = Pump.of(process.getInputStream(), Output.Channel.STDOUT, sink);
            Pump err = Pump.of(process.getErrorStream(), Output.Channel.STDERR, sink);
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

    private static Sink inTurn(Sink sink) {
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
        private final Output.Channel channel;
        private final Sink sink;
        private final AtomicLong batches = new AtomicLong();

        private Pump(InputStream from, Output.Channel channel, Sink sink) {
            super("headcount-bash");
            this.from = from;
            this.channel = channel;
            this.sink = sink;
            setDaemon(true);
        }

        static Pump of(InputStream from, Output.Channel channel, Sink sink) {
            Pump pump = new Pump(from, channel, sink);
            pump.start();
            return pump;
        }

        @Override
        public void run() {
            char[] text = new char[8 << 10];
            try (Reader in = new InputStreamReader(from, StandardCharsets.UTF_8)) {
                for (int some = in.read(text); some >= 0; some = in.read(text)) {
                    sink.accept(new Output.Printed(channel, new String(text, 0, some)));
                    batches.incrementAndGet();
                }
            } catch (IOException e) {
                sink.accept(
                        new Output.Printed(Output.Channel.STDERR, "(its output broke off: " + e.getMessage() + ")\n"));
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
