package org.headcount.reading;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.headcount.document.Audit;
import org.headcount.document.Bound;
import org.headcount.document.Claim;
import org.headcount.document.Claims;
import org.headcount.document.Figure;
import org.headcount.document.Figures;
import org.headcount.document.Relation;

/**
 * A document as a reader sees it: its words in reading order, cut into blocks and tables.
 *
 * <p>Indices of blocks and cells count Java {@code char}s of {@link #text()}. What leaves the program (JSON, recorded
 * figures) counts Unicode code points: {@link #codePoint(int)} converts.
 */
public final class Document {

    /** Distance of the indices whose code points are counted in advance. */
    private static final int STRIDE = 4096;

    /** The part of the time of an audit in which figures are read. */
    private static final double READING_PART = 0.3;

    private final String name;
    private final String text;
    private final List<Block> blocks;
    private final List<DocumentTable> tables;
    private final List<Integer> pages;
    private final List<String> notes;
    private final Map<String, Figure> corrections;
    private final List<Claim> added;

    /** Code points before each multiple of the stride; empty where every character is one code point. */
    private final int[] counted;

    /** A document without pages or notes. */
    public Document(String name, String text, List<Block> blocks, List<DocumentTable> tables) {
        this(name, text, blocks, tables, List.of(), List.of());
    }

    /**
     * A document.
     *
     * @param name the file's name, or what the caller calls the text
     * @param text the words, paragraphs ended by a line feed; what {@code --format text} prints
     * @param blocks headings, paragraphs, list items, cells and footnotes, in the order of the text, without overlap
     * @param tables the tables, whose cells that are not empty are among the blocks
     * @param pages where each page begins in the text; empty where the format has no pages
     * @param notes what a reader of the result should know: the encoding that was detected, pages that have no text
     */
    public Document(
            String name,
            String text,
            List<Block> blocks,
            List<DocumentTable> tables,
            List<Integer> pages,
            List<String> notes) {
        this(name, text, blocks, tables, pages, notes, Map.of(), List.of());
    }

    private Document(
            String name,
            String text,
            List<Block> blocks,
            List<DocumentTable> tables,
            List<Integer> pages,
            List<String> notes,
            Map<String, Figure> corrections,
            List<Claim> added) {
        this.corrections = Map.copyOf(corrections);
        this.added = List.copyOf(added);
        this.name = name;
        this.text = text;
        this.blocks = List.copyOf(blocks);
        this.tables = List.copyOf(tables);
        this.pages = List.copyOf(pages);
        this.notes = List.copyOf(notes);
        this.counted = count(text);
    }

    /**
     * Reads a document's file: plain text, Markdown (.md), HTML, DOCX, or PDF with a text layer. The content decides
     * the format; the name decides only between plain text, Markdown and HTML. The encoding of a text is taken from
     * its byte order mark or declaration, else detected, and then noted.
     *
     * @throws org.headcount.data.fault.DataException if the file cannot be read, or is none of these
     */
    public static Document read(Path file) {
        return DocumentFile.read(file, Optional.empty());
    }

    /**
     * Reads a document's file whose text has a known encoding. It is strict: bytes that the encoding does not allow are
     * an error.
     *
     * @throws org.headcount.data.fault.DataException if the file cannot be read, is none of the formats of {@link
     *     #read(Path)}, or is not in that encoding
     */
    public static Document read(Path file, Charset encoding) {
        return DocumentFile.read(file, Optional.of(encoding));
    }

    /**
     * A plain text. Each line that is not blank is a paragraph, lines that were wrapped at a width are joined; lines of
     * cells between tabs, vertical bars or aligned by spaces are tables.
     */
    public static Document ofText(String name, String text) {
        return PlainText.read(name, text);
    }

    /** The file's name, or what the caller calls the text. */
    public String name() {
        return name;
    }

    /** The words, paragraphs ended by a line feed; what {@code --format text} prints. */
    public String text() {
        return text;
    }

    /** Headings, paragraphs, list items, cells and footnotes, in the order of the text, without overlap. */
    public List<Block> blocks() {
        return blocks;
    }

    /** The tables, whose cells that are not empty are among the blocks. */
    public List<DocumentTable> tables() {
        return tables;
    }

    /** Where each page begins in the text; empty where the format has no pages. */
    public List<Integer> pages() {
        return pages;
    }

    /** What a reader of the result should know, a sentence each. */
    public List<String> notes() {
        return notes;
    }

    /** The words of a block. Where the source is a wrapped text, a line feed in them counts as a space. */
    public String text(Block block) {
        return text.substring(block.start(), block.end());
    }

    /** The index of a character, counted in Unicode code points from the start of the text. Takes constant time. */
    public int codePoint(int index) {
        if (counted.length == 0) {
            return index;
        }
        int stride = index / STRIDE;
        int from = boundary(text, stride);
        return counted[stride] + (index > from ? text.codePointCount(from, index) : 0);
    }

    /** The figures that it prints, with the corrections of {@link #correct(Figure)}. */
    public Figures figures() {
        return new Figures(name, read().stream().map(ReadFigure::figure).toList());
    }

