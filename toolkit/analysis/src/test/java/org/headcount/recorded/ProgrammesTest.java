package org.headcount.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headcount.document.Audit;
import org.headcount.document.Derived;
import org.headcount.document.Figure;
import org.headcount.document.Figures;
import org.headcount.document.Measure;
import org.headcount.document.Measures;
import org.headcount.document.Period;
import org.headcount.document.Programme;
import org.headcount.document.Programmes;
import org.headcount.document.Tie;
import org.junit.jupiter.api.Test;

/** What is recorded of a programme: its figures, what follows from them, its measures, its ties. */
class ProgrammesTest {

    private static final String PAPER = "white-paper-2011";
    private static final Figures FIGURES = Recorded.builtIn().figures(PAPER);
    private static final Audit AUDIT = Audit.of(FIGURES, Recorded.builtIn().claims(PAPER));
    private static final Programmes PROGRAMMES = Recorded.builtIn().programmes().document(PAPER);
    private static final Measures MEASURES = Recorded.builtIn().measures();

    @Test
    void aProgrammeIsAskedForWhatIsRecordedOfIt() {
        Programme dew = PROGRAMMES.get("dew-program");
        assertThat(dew).hasToString("Dew Program, training of workers");
        assertThat(FIGURES.of(dew).stream().map(Figure::text)).contains("three billion yuan", "80 percent");
        assertThat(AUDIT.of(dew).claims()).isEmpty();
        assertThat(AUDIT.of(dew).derived().stream().map(Derived::name)).contains("dew per trainee", "premium payback");
        assertThat(MEASURES.of(dew).stream().map(Measure::name))
                .containsExactly("Technical skills", "Practical farm techniques");
        assertThat(Recorded.builtIn().ties().of(dew).stream().map(Tie::relation))
                .contains("finances");
    }

    @Test
    void claimsAreThoseOfItsFiguresAndRefusalsAreKept() {
        Audit key = AUDIT.of(PROGRAMMES.get("fiscal-input-key-counties"));
        assertThat(key.claims().stream().map(claim -> claim.claim().id()))
                .containsExactly("key-county-share", "money-per-county");
        assertThat(key.refused().stream().map(Derived::id)).containsExactly("money-per-592");
        assertThat(AUDIT.of(PROGRAMMES.get("transport")).isEmpty()).isTrue();
        assertThat(key.isEmpty()).isFalse();
    }

    /** Nothing is lost when a document is read programme by programme. */
    @Test
    void programmesTogetherHaveEveryClaimAndWhateverFollowsFromADocumentsOwnFigures() {
        Set<String> claims = PROGRAMMES.stream()
                .flatMap(programme -> AUDIT.of(programme).claims().stream())
                .map(claim -> claim.claim().id())
                .collect(Collectors.toSet());
        assertThat(claims).hasSize(AUDIT.claims().size());
        List<String> elsewhere = AUDIT.derived().stream()
                .filter(derived -> PROGRAMMES.stream()
                        .noneMatch(programme -> AUDIT.of(programme).derived().contains(derived)))
                .map(derived -> derived.relation().figures().get(0).id())
                .toList();
        assertThat(elsewhere).isNotEmpty().allMatch(figure -> figure.startsWith("c-"));
    }

    @Test
    void yearsStayOpenWhereAFigureLeavesThemOpen() {
        assertThat(PROGRAMMES.get("dew-program").period()).hasToString("2004 to 2010");
        assertThat(PROGRAMMES.get("relocation").period()).hasToString("until 2010");
        assertThat(PROGRAMMES.get("east-west-pairing").period()).hasToString("from 1996");
        assertThat(PROGRAMMES.get("transport").period()).isEqualTo(Period.UNSTATED);
        assertThat(Period.spanning(List.of())).isEqualTo(Period.UNSTATED);
    }

