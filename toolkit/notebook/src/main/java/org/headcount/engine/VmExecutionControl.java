package org.headcount.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
final class VmExecutionControl implements ExecutionControl {
    /** What the code invoked last came to. */
    sealed interface Result {
        /** It returned; with what is to be shown. */
        record Returned(Optional<Bundle> shown) implements Result {}

        /** It threw. */
        record Threw(Thrown thrown) implements Result {}

        /** It was not invoked: the cell is to stop. */
        record NotRun() implements Result {}

        /** Its VM ended. */
        record Ended(VmExit exit) implements Result {}
    }

    /** The piece that is being evaluated, for a cell, and what to do with its code. */
    record Job(int cell, Cutter.Piece piece, Purpose purpose) {}

    /** What an evaluation is for. */
    enum Purpose {
        /** To run the code. */
        RUN,
        /** To run the code and to show the value of an expression. */
        SHOW,
        /** To run the code and to show the value of the call that it ends with. */
        SHOW_CALL,
        /** To declare something again that has run before: its code is not run. */
        RESTORE
    }

    private record Placed(Snippet snippet, Cutter.Piece piece) {
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

    /** What has been sent of declarations, as JShell has compiled it. */
    private final Map<String, byte[]> sent = new HashMap<>();

    /** Classes whose code was replaced before the lines of the new code were known. */
    private final Map<String, byte[]> unplaced = new LinkedHashMap<>();

    /** The cells of classes whose code was replaced. */
    private final Map<String, String> moved = new HashMap<>();

    /** The class that holds the value of each variable, by the number of its snippet. */
    private final Map<Integer, String> holders = new HashMap<>();

    /** The snippets that have been declared in the evaluation so far. */
    private final Set<Integer> declared = new HashSet<>();

    /** Those of them whose code is another now, not only its place. */
    private final Set<String> replaced = new HashSet<>();

    private final List<String> lost = new ArrayList<>();
    private Optional<SourceCodeAnalysis> analysis = Optional.empty();
    private Optional<Job> job = Optional.empty();
    private Result result = new Result.Returned(Optional.empty());

    /** The class of the snippet that is about to be run, where the value of the call that it ends with is wanted. */
    private String ending = "";

    private volatile boolean stopped;

