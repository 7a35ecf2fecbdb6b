package org.headcount.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headcount.notebook.Notebook;
import org.headcount.session.Bundle;

/**
 * What the caller adds to pages: facts for their stamps, and a section for
 * the end of a run and to its index page, as a table of verdicts.
 */
public interface About {

    /**
     * A section about a run, as text for a terminal and as HTML for the index page.
     *
     * @param title its heading
     * @param content text/plain and text/html
     */
    record Section(String title, Bundle content) {}

    /** Facts for the stamp of a page about these notebooks, each under its name: the version, digests of their data. */
    Map<String, String> facts(List<Notebook> notebooks);

    /** The section about a run, from its notebooks with their outputs; empty if there is none. */
    Optional<Section> section(List<Notebook> notebooks);

    /** Nothing to say. */
    static About nothing() {
        return new About() {
            @Override
            public Map<String, String> facts(List<Notebook> notebooks) {
                return Map.of();
            }

            @Override
            public Optional<Section> section(List<Notebook> notebooks) {
                return Optional.empty();
            }
        };
    }
}
