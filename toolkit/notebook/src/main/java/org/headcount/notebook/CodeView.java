package org.headcount.notebook;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a page shows the code of cells. */
public enum CodeView {
    /** All code is visible, and a reader can fold it. */
    SHOWN,
    /** A line for each cell, which a reader can unfold. */
    FOLDED,
    /** No code is in the page. */
    HIDDEN;

    /** The view of a name as it is written in options and in notebooks; nothing for any other word. */
    public static Optional<CodeView> of(String name) {
        return Arrays.stream(values()).filter(view -> view.label().equals(name)).findFirst();
    }

    /** All names, for messages. */
    public static String names() {
        return Arrays.stream(values()).map(CodeView::label).collect(Collectors.joining(", "));
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
