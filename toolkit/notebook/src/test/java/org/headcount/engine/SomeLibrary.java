package org.headcount.engine;

/** Code on the class path of cells that is not theirs: its calls are not woven. */
public final class SomeLibrary {
    private SomeLibrary() {}

    /** Exits as a library might. */
    public static void exit(int status) {
        System.exit(status);
    }

    /** Crashes the VM in native code. */
    public static void crash() throws ReflectiveOperationException {
        Class<?> type = Class.forName("sun.misc.Unsafe");
        var field = type.getDeclaredField("theUnsafe");
        field.setAccessible(true);
        type.getMethod("putAddress", long.class, long.class).invoke(field.get(null), 0L, 0L);
    }
}
