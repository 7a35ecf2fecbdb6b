package org.headcount.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headcount.app.render.Verdicts;
import org.headcount.data.DataFolder;
import org.headcount.document.Source;
import org.headcount.notebook.Notebook;
import org.headcount.notebook.NotebookCell;
import org.headcount.recorded.Recorded;

/**
 * The recorded texts and data that notebooks name in their code, or whose verdicts they show.
 *
 * @param documents the ids of the documents
 * @param files the files of the data folder
 */
record UsedData(Set<String> documents, Set<String> files) {

    /** A name in quotes, perhaps in a call that loads what it names. */
    private static final Pattern NAME =
            Pattern.compile("(\\b(?:load|figures|claims|audit|table)\\s*\\(\\s*)?\"([a-z0-9-]{1,100})\"");

    /** A list of all documents, unless the call goes on with one. */
    private static final Pattern OF_ALL = Pattern.compile("\\bRecorded\\s*\\.\\s*builtIn\\s*\\(\\s*\\)"
            + "\\s*\\.\\s*(ties|programmes|measures)\\s*\\(\\s*\\)(?!\\s*\\.\\s*document\\s*\\(\\s*\")");

    /** The recorded data, unless the call goes on with a part of it. */
    private static final Pattern EVERYTHING = Pattern.compile(
            "\\bRecorded\\s*\\.\\s*builtIn\\b"
                    + "(?!\\s*\\(\\s*\\)\\s*\\.\\s*((figures|claims|audit|table)\\s*\\(\\s*\"|(ties|programmes|measures)\\s*\\())");

    /** The files of what is asked for of several documents. */
    private static final Map<String, List<String>> SHARED = Map.of(
            "ties", List.of("ties.csv", "entities.csv"),
            "programmes", List.of("programmes.csv"),
            "measures", List.of("measures.csv", "entities.csv"));

    private static final List<String> OF_EVERY_DOCUMENT = List.of("sources.csv", "units.csv", "caveats.csv");

    static UsedData of(List<Notebook> notebooks, Recorded recorded) {
        DataFolder folder = DataFolder.builtIn();
        Set<String> all = recorded.documents().stream().map(Source::id).collect(Collectors.toCollection(TreeSet::new));
        Set<String> documents = new TreeSet<>();
        Set<String> files = new TreeSet<>();
        List<String> code = notebooks.stream()
                .flatMap(notebook -> notebook.cells().stream())
                .filter(cell -> cell.type() == NotebookCell.Type.CODE)
                .map(NotebookCell::source)
                .toList();
        for (String source : code) {
            if (OF_ALL.matcher(source).find() || EVERYTHING.matcher(source).find()) {
                documents.addAll(all);
            }
            boolean everything = EVERYTHING.matcher(source).find();
            SHARED.forEach((list, names) -> {
                if (everything
                        || Pattern.compile("\\bbuiltIn\\s*\\(\\s*\\)\\s*\\.\\s*" + list + "\\s*\\(")
                                .matcher(source)
                                .find()) {
                    files.addAll(names);
                }
            });
            for (Matcher name = NAME.matcher(source); name.find(); ) {
                String id = name.group(2);
                // Surveys and shared files are called by common words, such as households, which mean other things too.
                Stream<String> loaded =
                        name.group(1) == null ? Stream.empty() : Stream.of("surveys/" + id + ".csv", id + ".csv");
                Stream.concat(Stream.of("tables/" + id + ".csv", "claims/" + id + ".csv"), loaded)
                        .filter(folder::has)
                        .forEach(files::add);
                // A table's id begins with that of its document.
                all.stream()
                        .filter(document -> id.equals(document)
                                || (id.startsWith(document + "-") && folder.has("tables/" + id + ".csv")))
                        .forEach(documents::add);
            }
        }
        Verdicts shown = RunAbout.shown(notebooks);
        all.stream().filter(shown.ids()::contains).forEach(documents::add);
        documents.forEach(document -> {
            files.addAll(OF_EVERY_DOCUMENT);
            files.addAll(List.of("figures/" + document + ".csv", "claims/" + document + ".csv"));
        });
        files.removeIf(file -> !folder.has(file));
        return new UsedData(documents, files);
    }

    /** What a stamp says of them: nothing where nothing is used. */
    Map<String, String> facts(Recorded recorded) {
        Map<String, String> facts = new LinkedHashMap<>();
        if (!files.isEmpty()) {
            facts.put(
                    "Data",
                    String.join(", ", files) + ", "
                            + digest(DataFolder.builtIn().digest(new ArrayList<>(files))));
        }
        if (!documents.isEmpty()) {
            facts.put(
                    "Texts",
                    recorded.documents().stream()
                            .filter(document -> documents.contains(document.id()))
                            .map(document -> document.id() + " "
                                    + document.sha256().map(UsedData::digest).orElse("without a digest"))
                            .collect(Collectors.joining(", ")));
        }
        return facts;
    }

    private static String digest(String sha256) {
        return "sha256:" + sha256.substring(0, 16);
    }
}
