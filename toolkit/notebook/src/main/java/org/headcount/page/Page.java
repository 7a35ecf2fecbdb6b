package org.headcount.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headcount.notebook.AtomicFile;
import org.headcount.notebook.CodeView;
import org.headcount.notebook.Notebook;
import org.headcount.notebook.NotebookCell;
import org.headcount.notebook.UnusableFile;

/**
 * A notebook as a page: one file that needs no network and, but for its plots, no script.
 *
 * @param file the notebook or script it comes from
 * @param notebook its cells and what they put out
 * @param stamp how it came about
 */
public record Page(Path file, Notebook notebook, Stamp stamp) {

    /** The page as HTML, in which what comes from the notebook can run nothing. */
    public String html() {
        return html(Trust.NONE);
    }

    /** The page as HTML. */
    public String html(Trust trust) {
        return html(PageStyle.of(trust), Links.NONE);
    }

    private String html(PageStyle style, Links links) {
        Trust trust = style.trust();
        CodeView code = code(style);
        Prose prose = new Prose(links);
        StringBuilder cells = new StringBuilder();
        int number = 0;
        for (NotebookCell cell : notebook.cells()) {
            Pictures pictures = new Pictures(file.toAbsolutePath().getParent(), cell.attachments());
            number += cell.type() == NotebookCell.Type.CODE ? 1 : 0;
            cells.append(new CellHtml(cell, number, prose, pictures, trust, code).html());
        }
        String title = title(prose.titles());
        PageTemplate template = new PageTemplate(title, trust);
        boolean titled = prose.titles().stream().anyMatch(each -> each.level() == 1);
        return template.html(
                (titled ? "" : "<h1>" + HtmlEscape.escape(title) + "</h1>\n") + cells,
                contents(prose.titles()),
                stamped(trust).html());
    }

    private String title(List<Prose.Title> titles) {
        return titles.stream()
                .filter(each -> each.level() == 1)
                .map(Prose.Title::text)
                .findFirst()
                .orElseGet(() -> name(file));
    }

    /** The first heading of the highest level; the name of the file where there is none. */
    public String title() {
        Prose prose = new Prose(Links.NONE);
        notebook.cells().stream()
                .filter(cell -> cell.type() == NotebookCell.Type.MARKDOWN)
                .forEach(cell -> prose.html(cell.source(), Pictures.NONE));
        return title(prose.titles());
    }

    private CodeView code(PageStyle style) {
        return style.code().or(notebook::codeView).orElse(CodeView.SHOWN);
    }

    private Links links(Path target, PageStyle style) {
        return new Links(file.toAbsolutePath().getParent(), target, style.pages());
    }

    private Stamp stamped(Trust trust) {
        return switch (trust) {
            case NONE -> stamped();
            case TRUSTED -> stamped().with("Scripts", "those of the notebook run in this page");
        };
    }

    /** The stamp, with a hash that distinguishes this notebook from an earlier one of the same name. */
    Stamp stamped() {
        byte[] digest = HtmlEscape.sha256(notebook.bytes());
        return stamp.with(
                "Notebook", file.getFileName() + ", sha256:" + HexFormat.of().formatHex(digest, 0, 8));
    }

    /** The name of a notebook or script, without what says which of the two it is. */
    static String name(Path notebook) {
        return notebook.getFileName().toString().replaceFirst("\\.(ipynb|jsh)$", "");
    }

    /** The name of the page of a notebook; a script of the same name has another. */
    public static String fileName(Path notebook) {
        return notebook.getFileName().toString().replaceFirst("\\.ipynb$", "") + ".html";
    }

    /** The headings below the title, where there are enough of them to get lost among. */
    private static Optional<String> contents(List<Prose.Title> titles) {
        List<Prose.Title> below = titles.stream()
                .filter(title -> title.level() > 1 && title.level() <= 3)
                .toList();
        if (below.size() < 2) {
            return Optional.empty();
        }
        StringBuilder html =
                new StringBuilder("<nav aria-label=\"Contents\"><details open><summary>Contents</summary><ul>\n");
        for (Prose.Title title : below) {
            html.append("<li class=\"level-")
                    .append(title.level())
                    .append("\"><a href=\"#")
                    .append(HtmlEscape.escape(title.id()))
                    .append("\">")
                    .append(HtmlEscape.escape(title.text()))
                    .append("</a></li>\n");
        }
        return Optional.of(html.append("</ul></details></nav>\n").toString());
    }

    /**
     * Writes the page, whole or not at all.
     *
     * @throws UnusableFile when it cannot be written, or another file has that name
     */
    public void write(Path target, PageStyle style) throws UnusableFile {
        PageFile.write(target, html(style, links(target, style)));
    }

    /**
     * Writes the notebook as Markdown, and its pictures to a folder beside it.
     *
     * @throws UnusableFile when it cannot be written, or another file has that name
     */
    public void writeMarkdown(Path target, PageStyle style) throws UnusableFile {
        PageFile.requireWritable(target);
        Path folder = target.resolveSibling(target.getFileName().toString().replaceFirst("\\.md$", "") + "_files");
        MarkdownPage page =
                new MarkdownPage(file, notebook, folder.getFileName().toString(), links(target, style), code(style));
        if (!page.files().isEmpty()) {
            try {
                Files.createDirectories(folder);
            } catch (IOException e) {
                throw new UnusableFile(folder, "cannot be made a folder for pictures: " + e.getMessage(), e);
            }
        }
        for (Map.Entry<String, byte[]> picture : page.files().entrySet()) {
            AtomicFile.write(folder.resolve(picture.getKey()), picture.getValue());
        }
        PageFile.write(target, page.text());
    }
}
