package org.headcount.recorded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.headcount.data.DataFolder;
import org.headcount.data.Row;
import org.headcount.data.Rows;
import org.headcount.data.Tables;
import org.headcount.data.fault.DataException;
import org.headcount.document.Audit;
import org.headcount.document.Caveat;
import org.headcount.document.Claims;
import org.headcount.document.Figure;
import org.headcount.document.Figures;
import org.headcount.document.Measures;
import org.headcount.document.Programmes;
import org.headcount.document.Provenance;
import org.headcount.document.Source;
import org.headcount.document.Ties;
import org.headcount.document.Unit;

/**
 * All that is recorded of the documents and of the sources around them: the one place that reads
 * {@code data/} and holds every row against the others.
 *
 * <p>A folder needs {@code sources.csv} and, for each document, its figures and claims. It may do without
 * the rest. Its units come on top of the toolkit's; kinds of ties are the toolkit's where it brings none.
 *
 * <p>Whatever is wrong is reported with file, line and column by a {@link DataException}; nothing is
 * skipped.
 */
public final class Recorded {

    /** The id under which outside facts and the claims about them go. */
    public static final String CONTEXT = "context";

    private final DataFolder folder;
    private final Optional<DocumentTexts> texts;
    private final Map<String, Source> sources;
    private final FigureRows read;
    private final Map<String, List<Caveat>> caveats;
    private final Map<String, Figure> figures = new LinkedHashMap<>();
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Set<String> facts = new LinkedHashSet<>();
    private final Map<String, List<Figure>> tables = new LinkedHashMap<>();
    private final Programmes programmes;
    private final Measures measures;
    private final Ties ties;

    /** What travels with this version of the toolkit. */
    public static Recorded builtIn() {
        return in(DataFolder.builtIn());
    }

    /**
     * What a folder of the same form holds; checked against the documents' texts where they are in its own folder
     * {@code texts}, or the environment variable {@value DocumentTexts#VARIABLE} names their folder.
     */
    public static Recorded in(DataFolder folder) {
        return in(folder, DocumentTexts.of(folder));
    }

    /**
     * What a folder of the same form holds, checked against the documents' texts in another.
     *
     * @param texts a folder with the files that {@code sources.csv} names
     * @throws DataException if a text is missing or is not the one recorded, or a phrase is not where it
     *     is said to
     */
    public static Recorded in(DataFolder folder, Path texts) {
        return in(folder, Optional.of(new DocumentTexts(texts)));
    }

    /** The same, checked against given texts, or against none. */
    static Recorded in(DataFolder folder, Optional<DocumentTexts> texts) {
        Recorded recorded = new Recorded(folder, texts);
        texts.ifPresent(documents -> documents.check(recorded));
        return recorded;
    }

    private Recorded(DataFolder folder, Optional<DocumentTexts> texts) {
        this.folder = folder;
        this.texts = texts;
        this.sources = SourceRows.of(folder);
        List<Row> remarks = Rows.ifAny(folder, "caveats.csv");
        this.caveats = new LinkedHashMap<>();
        remarks.forEach(row -> caveats.computeIfAbsent(row.text("about"), about -> new ArrayList<>())
                .add(new Caveat(row.choice("kind", Caveat.Sort.class), row.text("note"))));
        this.read = new FigureRows(folder, sources, this::caveats);
        for (Source document : documents()) {
            String id = document.id();
            Rows.of(folder, "figures/" + id + ".csv").forEach(row -> add(row, read.printed(id, row)));
        }
        Rows.ifAny(folder, "context.csv").forEach(this::fact);
        checkCaveats(remarks);
        Rows.byId(Rows.ifAny(folder, "tables.csv"), row -> row)
                .keySet()
                .forEach(table -> tables.put(table, figuresInTable(table)));
        TiesReader reader = new TiesReader(this);
        this.programmes = reader.programmes();
        this.measures = reader.measures();
        this.ties = reader.ties();
    }

    /** The recorded documents, in order. */
    public List<Source> documents() {
        return sources.values().stream()
                .filter(source -> source.kind() == Source.Kind.DOCUMENT)
                .toList();
    }

    /** A document or other source by its id. */
    public Optional<Source> source(String id) {
        return Optional.ofNullable(sources.get(id));
    }

    /** The file with the text of a document, in UTF-8, where the texts are at hand. */
    public Optional<Path> text(String id) {
        return source(id)
                .filter(document -> document.file().isPresent())
                .flatMap(document -> texts.flatMap(folder -> folder.path(document)));
    }

    /** What can be audited: the documents, and the outside facts. */
    public List<String> auditable() {
        List<String> ids = new ArrayList<>(documents().stream().map(Source::id).toList());
        if (folder.has("context.csv")) {
            ids.add(CONTEXT);
        }
        return ids;
    }

