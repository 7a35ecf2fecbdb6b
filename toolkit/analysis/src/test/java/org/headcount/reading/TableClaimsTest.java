package org.headcount.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.headcount.document.AuditedClaim;
import org.headcount.document.Grade;
import org.junit.jupiter.api.Test;

/** What the cells of a table claim of each other, and what only looks like it. */
class TableClaimsTest {

    private static List<AuditedClaim> claims(String text) {
        return Document.ofText("test", text).audit().claims();
    }

    private static List<String> failing(String text) {
        return claims(text).stream()
                .filter(claim -> claim.grade() == Grade.FAILS)
                .map(claim -> claim.claim().figure().text())
                .toList();
    }

    private static final String RATES = """
            Table 1. Poverty rate by region, percent

            Region\t2015\t2020\tpp change
            North\t24.1\t18.6\t-5.5
            South\t31.0\t27.2\t-3.8
            East\t12.4\t11.9\t-0.5
            """;

    @Test
    void changesOfPercentagesAreInPoints() {
        assertThat(claims(RATES))
                .hasSize(3)
                .allMatch(claim -> claim.claim().id().startsWith("table-change"))
                .allMatch(claim -> claim.grade() == Grade.EXACT_POINT);
        assertThat(failing(RATES.replace("-0.5", "-5.0"))).containsExactly("-5.0");
        assertThat(claims(RATES.replace("pp change", "Rank").replace("\t-", "\t")))
                .isEmpty();
    }

    private static final String SHARES = """
            Region\tMen\tWomen\tTotal\tShare of women, %
            North\t1,200\t1,300\t2,500\t52.0
            South\t800\t700\t1,500\t46.7
            Total\t2,000\t2,000\t4,000\t50.0
            """;

    @Test
    void aShareIsOfTheWholeThatMostRowsGiveToTheDigit() {
        List<AuditedClaim> shares = claims(SHARES).stream()
                .filter(claim -> claim.claim().id().startsWith("table-share"))
                .toList();
        assertThat(shares).hasSize(3).allMatch(claim -> claim.grade() == Grade.EXACT_POINT);
        assertThat(shares.get(0).sentence()).contains("1,300 items in 2,500 items");
        assertThat(failing(SHARES.replace("46.7", "76.4"))).containsExactly("76.4");
        assertThat(claims(SHARES.replace("Share of women, %", "Literate, %")
                        .replace("52.0", "88.1")
                        .replace("46.7", "90.2")
                        .replace("50.0", "89.0")))
                .noneMatch(claim -> claim.claim().id().startsWith("table-share"));
    }

    private static final String STATEMENT = """
            Item\t2023\t2024
            Revenue\t412.6\t455.1
            Cost of sales\t(222.8)\t(240.4)
            Gross profit\t189.8\t214.7
            Operating expenses\t(128.5)\t(140.0)
            Operating profit\t61.3\t74.7
            """;

    @Test
    void resultsOfAStatementFollowFromTheRowsAbove() {
        assertThat(claims(STATEMENT)).hasSize(4).allMatch(claim -> claim.grade() == Grade.EXACT_POINT);
        assertThat(claims(STATEMENT).get(0).sentence()).contains("412.6 items plus -222.8 items");
        assertThat(claims(STATEMENT.replace("(", "").replace(")", "")))
                .hasSize(4)
                .allMatch(claim -> claim.grade() == Grade.EXACT_POINT);
        assertThat(failing(STATEMENT.replace("74.7", "78.7"))).containsExactly("78.7");
        assertThat(claims(STATEMENT.replace("Gross profit", "Price").replace("Operating profit", "Staff")))
                .isEmpty();
    }
}
