package org.headcount.engine;

import java.util.Optional;
import java.util.Set;
import org.headcount.session.Shown;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The call that a snippet's code ends with, whose value the compiler has discarded, as in {@code names.size();}.
 *
 * <p>Whether a call has a value is known only when it is compiled, and source that takes the value of a void method
 * does not compile. So the call is compiled as a statement, and its code is changed: in place of the instruction that
 * discards the value, there is a call that gets the value, and the object that was called.
 *
 * @param instruction the index of the call among the instructions of its method
 * @param isStatic whether no object is called: a static method, or a constructor
 * @param descriptor the types of its arguments
 * @param value the type of its value
 * @param locals how many variables the code has
 */
record LastCall(int instruction, boolean isStatic, String descriptor, Type value, int locals) {
    private static final String CODE = "do_it$";
    private static final String SHOWN = Type.getInternalName(Shown.class);
    private static final Set<Integer> RETURNS = Set.of(Opcodes.RETURN, Opcodes.ACONST_NULL, Opcodes.ARETURN);
    private static final int API = Opcodes.ASM9;

    /** The call at the end of a snippet's class, where it has one with a value. */
    static Optional<LastCall> find(ClassReader reader) {
        Finder finder = new Finder();
        reader.accept(
                new ClassVisitor(API) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        return name.equals(CODE) ? finder : null;
                    }
                },
                ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return finder.found();
    }

    /** Passes a class on with the value of this call shown. */
    ClassVisitor showing(ClassVisitor next) {
        return new ClassVisitor(API, next) {
            @Override
            public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] exceptions) {
                MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
                return name.equals(CODE) ? new Showing(method) : method;
            }
        };
    }

    /** Counts instructions. */
    private abstract static class Counting extends MethodVisitor {
        private int count;

        Counting(MethodVisitor next) {
            super(API, next);
        }

        /** The index of the instruction that is visited. */
        final int index() {
            return count;
        }

        /** An instruction has been visited that is neither a call nor one without operands. */
        void other() {}

        final void counted() {
            count++;
        }

        private void countOther() {
            other();
            counted();
        }

        @Override
        public void visitIntInsn(int opcode, int operand) {
            super.visitIntInsn(opcode, operand);
            countOther();
        }

        @Override
        public void visitVarInsn(int opcode, int variable) {
            super.visitVarInsn(opcode, variable);
            countOther();
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            super.visitTypeInsn(opcode, type);
            // A value of a type variable is cast before it is discarded.
            if (opcode != Opcodes.CHECKCAST) {
                other();
            }
            counted();
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            super.visitFieldInsn(opcode, owner, name, descriptor);
            countOther();
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
            countOther();
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            super.visitJumpInsn(opcode, label);
            countOther();
        }

        @Override
        public void visitLdcInsn(Object value) {
            super.visitLdcInsn(value);
            countOther();
        }

        @Override
        public void visitIincInsn(int variable, int increment) {
            super.visitIincInsn(variable, increment);
            countOther();
        }

        @Override
        public void visitTableSwitchInsn(int min, int max, Label other, Label... labels) {
            super.visitTableSwitchInsn(min, max, other, labels);
            countOther();
        }

        @Override
        public void visitLookupSwitchInsn(Label other, int[] keys, Label[] labels) {
            super.visitLookupSwitchInsn(other, keys, labels);
            countOther();
        }

        @Override
        public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
            super.visitMultiANewArrayInsn(descriptor, dimensions);
            countOther();
        }
    }

    private static final class Finder extends Counting {
        private record Call(int instruction, boolean isStatic, String descriptor, Type value, boolean isDiscarded) {}

        private Optional<Call> latest = Optional.empty();
        private boolean isLast;
        private int locals;

        Finder() {
            super(null);
        }

        Optional<LastCall> found() {
            return latest.filter(call -> isLast)
                    .map(call ->
                            new LastCall(call.instruction(), call.isStatic(), call.descriptor(), call.value(), locals));
        }

        @Override
        void other() {
            latest = Optional.empty();
            isLast = false;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            boolean isNew = name.equals("<init>");
            Type value = isNew ? Type.getObjectType(owner) : Type.getReturnType(descriptor);
            other();
            latest = Optional.of(new Call(index(), isNew || opcode == Opcodes.INVOKESTATIC, descriptor, value, false));
            counted();
        }

        @Override
        public void visitInsn(int opcode) {
            boolean discards = opcode == Opcodes.POP || opcode == Opcodes.POP2;
            if (discards && latest.isPresent() && !latest.get().isDiscarded()) {
                latest = latest.map(
                        call -> new Call(call.instruction(), call.isStatic(), call.descriptor(), call.value(), true));
            } else if (RETURNS.contains(opcode)
                    && latest.filter(Call::isDiscarded).isPresent()) {
                // JShell lets every snippet return an object, a statement null.
                isLast = opcode != Opcodes.ACONST_NULL;
            } else {
                other();
            }
            counted();
        }

        @Override
        public void visitMaxs(int maxStack, int maxLocals) {
            locals = maxLocals;
        }
    }

    private final class Showing extends Counting {
        private boolean isBehind;

        Showing(MethodVisitor next) {
            super(next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            boolean isLast = index() == instruction;
            if (isLast && !isStatic) {
                keepReceiver();
            }
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            isBehind |= isLast;
            counted();
        }

        /** Keeps the object below the arguments: these are moved to variables and back. */
        private void keepReceiver() {
            Type[] arguments = Type.getArgumentTypes(descriptor);
            int variable = locals + 1;
            for (int i = arguments.length - 1; i >= 0; i--) {
                mv.visitVarInsn(arguments[i].getOpcode(Opcodes.ISTORE), variable);
                variable += arguments[i].getSize();
            }
            mv.visitInsn(Opcodes.DUP);
            mv.visitVarInsn(Opcodes.ASTORE, locals);
            for (Type argument : arguments) {
                variable -= argument.getSize();
                mv.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), variable);
            }
        }

        @Override
        public void visitInsn(int opcode) {
            if (isBehind && (opcode == Opcodes.POP || opcode == Opcodes.POP2)) {
                isBehind = false;
                box();
                if (isStatic) {
                    mv.visitInsn(Opcodes.ACONST_NULL);
                } else {
                    mv.visitVarInsn(Opcodes.ALOAD, locals);
                }
                mv.visitMethodInsn(
                        Opcodes.INVOKESTATIC, SHOWN, "call", "(Ljava/lang/Object;Ljava/lang/Object;)V", false);
            } else {
                super.visitInsn(opcode);
            }
            counted();
        }

        private void box() {
            String boxed = switch (value.getSort()) {
                case Type.BOOLEAN -> "Boolean";
                case Type.CHAR -> "Character";
                case Type.BYTE -> "Byte";
                case Type.SHORT -> "Short";
                case Type.INT -> "Integer";
                case Type.LONG -> "Long";
                case Type.FLOAT -> "Float";
                case Type.DOUBLE -> "Double";
                default -> "";
            };
            if (!boxed.isEmpty()) {
                String owner = "java/lang/" + boxed;
                mv.visitMethodInsn(
                        Opcodes.INVOKESTATIC,
                        owner,
                        "valueOf",
                        "(" + value.getDescriptor() + ")L" + owner + ";",
                        false);
            }
        }

        @Override
        public void visitMaxs(int maxStack, int maxLocals) {
            int arguments = Type.getArgumentsAndReturnSizes(descriptor) >> 2;
            super.visitMaxs(maxStack + 2, maxLocals + 1 + arguments);
        }
    }
}
