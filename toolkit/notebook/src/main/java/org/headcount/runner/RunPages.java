package org.headcount.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.headcount.notebook.UnusableFile;
import org.headcount.page.About;
import org.headcount.page.Page;
import org.headcount.page.PageFile;
import org.headcount.page.PageIndex;
import org.headcount.page.PageStyle;

/**
 * The pages of a run: one for each notebook, and an index over them.
 *
 * @param folder where they go
 * @param style what notebooks may do in them, and how code is shown
 */
public record RunPages(Path folder, PageStyle style) {

    /**
     * Makes the folder, and says before anything has run what could not be written after.
     *
     * @throws UnusableFile when a page cannot be written
     */
    public void prepare(List<Path> files) throws UnusableFile {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UnusableFile(folder, "cannot be made a folder for pages: name another with --html", e);
        }
        PageFile.requireWritable(index());
        Map<Path, Path> pages = new HashMap<>();
        pages.put(index(), index());
        for (Path file : files) {
            Path page = page(file);
            PageFile.requireWritable(page);
            Path other = pages.put(page, file);
            if (other != null) {
                throw new UnusableFile(
                        file, "would have the same page as " + other + ", " + page + ": rename one of them");
            }
        }
    }

    /** The page of a notebook. */
    public Path page(Path file) {
        return folder.resolve(Page.fileName(file));
    }

    /** The page over all. */
    public Path index() {
        return folder.resolve(PageIndex.FILE);
    }

    /** Writes all pages, and gives what the index says. */
    public PageIndex write(List<Runner.Report> reports, Optional<About.Section> section, Stamps stamps)
            throws UnusableFile {
        List<PageIndex.Entry> entries = new ArrayList<>();
        PageStyle linked = style.withPages(reports.stream()
                .map(Runner.Report::path)
                .distinct()
                .collect(Collectors.toMap(path -> path, this::page)));
        for (Runner.Report report : reports) {
            Page page = new Page(report.path(), report.notebook(), stamps.of(List.of(report.notebook())));
            page.write(page(report.path()), linked);
            entries.add(new PageIndex.Entry(
                    report.path(),
                    page.title(),
                    Page.fileName(report.path()),
                    report.cells(),
                    report.notRun(),
                    report.seconds(),
                    report.error()));
        }
        PageIndex index = new PageIndex(
                entries,
                section,
                stamps.of(reports.stream().map(Runner.Report::notebook).toList()));
        index.write(folder);
        return index;
    }
}
