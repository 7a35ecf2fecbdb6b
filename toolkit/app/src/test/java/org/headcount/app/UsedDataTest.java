package org.headcount.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.headcount.notebook.Notebook;
import org.headcount.notebook.NotebookCell;
import org.headcount.recorded.Recorded;
import org.junit.jupiter.api.Test;

/** What a page's stamp says of texts and data. */
class UsedDataTest {

    private static UsedData of(String... cells) {
        Notebook notebook = Notebook.empty();
        for (String cell : cells) {
            notebook.add(NotebookCell.Type.CODE, cell);
        }
        return UsedData.of(List.of(notebook), Recorded.builtIn());
    }

    @Test
    void aNotebookUsesTheDocumentsThatItNames() {
        UsedData used = of("var figures = Recorded.builtIn().figures(\"white-paper-2011\");");
        assertThat(used.documents()).containsExactly("white-paper-2011");
        assertThat(used.files())
                .contains("figures/white-paper-2011.csv", "claims/white-paper-2011.csv", "sources.csv")
                .doesNotContain("ties.csv", "surveys/households.csv", "figures/seminar-2020.csv");
        assertThat(used.facts(Recorded.builtIn()).get("Texts"))
                .startsWith("white-paper-2011 sha256:")
                .doesNotContain(",");
    }

    @Test
    void aSurveyIsDataWithoutATextAndATableHasThatOfItsDocument() {
        UsedData survey = of("Tables.load(\"households\")");
        assertThat(survey.documents()).isEmpty();
        assertThat(survey.files()).containsExactly("surveys/households.csv");
        assertThat(survey.facts(Recorded.builtIn())).containsOnlyKeys("Data");
        UsedData table = of("Tables.load(\"white-paper-2011-table-2\")");
        assertThat(table.documents()).containsExactly("white-paper-2011");
        assertThat(table.files()).contains("tables/white-paper-2011-table-2.csv");
    }

    @Test
    void tiesOfAllDocumentsUseAllAndThoseOfOneUseThat() {
        assertThat(of("Recorded.builtIn().ties().relation(\"funds\")").documents())
                .hasSize(5);
        UsedData one = of(
                "Recorded.builtIn().ties().document(\"seminar-2020\")",
                "Recorded.builtIn().programmes() . document(\"seminar-2020\")");
        assertThat(one.documents()).containsExactly("seminar-2020");
        assertThat(one.files()).contains("ties.csv", "entities.csv", "programmes.csv");
        assertThat(of("Recorded.builtIn()").documents()).hasSize(5);
    }

    @Test
    void aNotebookOfNoneOfThemHasNoneInItsStamp() {
        assertThat(of("int a = 1;", "String s = \"seminar\";").facts(Recorded.builtIn()))
                .isEmpty();
        assertThat(of("figure.withUnit(\"households\")", "var word = \"measures\";")
                        .facts(Recorded.builtIn()))
                .isEmpty();
        Map<String, String> facts = new RunAbout().facts(List.of(Notebook.empty()));
        assertThat(facts).containsOnlyKeys("Headcount");
    }
}
