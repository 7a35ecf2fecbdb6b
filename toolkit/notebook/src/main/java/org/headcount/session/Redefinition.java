package org.headcount.session;

import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Replaces the code of classes that are loaded, so that their objects and static fields are kept. Only a Java
 * agent may do so: the owner attaches this one to the session VM when a declaration first changes.
 *
 * <p>Public because the JDK calls it; cells have no reason to.
 */
public final class Redefinition {
    private static volatile Optional<Instrumentation> agent = Optional.empty();

    private Redefinition() {}

    /** Called by the JDK when the agent is attached. */
    public static void agentmain(String arguments, Instrumentation given) {
        agent = Optional.of(given);
    }

    /** Whether the agent is attached. */
    static boolean isReady() {
        return agent.isPresent();
    }

    /**
     * Replaces the code of all these classes, or of none; why not, where the JDK refuses. Those that nothing has used
     * yet are loaded for it: what has been compiled against one relies on the same rules.
     */
    static Optional<String> of(ClassLoader loader, Map<String, byte[]> classes) {
        try {
            List<ClassDefinition> definitions = new ArrayList<>();
            for (Map.Entry<String, byte[]> each : classes.entrySet()) {
                definitions.add(new ClassDefinition(loader.loadClass(each.getKey()), each.getValue()));
            }
            agent.orElseThrow().redefineClasses(definitions.toArray(ClassDefinition[]::new));
            return Optional.empty();
        } catch (UnsupportedOperationException | LinkageError | ClassNotFoundException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (UnmodifiableClassException e) {
            throw new IllegalStateException("classes of cells can be modified", e);
        }
    }
}
