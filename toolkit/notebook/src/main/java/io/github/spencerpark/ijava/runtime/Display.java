package io.github.spencerpark.ijava.runtime;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;

/** IJava's {@code Display}: the methods of {@link org.headcount.session.Display} under its name. */
public class Display {
    /** Not for instances. */
    protected Display() {}

    /** The forms of a value, without showing it. */
    public static DisplayData render(Object value) {
        return DisplayData.of(org.headcount.session.Display.render(value));
    }

    /** The given forms of a value, without showing it. */
    public static DisplayData render(Object value, String... forms) {
        return forms.length == 0 ? render(value) : DisplayData.of(rendered(value, forms));
    }

    /** Shows a value, and returns an id for {@link #updateDisplay}. */
    public static String display(Object value) {
        return org.headcount.session.Display.display(value);
    }

    /** Shows the given forms of a value, and returns an id for {@link #updateDisplay}. */
    public static String display(Object value, String... forms) {
        return forms.length == 0 ? display(value) : org.headcount.session.Display.display(rendered(value, forms));
    }

    /** Replaces what was shown under an id. */
    public static void updateDisplay(String id, Object value) {
        org.headcount.session.Display.updateDisplay(id, value);
    }

    /** Replaces what was shown under an id by the given forms of a value. */
    public static void updateDisplay(String id, Object value, String... forms) {
        org.headcount.session.Display.updateDisplay(id, forms.length == 0 ? value : rendered(value, forms));
    }

    private static org.headcount.session.Bundle rendered(Object value, String... forms) {
        String[] more = java.util.Arrays.copyOfRange(forms, 1, forms.length);
        return org.headcount.session.Display.render(value, forms[0], more);
    }
}
