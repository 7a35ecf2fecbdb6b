package org.headcount.runner;

import java.io.PrintStream;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headcount.engine.CellOutput;
import org.headcount.session.Bundle;
import org.headcount.session.Progress;

/** Prints what cells put out, for runs that keep nothing. */
@FunctionalInterface
public interface OutputPrinter {
    /** The title of a picture in SVG. */
    Pattern TITLE = Pattern.compile("<title[^>]*>([^<]+)</title>");

    /** Prints output. */
    void print(CellOutput output);

    /** Prints a cell's result. */
    default void show(Bundle bundle) {
        print(new CellOutput.Displayed("", bundle));
    }

    /** Prints as text to a stream, after making room; displays of progress go elsewhere. */
    static OutputPrinter to(PrintStream out, Runnable makeRoom, Consumer<Bundle> progress) {
        return output -> {
            Optional<Bundle> state = progress(output);
            if (state.isPresent()) {
                progress.accept(state.get());
                return;
            }
            makeRoom.run();
            if (output instanceof CellOutput.Printed printed) {
                out.print(printed.text());
            } else if (output instanceof CellOutput.Displayed displayed) {
                out.println(text(displayed.bundle()));
            } else if (output instanceof CellOutput.Updated updated) {
                out.println(text(updated.bundle()));
            } else if (output instanceof CellOutput.Paged paged) {
                out.println(paged.bundle().text().stripTrailing());
            }
            out.flush();
        };
    }

    /** Prints displays of progress alone. */
    static OutputPrinter ofProgress(Consumer<Bundle> progress) {
        return output -> progress(output).ifPresent(progress);
    }

    /** The text of a bundle; of a picture, which says in words all that it shows, its title and how to save it. */
    private static String text(Bundle bundle) {
        Matcher title = TITLE.matcher(bundle.data().getOrDefault("image/svg+xml", ""));
        return title.find()
                ? "plot: " + unescaped(title.group(1)) + " (to save it: .save(\"plot.svg\"), or run with --html DIR)"
                : bundle.text();
    }

    private static String unescaped(String markup) {
        return markup.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static Optional<Bundle> progress(CellOutput output) {
        Optional<Bundle> bundle = output instanceof CellOutput.Displayed displayed
                ? Optional.of(displayed.bundle())
                : output instanceof CellOutput.Updated updated ? Optional.of(updated.bundle()) : Optional.empty();
        return bundle.filter(shown -> shown.data().containsKey(Progress.MIME));
    }
}