    @Test
    void measuresKnowTheirPlace() {
        Measure first = MEASURES.document(PAPER).iterator().next();
        assertThat(first).hasToString("Large infrastructure works: Donglan");
        assertThat(first.place().paragraph()).isEqualTo(13);
        assertThat(MEASURES.of(PROGRAMMES.get("housing")).areas()).hasSize(5);
        assertThat(MEASURES.table().rowCount()).isEqualTo(MEASURES.size());
        assertThat(MEASURES.where(measure -> measure.status() == Tie.Status.ANNOUNCED)
                        .size())
                .isPositive()
                .isLessThan(MEASURES.size());
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertThatThrownBy(() -> PROGRAMMES.get("dew"))
                .hasMessageStartingWith("no programme 'dew'; there are key-counties, fiscal-input,");
        assertThatThrownBy(() -> FIGURES.get("12 billion yuan"))
                .hasMessage("white-paper-2011 has no figure '12 billion yuan'");
        assertThatThrownBy(() -> FIGURES.get("ten years"))
                .hasMessage(
                        "'ten years' occurs 3 times in white-paper-2011: ask by id, f001-011 or f001-018 or f001-019");
        assertThatThrownBy(() -> Recorded.builtIn().table("table-3"))
                .hasMessageStartingWith("no recorded table 'table-3'; recorded are white-paper-2011-table-1,");
    }

    @Test
    void aFigureIsAskedForByItsIdOrItsPhrase() {
        assertThat(FIGURES.get("592 counties")).isSameAs(FIGURES.get("f001-003"));
        assertThat(FIGURES.share("481", "592 counties").value()).isEqualTo(81.25);
    }

    @Test
    void numbersOfATableAreFiguresWithTheirHedge() {
        Figures army = Recorded.builtIn().table("white-paper-2011-table-3");
        Figure trees = army.stream()
                .filter(figure -> figure.name().startsWith("trees planted"))
                .findFirst()
                .orElseThrow();
        assertThat(trees.words()).isEqualTo("more than 35.61 million mu");
        assertThat(trees.interval().high()).isInfinite();
        assertThat(trees.caveats()).isNotEmpty();
        assertThat(Recorded.builtIn().table("white-paper-2011-table-2").size()).isZero();
    }

    @Test
    void briefIsAsExactAsTheDigitsAllow() {
        assertThat(Stream.of(
                                "local-growth",
                                "local-2001",
                                "other-provinces",
                                "loans-per-discount",
                                "dew-per-trainee",
                                "money-per-member",
                                "housing-per-household")
                        .map(id -> AUDIT.derived(id).brief()))
                .containsExactly(
                        "18.5 percent a year",
                        "2.75 billion yuan",
                        "10 provinces",
                        "27.70 to 36.94",
                        "at most 875 yuan per person",
                        "at least 1,705 yuan per person",
                        "5,752 yuan per household");
    }

    @Test
    void aFigureSaysAllThatItMayBe() {
        assertThat(FIGURES.get("12.75 billion yuan").allowed()).isEqualTo("12.75 billion yuan (12.745 to 12.755)");
        assertThat(FIGURES.get("592 counties").allowed()).isEqualTo("592 counties");
    }

    /** What the JDK's own jshell shows, which knows no renderers. */
    @Test
    void aTerminalIsToldHowManyThereAre() {
        assertThat(PROGRAMMES).hasToString("40 programmes");
        assertThat(FIGURES.of(PROGRAMMES.get("dew-program"))).hasToString("white-paper-2011: six figures");
        assertThat(MEASURES.of(PROGRAMMES.get("dew-program"))).hasToString("two measures");
        assertThat(Recorded.builtIn().ties().relation("funds")).hasToString("six ties");
        assertThat(AUDIT.of(PROGRAMMES.get("education")))
                .hasToString("white-paper-2011: no claims and one derived figure");
    }

    @Test
    void resultsKeepTheNameUnderWhichTheyWereDeclared() {
        assertThat(AUDIT.derived("local-growth").name()).isEqualTo("local growth");
        assertThat(FIGURES.growth("fiscal_input", 2001, 2010).name()).startsWith("yearly growth from 12.75");
    }

    @Test
    void aSpanOfYearsIsToldByItsEnds() {
        assertThat(Recorded.builtIn()
                        .figures("white-paper-2011")
                        .get("f001-071")
                        .allowed())
                .isEqualTo("2001 to 2010");
    }
}
