package org.headcount.engine;

import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;
import org.headcount.session.CommEvent;
import org.headcount.session.SessionVm;
import org.headcount.session.Thrown;
import org.headcount.session.Wire;

/** One session VM and the JShell that compiles for it: they live and die together. */
final class JShellSession implements AutoCloseable {
    private static final long REHEARSAL_SECONDS = 120;

    /** Types that JShell's wrappers name without their package: another of that name breaks every later cell. */
    private static final List<String> RESERVED = List.of("Object", "Throwable");

    private final Vm vm;
    private final VmExecutionControl control;
    private final ClassPathFiles files;
    private final JShell jshell;
    private final FallbackImports fallback;
    private final Optional<SpentClasses> spent;
    private final Cutter cutter;
    private final Hints hints;
    private final CodeAssist codeAssist;
    private final Declarations declarations;
    private final Vm.Listener listener;
    private final List<VarSnippet> temporaries = new ArrayList<>();

    private JShellSession(Vm vm, Settings settings, Vm.Listener listener) {
        this.vm = vm;
        this.listener = listener;
        this.control = new VmExecutionControl(vm);
        this.files = ClassPathFiles.of(VmCommand.classPath(settings.classPath()), Archives.packages());
        this.jshell = JShell.builder()
                .executionEngine(control.provider(), null)
                .idGenerator(control::name)
                .compilerOptions(settings.compilerOptions().toArray(String[]::new))
                .fileManager(jdk -> files)
                .build();
        this.fallback = new FallbackImports(jshell, new ImportedNames(files), settings.imports());
        // Only now, since JShell begins to collect the names that completion knows, which slows the rest down.
        control.use(jshell.sourceCodeAnalysis());
        this.spent = SpentClasses.of(jshell);
        this.cutter = new Cutter(jshell.sourceCodeAnalysis(), files);
        this.codeAssist = new CodeAssist(jshell, cutter);
        this.hints = new Hints(() -> jshell.snippets()
                .filter(snippet -> jshell.status(snippet).isActive())
                .flatMap(snippet -> name(snippet).stream())
                .toList());
        this.declarations = new Declarations(jshell, control, hints, this::restore, fallback::inFull);
    }

    /** Starts a VM and, while it boots, the compiler. */
    static JShellSession start(Settings settings, Vm.Listener listener) throws IOException {
        if (!Files.isDirectory(settings.directory())) {
            throw new IOException("the working directory " + settings.directory() + " does not exist");
        }
        return new JShellSession(Vm.start(settings, listener), settings, listener);
    }

    /** A session that is run only for the VM to make its archive, which it does when it exits. */
    static JShellSession rehearse(Settings settings) throws IOException {
        Settings patient = settings.withVmOptions("-D" + SessionVm.FAREWELL + "=" + REHEARSAL_SECONDS * 1_000);
        Vm.Listener silence = new Silence();
        return new JShellSession(Vm.startUndebugged(patient, silence), patient, silence);
    }

    /** Ignores the output of a training run. */
    private static final class Silence implements Vm.Listener {
        @Override
        public void output(int cell, CellOutput output) {}

        @Override
        public void printed(int cell, CellOutput.Stream stream, byte[] bytes) {}

        @Override
        public void leaked(CellOutput.Stream stream, byte[] bytes) {}

        @Override
        public void asked(int cell, OutputSink.Question question, Vm.InputAnswer answer) {}

        @Override
        public void registered(int cell, String target) {}

        @Override
        public void said(int cell, CommEvent event) {}

        @Override
        public void ended() {}
    }

    void closePatiently() {
        vm.closeWithin(REHEARSAL_SECONDS);
        jshell.close();
        files.close();
    }

    /** The entries of the class path with classes in use: those to be removed, or that hide classes of those to be added. */
    List<Path> inUse(List<Path> added, List<Path> removed) throws Vm.Ended {
        return vm.call(Wire.Tag.IN_USE, out -> writeChange(out, added, removed)) instanceof Vm.Reply.Used used
                ? used.entries().stream().map(Path::of).toList()
                : List.of();
    }

    /** Puts jars or folders before what cells see, and removes others, none of which may be in use. */
    void changeClassPath(List<Path> added, List<Path> removed) throws Vm.Ended {
        files.change(added, removed);
        vm.call(Wire.Tag.CLASSPATH, out -> writeChange(out, added, removed));
        // JShell forgets what it knows of packages.
        renewCompiler();
        fallback.forget();
    }

