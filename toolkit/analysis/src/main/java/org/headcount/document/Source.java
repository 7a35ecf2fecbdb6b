package org.headcount.document;

import java.util.Optional;

/**
 * Where figures come from: one of the recorded documents, or something outside them.
 *
 * @param id unique among all sources
 * @param kind recorded document or outside source
 * @param file the name of the document's text file
 * @param title its title, or ours where it has none
 * @param publisher who published it, if that is printed
 * @param date when, as precisely as it is known
 * @param address where it was published
 * @param edition which edition was read
 * @param sha256 digest of the document's text
 */
public record Source(
        String id,
        Kind kind,
        Optional<String> file,
        String title,
        Optional<String> publisher,
        Optional<String> date,
        Optional<String> address,
        Optional<String> edition,
        Optional<String> sha256) {

    /** A document of which only the name is known, such as the name of its file. */
    public static Source named(String name) {
        return new Source(
                name,
                Kind.DOCUMENT,
                Optional.empty(),
                name,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The title, with the date if there is one: how the source line of a plot cites it. */
    public String citation() {
        return title + date.map(it -> ", " + it).orElse("");
    }

    /** Recorded or not. */
    public enum Kind {
        /** A document whose figures and claims are recorded. */
        DOCUMENT,
        /** Any other. */
        OUTSIDE
    }
}