    VmExecutionControl(Vm vm) {
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
                return VmExecutionControl.this;
            }
        };
    }

    void use(SourceCodeAnalysis newAnalysis) {
        analysis = Optional.of(newAnalysis);
    }

    /** Called by JShell between loading a new snippet's class and invoking it. */
    String name(Snippet snippet, int index) {
        job.ifPresent(current -> {
            snippets.put(index, new Placed(snippet, current.piece()));
            declared.add(index);
        });
        return Integer.toString(index);
    }

    void begin(Job newJob) {
        job = Optional.of(newJob);
        result = new Result.Returned(Optional.empty());
        declared.clear();
        lost.clear();
    }

    /** What was invoked since {@link #begin} came to: the first thing that went wrong, or else the last. */
    Result end() {
        try {
            send();
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

    /** Where the JDK refuses, JShell makes a new class and compiles what depends on it again. */
    @Override
    public void redefine(ClassBytecodes[] classes) throws ClassInstallException, EngineTerminationException {
        Map<String, byte[]> loaded = new LinkedHashMap<>();
        for (ClassBytecodes each : classes) {
            if (unsent.containsKey(each.name())) {
                unsent.put(each.name(), each.bytecodes());
            } else {
                loaded.put(each.name(), each.bytecodes());
            }
        }
        Map<String, byte[]> changed = new LinkedHashMap<>();
        loaded.forEach((name, bytes) -> {
            if (!sent.containsKey(name) || !Weaver.hasSameCode(bytes, sent.get(name))) {
                changed.put(name, Weaver.weave(bytes, Optional.empty()));
            }
        });
        try {
            if (!changed.isEmpty() && !isReplaced(changed)) {
                throw new ClassInstallException("the JDK does not allow this change", new boolean[classes.length]);
            }
        } catch (Vm.Ended e) {
            throw new EngineTerminationException(e.getMessage());
        }
        sent.putAll(loaded);
        unplaced.putAll(loaded);
        replaced.addAll(changed.keySet());
    }

    private boolean isReplaced(Map<String, byte[]> changed) throws Vm.Ended {
        // The JDK verifies the new code, for which it may load the classes that the code refers to.
        Map<String, byte[]> unplacedYet = new LinkedHashMap<>();
        unsent.forEach((name, bytes) -> unplacedYet.put(name, Weaver.weave(bytes, Optional.empty())));
        load(unplacedYet);
        unplaced.putAll(unsent);
        replaced.addAll(unsent.keySet());
        noteSent(unsent);
        unsent.clear();
        return vm.redefine(changed);
    }

    @Override
    public String invoke(String className, String methodName)
            throws RunException, EngineTerminationException, InternalException {
        if (job.filter(current -> current.purpose() == Purpose.RESTORE).isPresent()) {
            return "";
        }
        boolean failed = !(result instanceof Result.Returned);
        if (failed || stopped) {
            if (!failed) {
                result = new Result.NotRun();
            }
            throw new StoppedException();
        }
        Job current = job.orElseThrow(() -> new InternalException("nothing is being evaluated"));
        boolean shown = current.purpose() == Purpose.SHOW && isExpression(className);
        if (current.purpose() == Purpose.SHOW_CALL) {
            ending = className;
        }
        try {
            send();
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
            ending = "";
        }
    }

    private String settle(Vm.Reply reply) throws RunException {
        if (reply instanceof Vm.Reply.Threw threw) {
            result = new Result.Threw(placed(threw.thrown()));
            // JShell would translate the frames, whose lines are the cell's already: it gets none.
            throw new UserException("", threw.thrown().type(), new StackTraceElement[0]);
        }
        if (reply instanceof Vm.Reply.Unresolved unresolved) {
            result = new Result.Threw(placed(unresolved.thrown()));
            throw new ResolutionException(unresolved.snippet(), new StackTraceElement[0]);
        }
        result = new Result.Returned(((Vm.Reply.Returned) reply).shown());
        return "";
    }

    /** The JDK goes on naming the file that a class came from before it was replaced, once it has named it. */
    private Thrown placed(Thrown thrown) {
        if (moved.isEmpty()) {
            return thrown;
        }
        return thrown.withFrames(frame -> {
            String cell = moved.get(outer(frame.getClassName()));
            return cell == null
                    ? frame
                    : new StackTraceElement(frame.getClassName(), frame.getMethodName(), cell, frame.getLineNumber());
        });
    }

    /** Only an expression is shown: showing a declared variable would cost time. */
    private boolean isExpression(String className) {
        return indexes(className)
                .flatMap(index -> Stream.ofNullable(snippets.get(index)))
                .anyMatch(Placed::isExpression);
    }

    /** Sends what has been compiled since the last time, and moves the values of variables to their new classes. */
    private void send() throws Vm.Ended {
        Set<Integer> touched = new TreeSet<>();
        Stream.concat(unsent.keySet().stream(), unplaced.keySet().stream())
                .forEach(name -> indexes(name).forEach(touched::add));
        sendClasses();
        sendLines();
        carry(touched);
    }

    private void sendClasses() throws Vm.Ended {
        if (!unsent.isEmpty()) {
            noteSent(unsent);
            Map<String, byte[]> woven = woven(unsent);
            unsent.clear();
            load(woven);
        }
    }

    private void load(Map<String, byte[]> woven) throws Vm.Ended {
        vm.send(Wire.Tag.LOAD, out -> {
            out.writeInt(woven.size());
            for (Map.Entry<String, byte[]> each : woven.entrySet()) {
                Wire.writeText(out, each.getKey());
                Wire.writeBytes(out, each.getValue());
            }
        });
    }

    private void noteSent(Map<String, byte[]> classes) {
        classes.forEach((name, bytes) -> {
            if (indexes(name).anyMatch(index -> isDeclaration(index) || !snippets.containsKey(index))) {
                sent.put(name, bytes);
            }
        });
    }

    /** What was replaced names the lines of its cell only when it is sent once more: JShell had not named it then. */
    private void sendLines() throws Vm.Ended {
        if (unplaced.isEmpty()) {
            return;
        }
        Map<String, byte[]> placed = new LinkedHashMap<>();
        unplaced.forEach((name, bytes) -> {
            if (replaced.contains(name) || indexes(name).anyMatch(declared::contains)) {
                placed.put(name, bytes);
            }
        });
        unplaced.clear();
        replaced.clear();
        placed.keySet()
                .forEach(name -> indexes(name)
                        .flatMap(index -> Stream.ofNullable(snippets.get(index)))
                        .forEach(each ->
                                moved.put(outer(name), each.piece().cell().name())));
        if (!placed.isEmpty()) {
            // If this is refused, the code is right all the same, and errors in it name no lines.
            vm.redefine(woven(placed));
        }
    }

    private Map<String, byte[]> woven(Map<String, byte[]> classes) {
        Map<String, Optional<SnippetLineNumbers>> lines = new HashMap<>();
        Map<String, byte[]> woven = new LinkedHashMap<>();
        classes.forEach((name, bytes) -> {
            Optional<SnippetLineNumbers> places = lines.computeIfAbsent(outer(name), this::linesOf);
            woven.put(name, name.equals(ending) ? Weaver.weaveShowing(bytes, places) : Weaver.weave(bytes, places));
        });
        return woven;
    }

    private boolean isDeclaration(int index) {
        return Optional.ofNullable(snippets.get(index))
                .filter(placed -> placed.snippet().kind().isPersistent())
                .isPresent();
    }

    private void carry(Set<Integer> touched) throws Vm.Ended {
        List<List<String>> moves = new ArrayList<>();
        for (int index : touched) {
            Placed placed = snippets.get(index);
            if (placed != null && placed.snippet() instanceof VarSnippet variable) {
                String now = className(variable);
                if (!sent.containsKey(now)) {
                    // It is not compiled at present, and its value stays where it is.
                    continue;
                }
                Optional<String> before = Optional.ofNullable(holders.put(index, now));
                before.filter(name -> !name.equals(now))
                        .ifPresent(name -> moves.add(List.of(name, now, variable.name())));
            }
        }
        if (moves.isEmpty()) {
            return;
        }
        Vm.Reply reply = vm.call(Wire.Tag.CARRY, out -> {
            out.writeInt(moves.size());
            for (List<String> move : moves) {
                for (String part : move) {
                    Wire.writeText(out, part);
                }
            }
        });
        if (reply instanceof Vm.Reply.Carried carried) {
            lost.addAll(carried.lost());
        }
    }

    /** The variables that could not keep their values in the evaluation that has ended last. */
    List<String> lost() {
        return List.copyOf(lost);
    }

    private String className(Snippet snippet) {
        return analysis.orElseThrow().wrapper(snippet).fullClassName();
    }

    private Optional<SnippetLineNumbers> linesOf(String outer) {
        List<SnippetLineNumbers.Wrapped> placed = indexes(outer)
                .flatMap(index -> Stream.ofNullable(snippets.get(index)))
                .map(each ->
                        new SnippetLineNumbers.Wrapped(analysis.orElseThrow().wrapper(each.snippet()), each.piece()))
                .filter(snippet -> snippet.wrapper().fullClassName().equals(outer))
                .toList();
        return placed.isEmpty() ? Optional.empty() : Optional.of(SnippetLineNumbers.of(placed));
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
                Wire.writeText(out, className(variable));
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

    /** Does nothing: the session changes the class path of the VM itself. */
    @Override
    public void addToClasspath(String path) {}

    @Override
    public Object extensionCommand(String command, Object argument) throws NotImplementedException {
        throw new NotImplementedException(command);
    }

    @Override
    public void close() {
        vm.close();
    }
}