    private static void writeChange(DataOutput out, List<Path> added, List<Path> removed) throws IOException {
        Wire.writeTexts(out, added.stream().map(Path::toString).toList());
        Wire.writeTexts(out, removed.stream().map(Path::toString).toList());
    }

    Vm vm() {
        return vm;
    }

    VmExecutionControl control() {
        return control;
    }

    JShell jshell() {
        return jshell;
    }

    /** Runs a cell to its end, and says there what it has done to the declarations of others. */
    Outcome run(int number, Cell cell) {
        declarations.begin();
        Outcome outcome = runPieces(number, cell);
        if (!(outcome instanceof Outcome.Lost)) {
            forgetTemporaries();
            List<String> report = declarations.report();
            if (!report.isEmpty()) {
                listener.output(
                        number, new CellOutput.Printed(CellOutput.Stream.STDERR, String.join("\n", report) + "\n"));
            }
        }
        return outcome;
    }

    private Outcome runPieces(int number, Cell cell) {
        List<Cutter.Group> groups;
        try {
            Cutter.Cut cut = cutter.cut(cell);
            if (cut.unfinished()) {
                Cutter.Piece rest = cut.snippets().get(cut.snippets().size() - 1);
                Optional<Failure> unreadable = unreadable(rest);
                if (unreadable.isPresent()) {
                    return new Outcome.Failed(unreadable.get());
                }
            }
            groups = cutter.group(cell, cut.snippets());
        } catch (RuntimeException | Error e) {
            return new Outcome.Failed(Failures.compilerFault(new Cutter.Piece(cell, 0, 0, cell.source()), e));
        }
        Outcome outcome = new Outcome.Silent();
        for (int i = 0; i < groups.size() && isGood(outcome); i++) {
            outcome = run(number, groups.get(i));
        }
        return outcome;
    }

    /** Tells the handlers of a cell what is said over a comm, and waits for them. */
    Outcome hear(int handlers, CommEvent event) {
        try {
            Vm.Reply reply = vm.call(Wire.Tag.HEAR, out -> {
                out.writeInt(handlers);
                event.write(out);
            });
            if (!(reply instanceof Vm.Reply.Threw threw)) {
                return new Outcome.Silent();
            }
            return control.isStopped()
                    ? new Outcome.Interrupted(Failures.interruptedHandler(threw.thrown()))
                    : new Outcome.Failed(Failures.thrown(threw.thrown()));
        } catch (Vm.Ended e) {
            return new Outcome.Lost(Failures.lost(e.ending()));
        }
    }

    /** Helps with a cell that is being written. */
    CodeAssist guide() {
        return codeAssist;
    }

    Engine.Completeness completeness(String source) {
        try {
            return completenessOf(source);
        } catch (RuntimeException | Error e) {
            // Running it says what is wrong.
            return Engine.Completeness.COMPLETE;
        }
    }

    private Engine.Completeness completenessOf(String source) {
        Cutter.Cut cut = cutter.cut(Cell.of("cell", source));
        if (cut.snippets().isEmpty()) {
            return Engine.Completeness.COMPLETE;
        }
        Cutter.Piece last = cut.snippets().get(cut.snippets().size() - 1);
        if (cutter.wantsMore(last)) {
            return Engine.Completeness.INCOMPLETE;
        }
        // JShell calls some nonsense complete, which its parser then refuses.
        return cut.snippets().stream().anyMatch(cutter::isNonsense)
                ? Engine.Completeness.INVALID
                : Engine.Completeness.COMPLETE;
    }

    private static boolean isGood(Outcome outcome) {
        return outcome instanceof Outcome.Silent || outcome instanceof Outcome.Shown;
    }

    /** The error in source that is not a snippet: found before anything of its cell has run. */
    private Optional<Failure> unreadable(Cutter.Piece piece) {
        boolean erroneous = jshell.sourceCodeAnalysis().sourceToSnippets(piece.text()).stream()
                .anyMatch(snippet -> snippet.kind() == Snippet.Kind.ERRONEOUS);
        // JShell reports the error in a snippet only after it has tried it, which runs nothing of this one.
        return erroneous
                ? jshell.eval(piece.text()).stream()
                        .map(event -> Failures.compile(
                                piece, jshell.diagnostics(event.snippet()).toList(), hints))
                        .findFirst()
                : Optional.empty();
    }

