package org.headcount.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The words of a cell: show a value anywhere, replace it, clear the output, ask the reader.
 *
 * <p>Every cell has them by a static import. Outside a session, as in the JDK's own
 * {@code jshell}, what would be shown is printed as text.
 */
public final class Display {
    private static volatile Optional<Session> session = Optional.empty();

    /** The id given out last: a cell that ends in {@code display(x)} shows x, and not also its id. */
    private static volatile String latestId = "";

    /** Where displays go. */
    record Session(OutputQueue queue, Input input, Renderings renderings) {}

    private Display() {}

    static void open(Session opened) {
        session = Optional.of(opened);
    }

    static void register(Renderer<?> renderer) {
        session.ifPresent(open -> open.renderings().register(renderer));
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

    /**
     * Shows a value in one form: {@code display("text/html", "<b>poor</b>")} and {@code display("<b>poor</b>",
     * "text/html")} are the same. Of two MIME types the second is the form, unless only the first is written in full.
     *
     * @return an id for {@link #updateDisplay}
     * @throws IllegalArgumentException when neither argument is a MIME type, or the value has no such form
     */
    public static String display(String one, Object other) {
        return show(render(one, other));
    }

    /**
     * Prints a value, or shows it where it has more than text.
     *
     * @throws IllegalArgumentException when its renderer cannot show it
     */
    public static void print(Object value) {
        Bundle bundle = render(value);
        if (session.isEmpty() || bundle.data().keySet().equals(Set.of(Bundle.TEXT))) {
            System.out.print(value);
        } else {
            show(bundle);
        }
    }

    /** Prints text, as {@code System.out.printf} does. */
    public static void printf(String format, Object... arguments) {
        System.out.printf(format, arguments);
    }

    /** Replaces what {@link #display} showed under this id, in every cell. */
    public static void updateDisplay(String id, Object value) {
        update(id, render(value));
    }

    /**
     * Replaces what {@link #display} showed under an id by a value in one form: {@code updateDisplay(id, value,
     * "text/html")}. The MIME type may also be the first or the second argument.
     *
     * @throws IllegalArgumentException when no argument is a MIME type, or the value has no such form
     */
    public static void updateDisplay(String first, Object second, Object third) {
        for (Predicate<Object> isMime : List.<Predicate<Object>>of(
                Mime::isFull, argument -> Mime.of(argument).isPresent())) {
            if (isMime.test(third)) {
                update(first, render(second, (String) third, new String[0]));
                return;
            }
            if (isMime.test(second)) {
                update(first, render(third, (String) second, new String[0]));
                return;
            }
            if (isMime.test(first)) {
                update(String.valueOf(second), render(third, first, new String[0]));
                return;
            }
        }
        Mime.require(String.valueOf(third));
    }

    /**
     * Replaces what {@link #display} showed under an id by a value in the given forms.
     *
     * @throws IllegalArgumentException when the value has no such form
     */
    public static void updateDisplay(String id, Object value, String mime, String second, String... more) {
        update(id, render(value, mime, concat(second, more)));
    }

    private static void update(String id, Bundle bundle) {
        post(bundle, Wire.Tag.UPDATED, out -> {
            out.writeInt(CellsOfThreads.current());
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
     * One form of a value, without showing it: the MIME type is the second argument or the first.
     *
     * @throws IllegalArgumentException when neither argument is a MIME type, or the value has no such form
     */
    public static Bundle render(String one, Object other) {
        boolean isFirst = Mime.isFull(one)
                ? !Mime.isFull(other)
                : Mime.of(one).isPresent() && Mime.of(other).isEmpty();
        return isFirst
                ? render(other, one, new String[0])
                : render(one, other instanceof String mime ? mime : one, new String[0]);
    }

    /**
     * The given forms of a value, without showing it. A string is taken to be the content of the form, and bytes to be
     * that of a picture.
     *
     * @throws IllegalArgumentException when the value has no such form
     */
    public static Bundle render(Object value, String mime, String... more) {
        List<String> forms = Stream.of(concat(mime, more)).map(Mime::require).toList();
        Map<String, String> asked = new LinkedHashMap<>();
        if (value instanceof CharSequence content) {
            forms.forEach(form -> asked.put(form, content.toString()));
            return new Bundle(asked);
        }
        if (value instanceof byte[] bytes && forms.stream().allMatch(form -> form.startsWith("image/"))) {
            forms.forEach(form -> asked.put(
                    form,
                    form.startsWith("image/svg")
                            ? new String(bytes, StandardCharsets.UTF_8)
                            : Base64.getEncoder().encodeToString(bytes)));
            return new Bundle(asked);
        }
        Bundle all = render(value);
        for (String form : forms) {
            String content = all.data().get(form);
            if (content == null) {
                throw new IllegalArgumentException(
                        (value == null ? "null" : "a " + value.getClass().getName()) + " has no form " + form
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
     * Asks the user for a line.
     *
     * @throws IllegalStateException when the client cannot answer
     */
    public static String readLine(String prompt) {
        return ask(prompt, Input.SecretOrPlain.PLAIN);
    }

    /**
     * Asks for a line that is not shown while it is typed.
     *
     * @throws IllegalStateException when the client cannot answer
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
            out.writeInt(CellsOfThreads.current());
            Wire.writeText(out, id);
            bundle.write(out);
        });
        latestId = id;
        return id;
    }

    private static void clear(boolean onNext) {
        if (session.isPresent()) {
            post(Bundle.text(""), Wire.Tag.CLEARED, out -> {
                out.writeInt(CellsOfThreads.current());
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
            session.get().queue().post(tag, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
