package org.headcount.page;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.headcount.notebook.CodeView;

/**
 * How pages are made.
 *
 * @param trust what a notebook's own HTML and scripts may do
 * @param code how code is shown; if empty, as the notebook says, or else all of it
 * @param pages the pages that are made together, by their notebooks, to which links between notebooks lead
 */
public record PageStyle(Trust trust, Optional<CodeView> code, Map<Path, Path> pages) {

    /** Makes all paths absolute. */
    public PageStyle {
        Map<Path, Path> absolute = new HashMap<>();
        pages.forEach((notebook, page) -> absolute.put(
                notebook.toAbsolutePath().normalize(), page.toAbsolutePath().normalize()));
        pages = Map.copyOf(absolute);
    }

    /** A page of its own, with code as the notebook says. */
    public static PageStyle of(Trust trust) {
        return new PageStyle(trust, Optional.empty(), Map.of());
    }

    /** The same, with links to these pages by their notebooks. */
    public PageStyle withPages(Map<Path, Path> pages) {
        return new PageStyle(trust, code, pages);
    }
}