    private Outcome run(int number, Cutter.Group group) {
        if (group.snippets().size() > 1 || group.shows() != Cutter.Shows.NOTHING) {
            Evaluation together = evaluate(number, group.whole(), purpose(group.shows()));
            if (together.rejected().isEmpty()) {
                return outcome(group.whole(), together);
            }
        }
        Outcome outcome = new Outcome.Silent();
        int last = group.snippets().size() - 1;
        for (int i = 0; i <= last && isGood(outcome); i++) {
            Cutter.Piece piece = group.snippets().get(i);
            boolean shown = i == last && group.shows() != Cutter.Shows.NOTHING;
            outcome = shown ? show(number, piece, last > 0) : run(number, piece, VmExecutionControl.Purpose.RUN);
        }
        return outcome;
    }

    private static VmExecutionControl.Purpose purpose(Cutter.Shows shows) {
        // An expression is in a call that takes its value.
        return shows == Cutter.Shows.CALL ? VmExecutionControl.Purpose.SHOW_CALL : VmExecutionControl.Purpose.RUN;
    }

    /** Runs a snippet whose value is wanted; JShell says best what is wrong with one that does not compile in a block. */
    private Outcome show(int number, Cutter.Piece piece, boolean inBlock) {
        if (inBlock) {
            Cutter.Piece block = Cutter.block(piece.cell(), List.of(piece));
            Evaluation evaluation = evaluate(number, block, VmExecutionControl.Purpose.SHOW_CALL);
            if (evaluation.rejected().isEmpty()) {
                return outcome(block, evaluation);
            }
        }
        return run(number, piece, VmExecutionControl.Purpose.SHOW);
    }

    private Outcome run(int number, Cutter.Piece piece, VmExecutionControl.Purpose purpose) {
        return outcome(piece, evaluate(number, piece, purpose));
    }

    /** What JShell and the session VM say of a piece; and why it was not run, where it does not compile. */
    private record Evaluation(
            List<SnippetEvent> events, VmExecutionControl.Result result, Optional<Failure> rejected) {}

    private Evaluation evaluate(int number, Cutter.Piece piece, VmExecutionControl.Purpose purpose) {
        List<SnippetEvent> events;
        boolean names;
        try {
            names = fallback.prepare(Comments.blanked(piece.text()).strip());
            control.begin(new VmExecutionControl.Job(number, piece, purpose));
            events = jshell.eval(piece.text());
        } catch (RuntimeException | Error e) {
            return crashed(piece, e);
        }
        VmExecutionControl.Result result = control.end();
        spent.ifPresent(classes -> classes.remove(events));
        Optional<Snippet> rejected = events.stream()
                .filter(event -> event.causeSnippet() == null && isRefused(event))
                .map(SnippetEvent::snippet)
                .findFirst();
        Optional<Failure> failure = rejected.map(
                snippet -> Failures.compile(piece, jshell.diagnostics(snippet).toList(), hints));
        if (vm.ending().isEmpty()) {
            rejected.ifPresent(snippet -> undo(snippet, events));
            declarations.note(piece, events);
        }
        if (names) {
            fallback.settle();
        }
        return new Evaluation(events, result, failure);
    }

    /** Whether a snippet will never be of use: it was rejected, or its code could not be made and nothing is missing. */
    private boolean isRefused(SnippetEvent event) {
        return event.status() == Status.REJECTED
                || (event.status() == Status.RECOVERABLE_NOT_DEFINED
                        && !(event.snippet() instanceof DeclarationSnippet declaration
                                && !missing(declaration).isEmpty()));
    }

    /** What was declared under a name stays declared when a new declaration of it is refused. */
    private void undo(Snippet refused, List<SnippetEvent> events) {
        boolean spoilt = jshell.status(refused) == Status.RECOVERABLE_NOT_DEFINED;
        if (spoilt) {
            // The compiler keeps what it could not write into a class, and then fails at everything.
            renewCompiler();
            jshell.drop(refused);
        }
        if (spoilt || events.stream().anyMatch(event -> event.status() == Status.OVERWRITTEN)) {
            declarations.restore();
        }
    }

    private Evaluation crashed(Cutter.Piece piece, Throwable fault) {
        VmExecutionControl.Result result = control.end();
        Optional<VmExit> ending = vm.ending();
        if (ending.isPresent()) {
            return new Evaluation(List.of(), new VmExecutionControl.Result.Ended(ending.get()), Optional.empty());
        }
        renewCompiler();
        declarations.restore();
        return new Evaluation(List.of(), result, Optional.of(Failures.compilerFault(piece, fault)));
    }