    /**
     * Hands the figures of {@link #figures()} to a consumer one by one, so that memory does not grow with the text.
     *
     * @param progress is given the share of the text that has been read, from 0 to 1, at each figure
     */
    public void forEachFigure(Consumer<? super Figure> consumer, DoubleConsumer progress) {
        read(found -> {
            consumer.accept(found.figure());
            progress.accept((double) found.end() / text.length());
        });
    }

    /** The claims that it makes, recomputed from its figures. */
    public Audit audit() {
        return audit(share -> {});
    }

    /**
     * The claims that it makes, recomputed from its figures.
     *
     * @param progress is given the share of the work that is done, from 0 to 1, many times
     * @throws org.headcount.data.fault.DataException if it has more figures than fit into memory with their claims
     */
    public Audit audit(DoubleConsumer progress) {
        List<ReadFigure> read = new ArrayList<>();
        AuditMemory memory = new AuditMemory(this);
        read(found -> {
            read.add(found);
            memory.require(read.size(), found.end());
            progress.accept(READING_PART * found.end() / text.length());
        });
        Claims found =
                ClaimReader.read(this, read, share -> progress.accept(READING_PART + (1 - READING_PART) * share));
        List<Claim> claims = new ArrayList<>(found.claims());
        claims.addAll(added);
        return Audit.of(
                new Figures(name, read.stream().map(ReadFigure::figure).toList()),
                new Claims(name, claims, found.derived()));
    }

    /**
     * The same document with a figure corrected: {@code document.correct(document.figures().get("f3").withValue(12))}.
     *
     * @throws IllegalArgumentException if it has no figure of that id
     */
    public Document correct(Figure figure) {
        figures().get(figure.id());
        Map<String, Figure> corrected = new LinkedHashMap<>(corrections);
        corrected.put(figure.id(), figure);
        return new Document(name, text, blocks, tables, pages, notes, corrected, added);
    }

    /** The corrected figures, each with the figure as it was read. */
    Map<Figure, Figure> corrections() {
        Map<Figure, Figure> corrected = new LinkedHashMap<>();
        if (!corrections.isEmpty()) {
            FigureReader.read(this).stream()
                    .map(ReadFigure::figure)
                    .filter(figure -> corrections.containsKey(figure.id()))
                    .forEach(figure -> corrected.put(corrections.get(figure.id()), figure));
        }
        return corrected;
    }

    /**
     * The same document with a claim that its reader did not find: a relation of figures that should give a printed one.
     *
     * @param figure the id or the phrase of the printed figure
     * @param relation what should give it
     * @throws IllegalArgumentException if it has no such figure
     */
    public Document claim(String figure, Relation relation) {
        List<Claim> claims = new ArrayList<>(added);
        claims.add(new Claim(
                "added-" + (claims.size() + 1),
                figures().get(figure),
                relation,
                relation instanceof Bound ? Claim.Purpose.CONSISTENCY : Claim.Purpose.RECOMPUTED,
                List.of(),
                List.of(),
                ""));
        return new Document(name, text, blocks, tables, pages, notes, corrections, claims);
    }

    /**
     * Records its figures and claims in a folder of the form of the toolkit's data, with its text, and answers the id
     * under which {@code Recorded.in(DataFolder.at(folder)).audit(id)} audits them.
     *
     * @throws org.headcount.data.fault.DataException if the folder has other figures or claims of that id, which may hold
     *     corrections, or cannot be written
     */
    public String save(Path folder) {
        RecordFolder record = new RecordFolder(folder);
        String id = RecordFolder.id(name);
        record.save(id, this);
        return id;
    }

    /** The figures with their places, corrected. */
    List<ReadFigure> read() {
        List<ReadFigure> figures = new ArrayList<>();
        read(figures::add);
        return List.copyOf(figures);
    }

    private void read(Consumer<ReadFigure> consumer) {
        FigureReader.read(
                this,
                found -> consumer.accept(
                        Optional.ofNullable(corrections.get(found.figure().id()))
                                .map(found::with)
                                .orElse(found)));
    }

    private static int[] count(String text) {
        if (!hasSurrogates(text)) {
            return new int[0];
        }
        int[] counted = new int[text.length() / STRIDE + 1];
        for (int i = 1; i < counted.length; i++) {
            counted[i] = counted[i - 1] + text.codePointCount(boundary(text, i - 1), boundary(text, i));
        }
        return counted;
    }

    private static boolean hasSurrogates(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Where a stride begins: never between the two halves of a code point. */
    private static int boundary(String text, int stride) {
        int at = stride * STRIDE;
        boolean isSplit = at > 0
                && at < text.length()
                && Character.isLowSurrogate(text.charAt(at))
                && Character.isHighSurrogate(text.charAt(at - 1));
        return isSplit ? at + 1 : at;
    }

    /** The name, and how much there is. */
    @Override
    public String toString() {
        return name + ": " + blocks.size() + " blocks, " + tables.size() + " tables, " + text.length() + " characters";
    }
}