    /**
     * The figures of a document, or of the outside facts.
     *
     * @throws IllegalArgumentException if nothing of that id is recorded
     */
    public Figures figures(String id) {
        requireAuditable(id);
        List<Figure> found = figures.values().stream()
                .filter(figure -> home(figure).equals(id))
                .toList();
        return new Figures(id, found);
    }

    /**
     * The claims of a document, or about the outside facts.
     *
     * @throws IllegalArgumentException if nothing of that id is recorded
     */
    public Claims claims(String id) {
        requireAuditable(id);
        return new ClaimsReader(this, id, Rows.of(folder, "claims/" + id + ".csv")).read();
    }

    /** The audit of a document, or of the outside facts. */
    public Audit audit(String id) {
        return Audit.of(figures(id), claims(id));
    }

    /**
     * The rows of a recorded table that give a number with its unit, as figures. The table itself is
     * {@link Tables#load(String)}'s.
     *
     * @throws IllegalArgumentException if no table of that id is recorded
     */
    public Figures table(String id) {
        if (!tables.containsKey(id)) {
            throw new IllegalArgumentException(
                    "no recorded table '" + id + "'; recorded are " + String.join(", ", tables.keySet()));
        }
        return new Figures(id, tables.get(id));
    }

    /** What the documents say was done. */
    public Programmes programmes() {
        return programmes;
    }

    /** What was done that has no numbers. */
    public Measures measures() {
        return measures;
    }

    /** The ties between parties. */
    public Ties ties() {
        return ties;
    }

    /** A unit all of whose nouns are known. */
    Unit unit(Row row, String column, String text) {
        return read.unit(row, column, text);
    }

    /** The ids of the recorded tables. */
    Set<String> tables() {
        return tables.keySet();
    }

    /** Where each printed figure is recorded. */
    Map<String, Row> rows() {
        return rows;
    }

    /** Every source by its id, documents first. */
    Map<String, Source> sources() {
        return sources;
    }

    DataFolder folder() {
        return folder;
    }

    Optional<Figure> figure(String id) {
        return Optional.ofNullable(figures.get(id));
    }

    List<Caveat> caveats(String about) {
        return caveats.getOrDefault(about, List.of());
    }

    private void requireAuditable(String id) {
        if (!auditable().contains(id)) {
            throw new IllegalArgumentException(
                    "no recorded document '" + id + "'; recorded are " + String.join(", ", auditable()));
        }
    }

    /** A table may have any columns; those whose names say what they hold must hold it. */
    private List<Figure> figuresInTable(String table) {
        List<Figure> found = new ArrayList<>();
        for (Row row : Tables.rows(folder, table)) {
            Set<String> columns = row.cells().keySet();
            if (columns.contains("source") && row.optional("source").isPresent()) {
                FigureRows.known(row, "source", sources.keySet(), "sources.csv");
            }
            if (columns.contains("confidence")) {
                row.choice("confidence", Provenance.Confidence.class);
            }
            if (columns.contains("unit") && row.optional("unit").isPresent()) {
                found.add(read.inTable(table, row, found.size() + 1));
            } else if (columns.contains("from") && columns.contains("to")) {
                FigureRows.period(row, "from", "to");
            }
        }
        return found;
    }

    private static String home(Figure figure) {
        return figure.provenance() instanceof Provenance.Printed printed ? printed.document() : CONTEXT;
    }

    private void add(Row row, Figure figure) {
        Row earlier = rows.putIfAbsent(figure.id(), row);
        if (earlier != null) {
            throw row.fault(
                    "id",
                    "id already used in " + earlier.file() + ":" + earlier.line(),
                    "give each figure an id of its own");
        }
        figures.put(figure.id(), figure);
    }

    private void fact(Row row) {
        read.outside(row);
        if (!row.text("unit").equals("text")) {
            add(row, read.fact(row));
        } else if (!facts.add(row.text("id"))) {
            throw row.fault("id", "id already used", "give each fact an id of its own");
        }
    }

    private void checkCaveats(List<Row> remarks) {
        Set<String> about = new LinkedHashSet<>(figures.keySet());
        auditable().forEach(id -> Rows.of(folder, "claims/" + id + ".csv").forEach(row -> about.add(row.text("id"))));
        Set<String> evidence = new LinkedHashSet<>(figures.keySet());
        evidence.addAll(facts);
        for (Row row : remarks) {
            FigureRows.known(row, "about", about, "the figures or claims");
            if (row.optional("evidence").isPresent()) {
                FigureRows.known(row, "evidence", evidence, "the figures or context.csv");
            }
        }
    }

    @Override
    public String toString() {
        return folder + " (documents: " + documents().size() + ", figures: " + figures.size() + ", tables: "
                + tables.size() + ")";
    }
}
