package org.headcount.engine;

/** This Java has no compiler, and so cannot run Java source. */
public final class NoCompiler extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private NoCompiler(String missing) {
        super("the Java at " + System.getProperty("java.home") + " is a runtime without " + missing
                + ": cells are compiled, which takes a JDK. Install a JDK 17 or newer and set JAVA_HOME to it.");
    }

    /**
     * Looks for the compiler.
     *
     * @throws NoCompiler when this Java has none
     */
    public static void check() {
        for (String module : new String[] {"jdk.jshell", "jdk.compiler"}) {
            if (ModuleLayer.boot().findModule(module).isEmpty()) {
                throw new NoCompiler(module);
            }
        }
    }
}
