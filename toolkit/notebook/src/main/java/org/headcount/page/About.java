package org.headcount.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headcount.notebook.Notebook;
import org.headcount.session.Bundle;

/**
 * What whoever knows more than this package has to say: what the pages' stamps tell, and what is added to
 * the end of a run and to its index page, as a table of verdicts.
 */
public interface About {

    /**
     * Something to tell of a run, in words for a terminal and as HTML for the index page.
     *
     * @param title its heading
     * @param content text/plain and text/html
     */
    record Section(String title, Bundle content) {}

    /** Facts for the stamp of a page about these notebooks, each under its name: the version, digests of their data. */
    Map<String, String> facts(List<Notebook> notebooks);

    /** What to tell of a run, given its notebooks with their outputs; nothing where there is nothing to tell. */
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
