package org.headcount.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that nobody writes: bounded time, no crash, offsets inside the text. */
@Tag("thorough")
class FigureRobustnessTest {

    private static final List<String> PIECES = List.of(
            "1",
            "12,345",
            "0.5",
            "2010",
            "three",
            "hundred",
            "million",
            "half",
            "third",
            "and",
            "a",
            "of",
            "to",
            "-",
            "–",
            "/",
            ":",
            ".",
            ",",
            "(",
            ")",
            "%",
            "$",
            "US$",
            "yuan",
            "per",
            "between",
            "from",
            "more",
            "than",
            "±",
            "twice",
            "in",
            "every",
            "\ud83d",
            "\udc00",
            "\ud83d\ude00",
            "½",
            "e9",
            "^",
            "x10",
            "lakh",
            "crore",
            "bn",
            "m",
            "km",
            "point",
            "May",
            "Q3",
            "'",
            "\u00a0",
            "\u00ad",
            "ரூ",
            "元",
            "percent",
            "points",
            "years",
            "Table",
            "No",
            "\n",
            "|",
            "\t");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9",
                "1-",
                "1 to ",
                "(",
                "one hundred ",
                "1,",
                "1 ",
                "half of ",
                "1/",
                "$",
                "and a ",
                "1^",
                ".",
                "1:",
                "twenty-"
            })
    void takesTimeInLengthForEndlessRepetition(String piece) {
        String text = piece.repeat(400_000 / piece.length());
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> FigureReader.read(Document.ofText("text", text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e309", "44.01e309", "9e120 percent", "1 to 2e400", "$3e101"})
    void leavesOutNumbersThatNoDoubleHolds(String number) {
        for (ReadFigure figure : FigureReader.read(Document.ofText("text", "It is " + number + " in 2010."))) {
            assertTrue(Math.abs(figure.figure().high()) < 1e100, figure.toString());
        }
    }

    @Test
    void readsAnyRowOfPieces() {
        long seed = 20261128;
        Random random = new Random(seed);
        for (int n = 0; n < 4000; n++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 1 + random.nextInt(14); i++) {
                text.append(PIECES.get(random.nextInt(PIECES.size()))).append(random.nextBoolean() ? " " : "");
            }
            int last = 0;
            for (ReadFigure figure : FigureReader.read(Document.ofText("text", text.toString()))) {
                String where = "seed " + seed + ", text '" + text + "': " + figure;
                assertTrue(
                        figure.start() >= last && figure.end() > figure.start() && figure.end() <= text.length(),
                        where);
                assertTrue(figure.figure().low() <= figure.figure().high(), where);
                last = figure.end();
            }
        }
    }

    /** Makes numbers in words and reads them back. */
    @Test
    void readsBackNumbersInWords() {
        Random random = new Random(7);
        for (int n = 0; n < 2000; n++) {
            long value = 1 + Math.floorMod(random.nextLong(), (long) Math.pow(10, 1 + random.nextInt(12)));
            assertEquals(
                    (double) value,
                    FigureReader.read(Document.ofText("text", "They sold " + words(value) + " tickets."))
                            .get(0)
                            .figure()
                            .low(),
                    words(value));
        }
    }

    private static final List<String> SMALL = List.of(
            "",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen");
    private static final List<String> TENS =
            List.of("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");

    private static String words(long value) {
        for (var scale : List.of(
                List.of(1_000_000_000L, " billion"), List.of(1_000_000L, " million"), List.of(1000L, " thousand"))) {
            long size = (Long) scale.get(0);
            if (value >= size) {
                return (words(value / size) + scale.get(1) + " " + words(value % size)).strip();
            }
        }
        if (value >= 100) {
            String rest = words(value % 100);
            return SMALL.get((int) (value / 100)) + " hundred" + (rest.isEmpty() ? "" : " and " + rest);
        }
        if (value < 20) {
            return SMALL.get((int) value);
        }
        return TENS.get((int) (value / 10)) + (value % 10 == 0 ? "" : "-" + SMALL.get((int) (value % 10)));
    }
}
