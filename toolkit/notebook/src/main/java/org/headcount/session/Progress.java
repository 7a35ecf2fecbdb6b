package org.headcount.session;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Spliterator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Shows how far a cell has come: a bar in a notebook, a line on the terminal of a run.
 *
 * <pre>{@code
 * for (Path file : Progress.of(files)) { ... }
 * for (int i : Progress.range(0, 100)) { ... }
 * Progress.of(rows.stream()).map(...).toList()
 *
 * try (Progress progress = Progress.steps("reading", 3)) {
 *     ...
 *     progress.step();
 * }
 * }</pre>
 *
 * <p>Steps may be taken by any thread. What is shown changes a few times a second, however many are taken.
 */
public final class Progress implements AutoCloseable {
    /** The form by which programs know such a display: JSON with {@code label, done, total, ended}. */
    public static final String MIME = "application/vnd.headcount.progress+json";

    private static final long PACE = TimeUnit.MILLISECONDS.toNanos(120);
    private static final int WIDTH = 30;

    private final String label;
    private final OptionalLong total;
    private final long start = System.nanoTime();
    private long done;
    private long due = start;
    private String id = "";
    private boolean ended;

    private Progress(String label, OptionalLong total) {
        this.label = label;
        this.total = total;
    }

    /** The same items, shown as they are taken. */
    public static <T> Iterable<T> of(Iterable<T> items) {
        return of("", items);
    }

    /** The same items, shown under a label as they are taken. */
    public static <T> Iterable<T> of(String label, Iterable<T> items) {
        return () -> counted(label, items);
    }

    private static <T> Iterator<T> counted(String label, Iterable<T> items) {
        OptionalLong size =
                items instanceof Collection<T> collection ? OptionalLong.of(collection.size()) : OptionalLong.empty();
        return new Counted<>(items.iterator(), new Progress(label, size).begin());
    }

    /** The same items, shown as they are taken. */
    public static <T> Iterable<T> of(T[] items) {
        return of("", Arrays.asList(items));
    }

    /** The same stream, whose items are shown as they pass. */
    public static <T> Stream<T> of(Stream<T> items) {
        return of("", items);
    }

    /** The same stream, whose items are shown under a label as they pass. */
    public static <T> Stream<T> of(String label, Stream<T> items) {
        Spliterator<T> source = items.spliterator();
        long size = source.getExactSizeIfKnown();
        Progress progress = new Progress(label, size < 0 ? OptionalLong.empty() : OptionalLong.of(size)).begin();
        return StreamSupport.stream(new Passing<>(source, progress, new AtomicInteger(1)), items.isParallel())
                .onClose(items::close);
    }

    /** The whole numbers from one, inclusive, to another, exclusive, shown as they are taken. */
    public static Iterable<Integer> range(int from, int to) {
        return of(IntStream.range(from, to).boxed().toList());
    }

    /** Progress by hand, of so many steps; it ends when it is closed. */
    public static Progress steps(String label, long steps) {
        return new Progress(label, OptionalLong.of(steps)).begin();
    }

    /** Progress by hand, of an unknown number of steps; it ends when it is closed. */
    public static Progress steps(String label) {
        return new Progress(label, OptionalLong.empty()).begin();
    }

    private Progress begin() {
        show();
        return this;
    }

    /** Takes a step. */
    public void step() {
        step(1);
    }

    /** Takes several steps. */
    public synchronized void step(long steps) {
        done += steps;
        long now = System.nanoTime();
        if (!ended && now - due >= 0) {
            due = now + PACE;
            show();
        }
    }

    /** Ends it, and shows how far it came. */
    @Override
    public synchronized void close() {
        if (!ended) {
            ended = true;
            show();
        }
    }

    private synchronized void show() {
        double seconds = (System.nanoTime() - start) / 1e9;
        Bundle bundle = bundle(new State(label, done, total, ended, seconds));
        if (!Display.isOpen()) {
            // Outside a session a display cannot be replaced: only the end is printed.
            if (ended) {
                System.out.println(bundle.text());
            }
        } else if (id.isEmpty()) {
            id = Display.display(bundle);
        } else {
            Display.updateDisplay(id, bundle);
        }
    }

    /** A display of unknown duration, described by a sentence. */
    public static Bundle bundle(String sentence) {
        return Bundle.text(sentence).with(MIME, json(sentence, 0, OptionalLong.empty(), false));
    }

