package org.headcount.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The words of a cell: show a value anywhere, replace it, clear the output, ask the reader.
 *
 * <p>Every cell has them by a static import. Where there is no session, as in the JDK's own
 * {@code jshell}, what would be shown is printed as text.
 */
public final class Display {
    private static volatile Optional<Session> session = Optional.empty();

    /** The id given out last: a cell that ends in {@code display(x)} shows x, and not also its id. */
    private static volatile String latestId = "";

    /** Where displays go. */
    record Session(Outbox outbox, Input input, Renderings renderings) {}

    private Display() {}

    static void open(Session opened) {
        session = Optional.of(opened);
    }

    static boolean isOpen() {
        return session.isPresent();
    }

    @SuppressWarnings("ReferenceEquality") // a user's own string that reads the same is to be shown
    static boolean isLatestId(Object value) {
        return value == latestId;
    }

    /**
     * Shows a value in every form its renderer knows.
     *
     * @return an id for {@link #updateDisplay}
     */
    public static String display(Object value) {
        return show(render(value));
    }

    /**
     * Shows a value in the given forms only. A string is taken to be the content of the form:
     * {@code display("<b>poor</b>", "text/html")}.
     *
     * @return an id for {@link #updateDisplay}
     * @throws IllegalArgumentException when the value has no such form
     */
    public static String display(Object value, String mime, String... more) {
        return show(render(value, mime, more));
    }

    /** Replaces what {@link #display} showed under this id, wherever it stands. */
    public static void updateDisplay(String id, Object value) {
        Bundle bundle = render(value);
        post(bundle, Wire.Tag.UPDATED, out -> {
            out.writeInt(Cells.current());
            Wire.writeText(out, id);
            bundle.write(out);
        });
    }

    /** The forms of a value, without showing it. */
    public static Bundle render(Object value) {
        return session.map(open -> open.renderings().render(value))
                .orElseGet(() -> value instanceof Bundle bundle ? bundle : Bundle.text(String.valueOf(value)));
    }

    /**
     * The given forms of a value, without showing it. A string is taken to be the content of the form.
     *
     * @throws IllegalArgumentException when the value has no such form
     */
    public static Bundle render(Object value, String mime, String... more) {
        if (value instanceof CharSequence content && more.length == 0) {
            return Bundle.of(mime, content.toString());
        }
        Bundle all = render(value);
        Map<String, String> asked = new LinkedHashMap<>();
        for (String form : concat(mime, more)) {
            String content = all.data().get(form);
            if (content == null) {
                throw new IllegalArgumentException("a " + value.getClass().getName() + " has no form " + form
                        + ": it has " + String.join(", ", all.data().keySet()));
            }
            asked.put(form, content);
        }
        return new Bundle(asked);
    }

    private static String[] concat(String first, String... rest) {
        String[] all = Arrays.copyOf(rest, rest.length + 1);
        all[rest.length] = first;
        return all;
    }

    /** Removes what this cell has shown and printed so far. */
    public static void clearOutput() {
        clear(false);
    }

    /** Removes what this cell has shown and printed, as soon as it shows or prints something else. */
    public static void clearOutputOnNext() {
        clear(true);
    }

    /**
     * Asks whoever reads the cell for a line.
     *
     * @throws IllegalStateException when nobody is there to answer
     */
    public static String readLine(String prompt) {
        return ask(prompt, Input.SecretOrPlain.PLAIN);
    }

    /**
     * Asks for a line that is not shown while it is typed.
     *
     * @throws IllegalStateException when nobody is there to answer
     */
    public static String readPassword(String prompt) {
        return ask(prompt, Input.SecretOrPlain.SECRET);
    }

    private static String ask(String prompt, Input.SecretOrPlain kind) {
        try {
            return session.orElseThrow(Input.NobodyThere::new).input().ask(prompt, kind);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String show(Bundle bundle) {
        String id = UUID.randomUUID().toString();
        post(bundle, Wire.Tag.DISPLAYED, out -> {
            out.writeInt(Cells.current());
            Wire.writeText(out, id);
            bundle.write(out);
        });
        latestId = id;
        return id;
    }

    private static void clear(boolean onNext) {
        if (session.isPresent()) {
            post(Bundle.text(""), Wire.Tag.CLEARED, out -> {
                out.writeInt(Cells.current());
                out.writeBoolean(onNext);
            });
        }
    }

    private static void post(Bundle bundle, Wire.Tag tag, Wire.Content content) {
        if (session.isEmpty()) {
            System.out.println(bundle.text());
            return;
        }
        try {
            session.get().outbox().post(tag, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
