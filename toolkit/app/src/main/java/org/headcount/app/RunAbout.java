package org.headcount.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headcount.app.render.Verdicts;
import org.headcount.document.Source;
import org.headcount.notebook.Notebook;
import org.headcount.page.About;
import org.headcount.recorded.Recorded;
import org.headcount.session.Bundle;
import picocli.CommandLine.Help.Ansi;

/**
 * What Headcount says of a run of notebooks: which data it rests on, and the verdicts of the audits that
 * the notebooks show.
 */
final class RunAbout implements About {

    @Override
    public Map<String, String> facts(List<Notebook> notebooks) {
        Recorded recorded = Recorded.builtIn();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Headcount", Main.version());
        facts.putAll(UsedData.of(notebooks, recorded).facts(recorded));
        return facts;
    }

    @Override
    public Optional<Section> section(List<Notebook> notebooks) {
        Verdicts verdicts = inOrder(shown(notebooks));
        if (verdicts.ids().isEmpty()) {
            return Optional.empty();
        }
        VerdictTable table = new VerdictTable(verdicts);
        StringWriter text = new StringWriter();
        table.print(new PrintWriter(text), Ansi.OFF);
        return Optional.of(new Section("Verdicts", Bundle.text(text.toString()).with("text/html", table.html())));
    }

    /** The verdicts that the outputs of notebooks hold. */
    static Verdicts shown(List<Notebook> notebooks) {
        return notebooks.stream()
                .flatMap(notebook -> notebook.cells().stream())
                .flatMap(cell -> cell.outputs().stream())
                .map(output -> output.path("data").path(Verdicts.MIME))
                .filter(JsonNode::isObject)
                .map(Verdicts::of)
                .reduce(Verdicts.NONE, Verdicts::and);
    }

    /** The recorded documents first, in their order, then others. */
    private static Verdicts inOrder(Verdicts verdicts) {
        Map<String, Map<String, Verdicts.Given>> documents = new LinkedHashMap<>();
        Recorded.builtIn().documents().stream()
                .map(Source::id)
                .filter(verdicts.ids()::contains)
                .forEach(document -> documents.put(document, Map.of()));
        return new Verdicts(documents).and(verdicts);
    }
}
