package org.headcount.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.headcount.session.Bundle;
import org.headcount.session.Thrown;
import org.headcount.session.Wire;

/**
 * What JShell takes for its execution: sends classes and calls to the session VM, and keeps what came
 * back, since JShell would turn a value into a string and forget an exception's class.
 *
 * <p>Classes are sent when something is about to be invoked, not when JShell loads them: by then JShell
 * has given the snippets their names, and their lines can be put in terms of the cell.
 */
final class Control implements ExecutionControl {
    /** What the code invoked last came to. */
    sealed interface Result {
        /** It returned; with what is to be shown. */
        record Returned(Optional<Bundle> shown) implements Result {}

        /** It threw. */
        record Threw(Thrown thrown) implements Result {}

        /** It was not invoked: the cell is to stop. */
        record NotRun() implements Result {}

        /** Its VM ended. */
        record Ended(Ending ending) implements Result {}
    }

    /** The piece that is being evaluated, for a cell. */
    record Job(int cell, Piece piece, boolean shown) {}

    private record Placed(Snippet snippet, Lines.Wrapped wrapped) {
        boolean isExpression() {
            return snippet.kind() == Snippet.Kind.EXPRESSION
                    || snippet.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
        }
    }

    private static final Pattern OUTER_CLASS = Pattern.compile("REPL\\.\\$JShell\\$([0-9A-Z_]+)");
    private static final Pattern INDEX = Pattern.compile("[0-9]+");

    private final Vm vm;
    private final Map<Integer, Placed> snippets = new HashMap<>();
    private final Map<String, byte[]> unsent = new LinkedHashMap<>();
    private Optional<SourceCodeAnalysis> analysis = Optional.empty();
    private Optional<Job> job = Optional.empty();
    private Result result = new Result.Returned(Optional.empty());
    private volatile boolean stopped;
    private long nanosAway;

    Control(Vm vm) {
        this.vm = vm;
    }

