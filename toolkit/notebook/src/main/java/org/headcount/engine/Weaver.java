package org.headcount.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.headcount.session.CellStopped;
import org.headcount.session.Guard;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Changes a cell's compiled class on its way to the session VM, so that it can be stopped, cannot end
 * the VM by mistake, and reports positions as cell and line.
 *
 * <p>Done here and not over there, so that no byte-code library sits on the user's class path.
 */
final class Weaver {
    private static final String GUARD = Type.getInternalName(Guard.class);
    private static final String SYSTEM = "java/lang/System";
    private static final String RUNTIME = "java/lang/Runtime";
    private static final String PROCESSES = "java/lang/ProcessBuilder";
    private static final String SCANNER = "java/util/Scanner";
    private static final String STREAM = "Ljava/io/InputStream;";
    private static final String READABLE = "Ljava/lang/Readable;";
    private static final int API = Opcodes.ASM9;

    private Weaver() {}

    /** Loads what weaving takes, which no archive holds, before the first cell waits for it. */
    static void warmUp() {
        String resource = Type.getInternalName(CellStopped.class) + ".class";
        try (InputStream in = Weaver.class.getClassLoader().getResourceAsStream(resource)) {
            weave(in.readAllBytes(), Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException("the toolkit's own jar cannot be read", e);
        }
    }

    /** The class, woven; with the places of its lines where they are known. */
    static byte[] weave(byte[] bytes, Optional<SnippetLineNumbers> lines) {
        ClassReader reader = new ClassReader(bytes);
        return weave(reader, lines, Optional.empty());
    }

    /** The class of a snippet that is run, woven so that the value of the call that it ends with is shown. */
    static byte[] weaveShowing(byte[] bytes, Optional<SnippetLineNumbers> lines) {
        ClassReader reader = new ClassReader(bytes);
        return weave(reader, lines, LastCall.find(reader));
    }

    private static byte[] weave(ClassReader reader, Optional<SnippetLineNumbers> lines, Optional<LastCall> shown) {
        // Nothing woven in adds a branch, so no frame needs computing.
        ClassWriter writer = new ClassWriter(reader, 0);
        ClassVisitor woven = new WovenClass(writer, lines);
        reader.accept(shown.map(call -> call.showing(woven)).orElse(woven), 0);
        return writer.toByteArray();
    }

    /** Whether two classes do the same, wherever their lines are. */
    static boolean hasSameCode(byte[] one, byte[] other) {
        return Arrays.equals(withoutLines(one), withoutLines(other));
    }

    private static byte[] withoutLines(byte[] bytes) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(bytes).accept(writer, ClassReader.SKIP_DEBUG);
        return writer.toByteArray();
    }

    private static final class WovenClass extends ClassVisitor {
        private final Optional<SnippetLineNumbers> lines;

        WovenClass(ClassVisitor next, Optional<SnippetLineNumbers> lines) {
            super(API, next);
            this.lines = lines;
        }

        @Override
        public void visitSource(String source, String debug) {
            super.visitSource(lines.map(SnippetLineNumbers::cell).orElse(source), debug);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            return new WovenMethod(super.visitMethod(access, name, descriptor, signature, exceptions), lines);
        }
    }

    private static final class WovenMethod extends MethodVisitor {
        private final Optional<SnippetLineNumbers> lines;
        private final Set<Label> behind = new HashSet<>();

        WovenMethod(MethodVisitor next, Optional<SnippetLineNumbers> lines) {
            super(API, next);
            this.lines = lines;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            check();
        }

        @Override
        public void visitLabel(Label label) {
            behind.add(label);
            super.visitLabel(label);
        }

        @Override
        public void visitLineNumber(int line, Label start) {
            int place = lines.map(known -> known.of(line)).orElse(line);
            if (place > 0) {
                super.visitLineNumber(place, start);
            }
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            if (behind.contains(label)) {
                check();
            }
            super.visitJumpInsn(opcode, label);
        }

        @Override
        public void visitTableSwitchInsn(int min, int max, Label other, Label... labels) {
            checkIfBehind(other, labels);
            super.visitTableSwitchInsn(min, max, other, labels);
        }

        @Override
        public void visitLookupSwitchInsn(Label other, int[] keys, Label[] labels) {
            checkIfBehind(other, labels);
            super.visitLookupSwitchInsn(other, keys, labels);
        }

        private void checkIfBehind(Label other, Label... labels) {
            if (behind.contains(other) || Stream.of(labels).anyMatch(behind::contains)) {
                check();
            }
        }

        private void check() {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, GUARD, "check", "()V", false);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            Optional<String> instead = insteadOf(owner, name, descriptor);
            if (instead.isPresent()) {
                super.visitMethodInsn(Opcodes.INVOKESTATIC, GUARD, name, instead.get(), false);
            } else if (isScanner(owner, name, descriptor)) {
                String source = descriptor.replace(")V", ")" + READABLE);
                super.visitMethodInsn(Opcodes.INVOKESTATIC, GUARD, "readable", source, false);
                super.visitMethodInsn(opcode, owner, name, "(" + READABLE + ")V", false);
            } else {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            }
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            Object[] woven = arguments.clone();
            for (int i = 0; i < woven.length; i++) {
                if (woven[i] instanceof Handle handle) {
                    woven[i] = insteadOf(handle);
                }
            }
            super.visitInvokeDynamicInsn(name, descriptor, bootstrap, woven);
        }

        private static Handle insteadOf(Handle handle) {
            String scanner = "(" + STREAM + ")V";
            if (isScanner(handle.getOwner(), handle.getName(), handle.getDesc())
                    && handle.getDesc().equals(scanner)) {
                String made = scanner.replace(")V", ")L" + SCANNER + ";");
                return new Handle(Opcodes.H_INVOKESTATIC, GUARD, "scanner", made, false);
            }
            return insteadOf(handle.getOwner(), handle.getName(), handle.getDesc())
                    .map(instead -> new Handle(Opcodes.H_INVOKESTATIC, GUARD, handle.getName(), instead, false))
                    .orElse(handle);
        }

        /** Whether this makes a scanner of a stream. */
        private static boolean isScanner(String owner, String name, String descriptor) {
            return owner.equals(SCANNER) && name.equals("<init>") && descriptor.startsWith("(" + STREAM);
        }

        /** The descriptor of the guard's method for one of the JDK's: static, so that the receiver becomes an argument. */
        private static Optional<String> insteadOf(String owner, String name, String descriptor) {
            if (owner.equals(PROCESSES) && name.startsWith("start")) {
                return Optional.of(name.equals("start") ? descriptor.replace("(", "(L" + PROCESSES + ";") : descriptor);
            }
            boolean ends = name.equals("exit") || name.equals("halt");
            if (!ends || !descriptor.equals("(I)V")) {
                return Optional.empty();
            }
            if (owner.equals(SYSTEM)) {
                return Optional.of(descriptor);
            }
            return owner.equals(RUNTIME) ? Optional.of("(L" + RUNTIME + ";I)V") : Optional.empty();
        }
    }
}
