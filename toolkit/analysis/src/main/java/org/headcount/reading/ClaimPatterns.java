package org.headcount.reading;

import java.util.List;

/** All patterns of claims, in the order of the page that lists them. */
final class ClaimPatterns {

    static final List<ClaimPattern> ALL = List.of(
            new ClaimPattern(
                    "total-change",
                    "A change in percent between two values of one thing, in either order and direction:"
                            + " \"rose by P from A to B\", \"B, up P from A\", \"P more than A\", \"fell to B from A, a drop of P\","
                            + " \"up P to B (2019: A)\", \"by C, or P, to B\", \"beat A by P\"; after \"rose by C to B\", \"the increase of P\";"
                            + " after two pays, \"a pay gap of P\".",
                    "Employment rose by 31.7 percent, from 12.0 million in 2010 to 15.8 million in 2015.",
                    "Employment rose by 37.1 percent, from 12.0 million in 2010 to 15.8 million in 2015.",
                    "Wages rose from 400 euros to 440 euros while prices went up by 3 percent."),
            new ClaimPattern(
                    "yearly-change",
                    "An average annual rate between two dated values: compound, with as many steps as lie between the years.",
                    "Output grew from 450 tonnes in 2010 to 720 tonnes in 2020, an average annual growth rate of 4.8 percent.",
                    "Output grew from 450 tonnes in 2010 to 720 tonnes in 2020, an average annual growth rate of 6.0 percent.",
                    "Output grew from 450 tonnes to 720 tonnes, an average annual growth rate of 4.8 percent."),
            new ClaimPattern(
                    "points",
                    "A change between two percentages in percentage points, basis points or points, also \"it has fallen by C since\".",
                    "Unemployment fell from 4.9 percent to 4.6 percent, a drop of 0.3 percentage points.",
                    "Unemployment fell from 4.9 percent to 4.2 percent, a drop of 0.3 percentage points.",
                    "Unemployment fell by 0.3 percentage points in 24 districts."),
            new ClaimPattern(
                    "multiple",
                    "How many times another value a value is: doubled, tripled, threefold, halved, \"3.5 times the A\", \"three times as many as A\".",
                    "Attendance doubled, from 1,510 in May to 3,040 in June.",
                    "Attendance tripled, from 1,510 in May to 3,040 in June.",
                    "Attendance doubled in the 12 largest of the 40 schools."),
            new ClaimPattern(
                    "difference",
                    "An absolute change, or the distance of two amounts: \"from A to B, an increase of N\", \"N more than the A\","
                            + " \"a gap of N\", a deficit of spending and revenue by their names, \"a net gain of N\", \"leaving a deficit of N\", \"by N since May, when it was A\", \"missed A by N\".",
                    "The number of clinics increased from 112 to 148, an increase of 36.",
                    "The number of clinics increased from 112 to 148, an increase of 38.",
                    "The number of clinics increased from 112 to 148, with 38 nurses in each."),
            new ClaimPattern(
                    "share",
                    "A percentage or fraction of a part in a whole: \"A, accounting for P of the W\", \"A of the W, or P\", \"Of the W, A (P)\","
                            + " \"A of them, P\", \"Of these, A, or P\", \"A, P of the W\"."
                            + " \"P, or A\" of a whole before; a margin of profit and revenue and an unemployment rate by their names."
                            + " A whole that the sentence leaves out is looked for by its noun, and named.",
                    "Of the 412 respondents, 201 (48.8 percent) were women.",
                    "Of the 412 respondents, 210 (48.8 percent) were women.",
                    "The survey reached 412 respondents, and 48.8 percent of buses ran late."),
            new ClaimPattern(
                    "part",
                    "A part of a whole is no larger than it: \"W, including A\", \"of which A\", \"A of the W\".",
                    "The agency employs 5,400 people, including 2,100 in field offices.",
                    "The agency employs 2,100 people, including 5,400 in field offices.",
                    "The agency employs 5,400 people in 120 offices, including 12 ministries."),
            new ClaimPattern(
                    "sum",
                    "A total of the amounts listed before or after it: \"A and B, totalling T\", \"T, comprising A and B\", \"T: A, B and C\","
                            + " \"T will be financed by A and B\", \"T. Of this, A goes to one, B to another and C to a third\".",
                    "The council has 60 members: 24 women and 36 men.",
                    "The council has 60 members: 24 women and 38 men.",
                    "The council has 60 members, and the school has 24 teachers and 400 pupils."),
            new ClaimPattern(
                    "remainder",
                    "What is left of a whole: \"Of the W, A ... and the remaining B\", \"W ... takes A, which leaves B\","
                            + " \"W. After interest of A and tax of B, C is left\".",
                    "Of the 150 vehicles, 90 were repaired and the remaining 60 were scrapped.",
                    "Of the 150 vehicles, 90 were repaired and the remaining 70 were scrapped.",
                    "The remaining 60 vehicles were scrapped."),
            new ClaimPattern(
                    "mean",
                    "A total over the number of those that share it: \"an average of R per county\", \"R each\", \"T, in N steps of R each\"."
                            + " Where that number is printed nowhere, the claim says what it would have to be.",
                    "The ministry spent 4.8 million dollars on 1,200 wells, or 4,000 dollars per well.",
                    "The ministry spent 4.8 million dollars on 1,200 wells, or 5,000 dollars per well.",
                    "The ministry spent 4.8 million dollars; a well costs 4,000 dollars in 12 districts."),
            new ClaimPattern(
                    "product",
                    "A total of equal amounts, or a percentage of one: \"N colleges at R each, for which T is set apart\","
                            + " \"R a day, that is T for 30 days\", \"24 payments of R, or T\", \"P of the W, which is T\", \"R a month, or T a year\".",
                    "Some 38 schools will receive 6,000 dollars each, and 228,000 dollars is set apart.",
                    "Some 38 schools will receive 6,000 dollars each, and 282,000 dollars is set apart.",
                    "Some 38 schools will receive 6,000 dollars each, but 282,000 dollars is missing."),
            new ClaimPattern(
                    "rate",
                    "Cases in a population for every thousand or hundred thousand of it.",
                    "There were 420 cases in a population of 1.2 million, a rate of 35 per 100,000.",
                    "There were 420 cases in a population of 1.2 million, a rate of 350 per 100,000.",
                    "There were 420 cases, and the rate elsewhere is 35 per 100,000."),
            new ClaimPattern(
                    "span",
                    "A number of years that the years beside it give, whether both ends count or only the steps.",
                    "From 2015 to 2019, a period of five years, output stagnated.",
                    "From 2015 to 2019, a period of seven years, output stagnated.",
                    "From 2015 to 2019 output stagnated; it recovered within five years."),
            new ClaimPattern(
                    "same",
                    "One number said twice beside each other: in crore and million, in percent and as \"one in N\".",
                    "The scheme reached 8.71 crore (87.1 million) families.",
                    "The scheme reached 8.71 crore (78.1 million) families.",
                    "The scheme reached 8.71 million families (7.1 million in 2019)."),
            new ClaimPattern(
                    "conversion",
                    "One measure in two units beside each other.",
                    "The road is 26.2 miles (42.2 km) long.",
                    "The road is 26.2 miles (46.2 km) long.",
                    "The road is 26.2 miles long (42.2 km of it paved)."),
            new ClaimPattern(
                    "exchange",
                    "Money in two currencies, at the rate that the sentence prints: \"A, or B, at R\", \"A is worth B at R\";"
                            + " without one, not checkable.",
                    "A loan of US$450 million, equivalent to Rs. 3,825 crore at Rs. 85 to the dollar, was signed.",
                    "A loan of US$450 million, equivalent to Rs. 3,285 crore at Rs. 85 to the dollar, was signed.",
                    "Loans of US$450 million and Rs. 3,285 crore were signed."),
            new ClaimPattern(
                    "printed-twice",
                    "One number printed again: the same, or with two neighbouring digits exchanged.",
                    "The clinics recorded 3,264 cases. Of the 3,264 cases, most were mild.",
                    "The clinics recorded 3,264 cases. Of the 3,246 cases, most were mild.",
                    "The clinics recorded 3,264 cases. In May there were 3,246 cases."),
            new ClaimPattern(
                    "list",
                    "Ordinals that follow from others: the points of a list, and the number of an event in a title and in the text.",
                    "There are three aims: first, to save; second, to lend; third, to teach.",
                    "There are three aims: first, to save; second, to lend; fourth, to teach.",
                    "She came first, and in the third year the fourth well ran dry."),
            new ClaimPattern(
                    "quoted-cell",
                    "A sentence that names a row of a table and prints a number of that row, perhaps in another scale, or with two digits exchanged.",
                    "Table 1. Jobs, thousands\n\nIndustry\tJobs\nMining\t41.2\nRetail\t96.4\n\nRetail had 96,400 jobs.",
                    "Table 1. Jobs, thousands\n\nIndustry\tJobs\nMining\t412.5\nRetail\t964.2\n\nRetail had 946,200 jobs.",
                    "Table 1. Jobs, thousands\n\nIndustry\tJobs\nMining\t41.2\nRetail\t96.4\n\nRetail had 12 strikes."),
            new ClaimPattern(
                    "table-total",
                    "Totals of the columns and rows of a table, and the results of a statement: gross profit after revenue and costs.",
                    "Region\tMen\tWomen\tTotal\nNorth\t20\t30\t50\nSouth\t25\t45\t70\nTotal\t45\t75\t120",
                    "Region\tMen\tWomen\tTotal\nNorth\t20\t30\t50\nSouth\t25\t45\t70\nTotal\t45\t78\t120",
                    "Region\tRate\tIndex\nNorth\t20\t30\nSouth\t25\t45\nTotal\t22\t39"),
            new ClaimPattern(
                    "table-share",
                    "A column of shares of a total, and numbers with their percentage under a header that gives the number of all.",
                    "Region\tPeople\tShare (%)\nNorth\t50\t41.7\nSouth\t70\t58.3\nTotal\t120\t100.0",
                    "Region\tPeople\tShare (%)\nNorth\t50\t41.7\nSouth\t70\t53.8\nTotal\t120\t100.0",
                    "Region\tPeople\tLiterate (%)\nNorth\t50\t91.7\nSouth\t70\t78.3\nEast\t120\t80.0"),
            new ClaimPattern(
                    "table-change",
                    "A column of changes, absolute, in percent or in points, beside the two columns that it compares.",
                    "Region\t2019\t2020\tChange (%)\nNorth\t50\t60\t20.0\nSouth\t80\t60\t-25.0\nEast\t40\t50\t25.0",
                    "Region\t2019\t2020\tChange (%)\nNorth\t50\t60\t20.0\nSouth\t80\t60\t-25.0\nEast\t40\t50\t52.0",
                    "Region\tMen\tWomen\nNorth\t50\t60\nSouth\t80\t60\nEast\t40\t50"));

    private ClaimPatterns() {}

    /** The page that lists the patterns, in Markdown. */
    static String page() {
        StringBuilder page = new StringBuilder("""
                # Patterns of claims

                `headcount audit FILE` finds a claim only where a sentence or a table has one of these forms. A test holds
                this page, and every example on it, against the code.

                An input may be in a sentence before: "It employed 84,000 people. Wages came to 1.26 billion, an average of
                15,000 per person." Where the text does not say that the two belong together, the claim is reported only
                where it holds, or where it fails by a slip of the pen alone: two neighbouring digits exchanged, or the
                decimal point moved. Its note names the input.
                """);
        for (ClaimPattern pattern : ALL) {
            page.append("\n## ")
                    .append(pattern.name())
                    .append("\n\n")
                    .append(pattern.description())
                    .append("\n");
            example(page, "Reproduced", pattern.example());
            example(page, "Not reproduced", pattern.fault());
            example(page, "No such claim", pattern.contrast());
        }
        return page.toString();
    }

    private static void example(StringBuilder page, String label, String text) {
        if (!text.isEmpty()) {
            page.append("\n").append(label).append(":\n\n```\n").append(text).append("\n```\n");
        }
    }
}