    /** What JShell asks for its execution. */
    ExecutionControlProvider provider() {
        return new ExecutionControlProvider() {
            @Override
            public String name() {
                return "headcount";
            }

            @Override
            public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
                return Control.this;
            }
        };
    }

    void use(SourceCodeAnalysis newAnalysis) {
        analysis = Optional.of(newAnalysis);
    }

    /** Called by JShell between loading a new snippet's class and invoking it. */
    String name(Snippet snippet, int index) {
        job.ifPresent(current -> snippets.put(
                index,
                new Placed(snippet, new Lines.Wrapped(analysis.orElseThrow().wrapper(snippet), current.piece()))));
        return Integer.toString(index);
    }

    void begin(Job newJob) {
        job = Optional.of(newJob);
        result = new Result.Returned(Optional.empty());
    }

    /** What was invoked since {@link #begin} came to: the first thing that went wrong, or else the last. */
    Result end() {
        try {
            sendClasses();
        } catch (Vm.Ended e) {
            result = new Result.Ended(e.ending());
        }
        job = Optional.empty();
        return result;
    }

    /** From now on nothing is invoked, until {@link #resume}. */
    @Override
    public void stop() {
        stopped = true;
    }

    void resume() {
        stopped = false;
    }

    boolean isStopped() {
        return stopped;
    }

    @Override
    public void load(ClassBytecodes[] classes) {
        for (ClassBytecodes each : classes) {
            unsent.put(each.name(), each.bytecodes());
        }
    }

    @Override
    public void redefine(ClassBytecodes[] classes) throws NotImplementedException {
        // JShell then makes a new class and recompiles what depends on it, which always works.
        throw new NotImplementedException("classes are replaced, not redefined");
    }

    @Override
    public String invoke(String className, String methodName)
            throws RunException, EngineTerminationException, InternalException {
        boolean failed = !(result instanceof Result.Returned);
        if (failed || stopped) {
            if (!failed) {
                result = new Result.NotRun();
            }
            throw new StoppedException();
        }
        Job current = job.orElseThrow(() -> new InternalException("nothing is being evaluated"));
        boolean shown = current.shown() && isExpression(className);
        long start = System.nanoTime();
        try {
            sendClasses();
            Vm.Reply reply = vm.call(Wire.Tag.INVOKE, out -> {
                out.writeInt(current.cell());
                Wire.writeText(out, className);
                Wire.writeText(out, methodName);
                out.writeBoolean(shown);
            });
            return settle(reply);
        } catch (Vm.Ended e) {
            result = new Result.Ended(e.ending());
            throw new EngineTerminationException(e.getMessage());
        } finally {
            nanosAway += System.nanoTime() - start;
        }
    }

    /** How long weaving, sending and running have taken in all: the rest of a cell's time is the compiler's. */
    long nanosAway() {
        return nanosAway;
    }

    private String settle(Vm.Reply reply) throws RunException {
        if (reply instanceof Vm.Reply.Threw threw) {
            result = new Result.Threw(threw.thrown());
            // JShell would translate the frames, whose lines are the cell's already: it gets none.
            throw new UserException("", threw.thrown().type(), new StackTraceElement[0]);
        }
        if (reply instanceof Vm.Reply.Unresolved unresolved) {
            result = new Result.Threw(unresolved.thrown());
            throw new ResolutionException(unresolved.snippet(), new StackTraceElement[0]);
        }
        result = new Result.Returned(((Vm.Reply.Returned) reply).shown());
        return "";
    }

    /** Only an expression is shown: showing a declared variable would cost, and nobody asked. */
    private boolean isExpression(String className) {
        return indexes(className)
                .flatMap(index -> Stream.ofNullable(snippets.get(index)))
                .anyMatch(Placed::isExpression);
    }

    private void sendClasses() throws Vm.Ended {
        if (unsent.isEmpty()) {
            return;
        }
        Map<String, byte[]> classes = new LinkedHashMap<>(unsent);
        unsent.clear();
        Map<String, Optional<Lines>> lines = new HashMap<>();
        List<byte[]> woven = new ArrayList<>();
        for (Map.Entry<String, byte[]> each : classes.entrySet()) {
            String outer = outer(each.getKey());
            woven.add(Weaver.weave(each.getValue(), lines.computeIfAbsent(outer, this::linesOf)));
        }
        List<String> names = List.copyOf(classes.keySet());
        vm.send(Wire.Tag.LOAD, out -> {
            out.writeInt(names.size());
            for (int i = 0; i < names.size(); i++) {
                Wire.writeText(out, names.get(i));
                Wire.writeBytes(out, woven.get(i));
            }
        });
    }

    private Optional<Lines> linesOf(String outer) {
        List<Lines.Wrapped> placed = indexes(outer)
                .flatMap(index -> Stream.ofNullable(snippets.get(index)))
                .map(Placed::wrapped)
                .filter(snippet -> snippet.wrapper().fullClassName().equals(outer))
                .toList();
        return placed.isEmpty() ? Optional.empty() : Optional.of(Lines.of(placed));
    }

    private static String outer(String className) {
        Matcher matcher = OUTER_CLASS.matcher(className);
        return matcher.lookingAt() ? matcher.group() : className;
    }

    /** The numbers of the snippets in a class: one, or several methods that overload each other. */
    private static Stream<Integer> indexes(String className) {
        Matcher matcher = OUTER_CLASS.matcher(className);
        return matcher.lookingAt()
                ? INDEX.matcher(matcher.group(1)).results().map(found -> Integer.valueOf(found.group()))
                : Stream.empty();
    }

    /** Lets go of what these variables hold, whose classes cannot be unloaded. */
    void forget(List<VarSnippet> variables) throws Vm.Ended {
        vm.send(Wire.Tag.FORGET, out -> {
            out.writeInt(variables.size());
            for (VarSnippet variable : variables) {
                Wire.writeText(out, analysis.orElseThrow().wrapper(variable).fullClassName());
                Wire.writeText(out, variable.name());
            }
        });
    }

    @Override
    public String varValue(String className, String varName) throws RunException, EngineTerminationException {
        try {
            Vm.Reply reply = vm.call(Wire.Tag.VARIABLE, out -> {
                out.writeInt(0);
                Wire.writeText(out, className);
                Wire.writeText(out, varName);
            });
            if (reply instanceof Vm.Reply.Returned returned) {
                return returned.shown().map(Bundle::text).orElse("");
            }
            settle(reply);
            return "";
        } catch (Vm.Ended e) {
            throw new EngineTerminationException(e.getMessage());
        }
    }

    @Override
    public void addToClasspath(String path) throws EngineTerminationException {
        try {
            vm.call(Wire.Tag.CLASSPATH, out -> Wire.writeText(out, path));
        } catch (Vm.Ended e) {
            throw new EngineTerminationException(e.getMessage());
        }
    }

    @Override
    public Object extensionCommand(String command, Object argument) throws NotImplementedException {
        throw new NotImplementedException(command);
    }

    @Override
    public void close() {
        vm.close();
    }
}
