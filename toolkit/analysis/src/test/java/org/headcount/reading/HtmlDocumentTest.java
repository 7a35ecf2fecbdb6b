package org.headcount.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words of a page that its reader sees. */
class HtmlDocumentTest {

    private static Document read(String body) {
        return HtmlDocument.read("page.html", body, List.of());
    }

    private static List<List<String>> cells(Document document) {
        return document.tables().get(0).rows().stream()
                .map(row -> row.stream().map(document::text).toList())
                .toList();
    }

    @Test
    void figuresSplitOverTagsAreWhole() {
        assertThat(
                        read("<p>It rose to 12<b>.75</b>&nbsp;billion\n <i>yu</i>an in 20&shy;10, of which<br>5&#8288;0 percent.</p>")
                                .text())
                .isEqualTo("It rose to 12.75 billion yuan in 2010, of which 50 percent.\n");
    }

    @Test
    void noBreakSpacesBetweenDigitsStay() {
        assertThat(read("<p>12&nbsp;345&nbsp;people</p>").text()).isEqualTo("12\u00a0345 people\n");
    }

    @Test
    void whatIsNotSeenIsNotRead() {
        Document document = read("""
                <html><head><title>9 days</title><style>.gone {display:none} @media print { p {display:none} }</style></head>
                <body><header><a href=/>Home 1</a></header><nav>2</nav>
                <main><article><header><h1>Growth of 3 percent</h1></header>
                <script>var x = 4;</script><p hidden>5</p><p aria-hidden="true">6</p><p style="color:red; display: none">7</p>
                <p class="gone">8</p><p>There are <del>9</del><ins>10</ins> cases.<span class="sr-only">11</span></p>
                <noscript>12</noscript><template>13</template><button>14</button><!-- 15 -->
                <div role="navigation">16</div></article></main>
                <footer>17</footer></body></html>
                """);
        assertThat(document.text()).isEqualTo("Growth of 3 percent\nThere are 10 cases.\n");
        assertThat(document.blocks().get(0).type()).isEqualTo(Block.Type.HEADING);
    }

    @Test
    void theOnlyTitleMayBeInTheBanner() {
        assertThat(read("<header><nav>1</nav><p>Menu 2</p><h1>Up 3 percent</h1></header><p>Text.</p>")
                        .text())
                .isEqualTo("Up 3 percent\nText.\n");
    }

    @Test
    void marksOfNotesAreLeftOutAndExponentsStay() {
        assertThat(read("<p>It was 5 percent<sup><a href='#n1'>1</a></sup> of 30 km<sup>2</sup>, 10<sup>6</sup> people"
                                + "<sup>2,3</sup> on the 21<sup>st</sup>.</p>")
                        .text())
                .isEqualTo("It was 5 percent of 30 km\u00b2, 10\u2076 people on the 21st.\n");
    }

    @Test
    void blocksPartWords() {
        Document document =
                read("<h2>A</h2><ul><li>5 men<ul><li>6 women</li></ul></li></ul><div>one<p>two</p>three</div>"
                        + "<p>x<br><br>y</p><dl><dt>d</dt><dd>e</dd></dl><pre>f\ng</pre>");
        assertThat(document.text()).isEqualTo("A\n5 men\n6 women\none\ntwo\nthree\nx\ny\nd\ne\nf\ng\n");
        assertThat(document.blocks().get(1).type()).isEqualTo(Block.Type.LIST_ITEM);
    }

    @Test
    void cellsMaySpanColumnsAndRows() {
        Document document = read("""
                <table><caption>Table 1: Poor</caption>
                <tfoot><tr><th>Total</th><td>30</td><td>40</td></tr></tfoot>
                <thead><tr><th rowspan=2>Region</th><th colspan=2>Poor, million</th></tr><tr><th>2019<th>2020</tr></thead>
                <tbody><tr><th>North</th><td>10</td><td><p>15</p></td></tr><tr><th>South</th><td>20</td><td>25</td></tr></tbody>
                </table>
                """);
        assertThat(document.text())
                .isEqualTo(
                        "Table 1: Poor\nRegion\tPoor, million\n2019\t2020\nNorth\t10\t15\nSouth\t20\t25\nTotal\t30\t40\n");
        assertThat(cells(document))
                .containsExactly(
                        List.of("Region", "Poor, million", "Poor, million"),
                        List.of("Region", "2019", "2020"),
                        List.of("North", "10", "15"),
                        List.of("South", "20", "25"),
                        List.of("Total", "30", "40"));
        assertThat(document.tables().get(0).headerRows()).isEqualTo(2);
        assertThat(document.tables().get(0).headerColumns()).isEqualTo(1);
        assertThat(document.blocks().get(0).type()).isEqualTo(Block.Type.CAPTION);
    }

    @Test
    void tablesThatOnlyPlaceThingsAreText() {
        Document document = read("<table><tr><td><p>One 5.</p><p>Two 6.</p></td></tr></table>"
                + "<table role=presentation><tr><td>Left</td><td>Right</td></tr></table>");
        assertThat(document.tables()).isEmpty();
        assertThat(document.text()).isEqualTo("One 5.\nTwo 6.\nLeft\nRight\n");
    }

    @Test
    void deepNestingEnds() {
        String deep = "<div>".repeat(100_000) + "5 percent" + "</div>".repeat(100_000);
        assertThat(read(deep).text()).isEqualTo("5 percent\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "It rose by ~~9 percent~~ 5 percent. | It rose by 5 percent.",
                "~~It fell **by 2** percent.~~ It rose. | It rose.",
                "Between 3~5 and 6~8 km, ~7 km, ~9 km. | Between 3~5 and 6~8 km, ~7 km, ~9 km.",
                "Up ~~ 5 percent ~~ or so. | Up ~~ 5 percent ~~ or so."
            })
    void struckMarkdownIsLeftOut(String markdown, String words) {
        assertThat(MarkdownDocument.read("a.md", markdown, List.of()).text().strip())
                .isEqualTo(words);
    }

    @Test
    void markdownIsReadAsItIsRendered() {
        Document document = MarkdownDocument.read("note.md", """
                ---
                title: x
                ---
                # Growth

                It *rose* by **5** percent
                to [12](http://x/34) million.

                - 6 men

                | Region | Poor |
                |---|--:|
                | North | 7 |
                | *South* | 8 |

                <p>9 <b>women</b></p>
                """, List.of());
        assertThat(document.text())
                .isEqualTo(
                        "Growth\nIt rose by 5 percent to 12 million.\n6 men\nRegion\tPoor\nNorth\t7\nSouth\t8\n9 women\n");
        assertThat(document.tables().get(0).headerRows()).isEqualTo(1);
    }
}
