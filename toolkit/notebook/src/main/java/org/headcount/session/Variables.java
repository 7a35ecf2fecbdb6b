package org.headcount.session;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Objects;
import java.util.Optional;

/** The variables of cells: each is a static field of a class of its own. */
final class Variables {
    private Variables() {}

    static Object value(ClassLoader loader, String type, String name) throws ReflectiveOperationException {
        return field(loader, type, name).get(null);
    }

    private static Field field(ClassLoader loader, String type, String name) throws ReflectiveOperationException {
        Field field = loader.loadClass(type).getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    /**
     * Gives a variable whose class was compiled anew the value that it had. A value of a class that has been
     * replaced cannot go into a field of the new one.
     *
     * @return whether nothing is lost: the value was carried over, or was the one that fields begin with
     */
    static boolean carry(ClassLoader loader, String from, String to, String name) {
        try {
            Field before = field(loader, from, name);
            Field after = field(loader, to, name);
            if (before.getType() == after.getType() && !Modifier.isFinal(after.getModifiers())) {
                after.set(null, before.get(null));
                return true;
            }
            return isInitial(before.get(null));
        } catch (ReflectiveOperationException | LinkageError e) {
            return false;
        }
    }

    private static boolean isInitial(Object value) {
        return value == null
                || Objects.equals(value, false)
                || Objects.equals(value, '\0')
                || (value instanceof Number number && number.doubleValue() == 0 && number.longValue() == 0);
    }

    /** Lets go of what a dropped variable holds: it would stay in memory, since its class does. Why not, if that fails. */
    static Optional<String> clear(ClassLoader loader, String type, String name) {
        try {
            Field field = field(loader, type, name);
            if (!field.getType().isPrimitive() && !Modifier.isFinal(field.getModifiers())) {
                field.set(null, null);
            }
            return Optional.empty();
        } catch (ReflectiveOperationException | LinkageError e) {
            return Optional.of(e.toString());
        }
    }
}