    /** JShell starts with a fresh compiler when its class path has changed, and keeps what has been declared. */
    private void renewCompiler() {
        jshell.addToClasspath(VmCommand.home().toString());
    }

    /** Declares something that has run before: nothing runs, and variables get the values that they had. */
    private List<SnippetEvent> restore(String source, Cutter.Piece piece) {
        control.begin(new VmExecutionControl.Job(0, piece, VmExecutionControl.Purpose.RESTORE));
        try {
            List<SnippetEvent> events = jshell.eval(source);
            control.end();
            spent.ifPresent(classes -> classes.remove(events));
            return events;
        } catch (RuntimeException | Error e) {
            control.end();
            return List.of();
        }
    }

    private Outcome outcome(Cutter.Piece piece, Evaluation evaluation) {
        VmExecutionControl.Result result = evaluation.result();
        if (result instanceof VmExecutionControl.Result.Ended ended) {
            return new Outcome.Lost(Failures.lost(ended.exit()));
        }
        if (evaluation.rejected().isPresent()) {
            return new Outcome.Failed(evaluation.rejected().get());
        }
        evaluation.events().forEach(this::noteTemporary);
        if (control.isStopped()) {
            return new Outcome.Interrupted(Failures.interrupted(piece, result));
        }
        if (result instanceof VmExecutionControl.Result.Threw threw) {
            return new Outcome.Failed(failure(evaluation, threw.thrown()));
        }
        Optional<String> refused = refuseReserved(evaluation);
        if (refused.isPresent()) {
            String where = piece.cell().name() + ", line " + piece.lineOf(piece.lead());
            return new Outcome.Failed(
                    new Failure("CompileError", refused.get(), List.of(where + ": " + refused.get())));
        }
        if (result instanceof VmExecutionControl.Result.Returned returned
                && returned.shown().isPresent()) {
            return new Outcome.Shown(returned.shown().get());
        }
        return new Outcome.Silent();
    }

    private Failure failure(Evaluation evaluation, Thrown thrown) {
        return evaluation.events().stream()
                .filter(event -> event.exception() instanceof UnresolvedReferenceException)
                .map(event -> ((UnresolvedReferenceException) event.exception()).getSnippet())
                .findFirst()
                .map(snippet -> Failures.unresolved(Declarations.describe(snippet), missing(snippet), thrown))
                .orElseGet(() -> Failures.thrown(thrown));
    }

    private List<String> missing(DeclarationSnippet snippet) {
        return jshell.unresolvedDependencies(snippet).toList();
    }

    private static Optional<String> name(Snippet snippet) {
        return snippet instanceof DeclarationSnippet declared ? Optional.of(declared.name()) : Optional.empty();
    }

    private Optional<String> refuseReserved(Evaluation evaluation) {
        Optional<Snippet> reserved = evaluation.events().stream()
                .map(SnippetEvent::snippet)
                .filter(snippet -> snippet instanceof TypeDeclSnippet type
                        && RESERVED.contains(type.name())
                        && jshell.status(type).isActive())
                .findFirst();
        reserved.ifPresent(jshell::drop);
        return reserved.map(snippet -> {
            String name = ((TypeDeclSnippet) snippet).name();
            return "a type named " + name + " would hide java.lang." + name
                    + " from every later cell: give it another name";
        });
    }

    private void noteTemporary(SnippetEvent event) {
        if (event.snippet() instanceof VarSnippet variable
                && variable.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND
                && event.status() == Status.VALID) {
            temporaries.add(variable);
        }
    }

    /** JShell keeps some values in hidden variables, which would slow every later snippet, and fill the VM. */
    private void forgetTemporaries() {
        List<VarSnippet> dropped = temporaries.stream()
                .filter(variable -> jshell.status(variable).isActive())
                .toList();
        temporaries.clear();
        if (dropped.isEmpty() || vm.ending().isPresent()) {
            return;
        }
        try {
            control.forget(dropped);
            dropped.forEach(jshell::drop);
        } catch (Vm.Ended e) {
            // The VM went between two cells: the next one finds it gone, and says so.
            return;
        }
    }

    @Override
    public void close() {
        jshell.close();
        files.close();
        vm.close();
    }
}