    /** How far it has come. */
    record State(String label, long done, OptionalLong total, boolean ended, double seconds) {}

    static Bundle bundle(State state) {
        String words = words(state);
        String text = state.total().isPresent() ? bar(state) + " " + words : words;
        return Bundle.text(text)
                .with("text/html", html(state, words))
                .with(MIME, json(state.label(), state.done(), state.total(), state.ended()));
    }

    private static String words(State state) {
        String label = state.label().isEmpty() ? "" : state.label() + " ";
        String count = count(state.done())
                + (state.total().isPresent() ? " of " + count(state.total().getAsLong()) : "");
        return label + count + time(state);
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String time(State state) {
        if (state.ended()) {
            return " in " + duration(state.seconds());
        }
        long left = state.total().orElse(0) - state.done();
        return state.done() > 0 && left > 0 && state.seconds() > 1
                ? ", about " + duration(state.seconds() / state.done() * left) + " left"
                : "";
    }

    private static String duration(double seconds) {
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        return String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }

    private static double share(State state) {
        long total = state.total().orElse(0);
        return total <= 0 ? 1 : Math.min(1, Math.max(0, (double) state.done() / total));
    }

    private static String bar(State state) {
        int filled = (int) Math.floor(share(state) * WIDTH);
        return "[" + "=".repeat(filled) + " ".repeat(WIDTH - filled) + "]";
    }

    /** The reader's own browser draws the bar, in the colours of its page. */
    private static String html(State state, String words) {
        String amount = state.total().isPresent() || state.ended()
                ? String.format(
                        Locale.ROOT, " value=\"%.3f\" max=\"1\"", state.total().isPresent() ? share(state) : 1)
                : "";
        return "<div style=\"display:flex;align-items:center;gap:.75em\"><progress style=\"width:20em\"" + amount
                + "></progress><span>" + escaped(words) + "</span></div>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String json(String label, long done, OptionalLong total, boolean ended) {
        StringBuilder quoted = new StringBuilder();
        label.chars()
                .forEach(c -> quoted.append(
                        c < ' ' || c == '"' || c == '\\' ? String.format(Locale.ROOT, "\\u%04x", c) : (char) c + ""));
        return "{\"label\":\"" + quoted + "\",\"done\":" + done + ",\"total\":"
                + (total.isPresent() ? Long.toString(total.getAsLong()) : "null") + ",\"ended\":" + ended + "}";
    }

    /** Counts what an iterator gives: an item is done when the next is asked for. */
    private static final class Counted<T> implements Iterator<T> {
        private final Iterator<T> items;
        private final Progress progress;
        private boolean taken;

        Counted(Iterator<T> items, Progress progress) {
            this.items = items;
            this.progress = progress;
        }

        @Override
        public boolean hasNext() {
            settle();
            boolean more = items.hasNext();
            if (!more) {
                progress.close();
            }
            return more;
        }

        @Override
        public T next() {
            settle();
            T item = items.next();
            taken = true;
            return item;
        }

        private void settle() {
            if (taken) {
                progress.step();
                taken = false;
            }
        }
    }

    /** Counts what passes through a stream, in however many parts it is worked on. */
    private static final class Passing<T> implements Spliterator<T> {
        private final Spliterator<T> items;
        private final Progress progress;

        /** How many parts are not at their end yet, this one among them. */
        private final AtomicInteger open;

        private boolean ended;

        Passing(Spliterator<T> items, Progress progress, AtomicInteger open) {
            this.items = items;
            this.progress = progress;
            this.open = open;
        }

        @Override
        public boolean tryAdvance(Consumer<? super T> action) {
            boolean advanced = items.tryAdvance(item -> {
                action.accept(item);
                progress.step();
            });
            if (!advanced && !ended) {
                ended = true;
                if (open.decrementAndGet() == 0) {
                    progress.close();
                }
            }
            return advanced;
        }

        @Override
        public Spliterator<T> trySplit() {
            Spliterator<T> part = items.trySplit();
            if (part == null) {
                return null;
            }
            open.incrementAndGet();
            return new Passing<>(part, progress, open);
        }

        @Override
        public long estimateSize() {
            return items.estimateSize();
        }

        @Override
        public int characteristics() {
            return items.characteristics();
        }

        @Override
        public Comparator<? super T> getComparator() {
            return items.getComparator();
        }
    }
}
