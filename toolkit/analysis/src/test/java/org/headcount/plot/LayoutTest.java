package org.headcount.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.headcount.plot.Scene.Words;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every form at every width; and forms with names that nobody foresaw. */
class LayoutTest {

    @TestFactory
    Stream<DynamicTest> everyFormIsReadable() {
        return Gallery.all().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> Layouts.assertReadable(entry.getValue())));
    }

    @TestFactory
    Stream<DynamicTest> randomPlotsAreReadable() {
        return IntStream.range(0, 60)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    Plot plot = random(new SplittableRandom(seed));
                    Layouts.assertReadable(plot);
                    assertThat(plot.plotly()).startsWith("{\"data\":[");
                }));
    }

    /** A plot of a form by chance, with names of one letter, of a sentence, and of one endless word. */
    private static Plot random(SplittableRandom random) {
        int count = 1 + random.nextInt(9);
        List<String> names =
                IntStream.range(0, count).mapToObj(i -> name(random)).toList();
        double[] values = IntStream.range(0, count)
                .mapToDouble(i -> Math.rint(StrictMath.pow(10, random.nextDouble() * 11)))
                .toArray();
        Form form = switch (random.nextInt(9)) {
            case 0 ->
                new Bars(
                        Axis.of(name(random), "yuan"),
                        names,
                        List.of(Bars.Series.of(name(random), values)),
                        Bars.Layout.GROUPED);
            case 1 ->
                new Bars(
                        Axis.of("", "percent"),
                        names,
                        List.of(Bars.Series.of(name(random), values), Bars.Series.of(name(random), values)),
                        Bars.Layout.BACK_TO_BACK);
            case 2 ->
                new Bars(
                        Axis.of("", ""),
                        names,
                        List.of(Bars.Series.of(name(random), values), Bars.Series.of(name(random), values)),
                        Bars.Layout.STACKED);
            case 3 ->
                Intervals.of(
                                Axis.log(name(random), "persons"),
                                IntStream.range(0, count)
                                        .mapToObj(i -> new Intervals.Row(
                                                names.get(i),
                                                name(random),
                                                Optional.of(
                                                        random.nextInt(2) == 0
                                                                ? PlottedAmount.atLeast(values[i])
                                                                : PlottedAmount.between(
                                                                        values[i], values[i] / 2, values[i] * 2)),
                                                Intervals.State.HOLDS,
                                                name(random)))
                                        .toList())
                        .withReferences(
                                Reference.at(values[0], name(random)),
                                Reference.between(values[0], values[0] * 3, name(random)));
            case 4 ->
                new Slope(
                        Axis.of("", "yuan"),
                        "2001",
                        "2010",
                        IntStream.range(0, count)
                                .mapToObj(i -> new Slope.Change(
                                        names.get(i),
                                        PlottedAmount.of(values[i]),
                                        PlottedAmount.of(values[count - 1 - i]),
                                        name(random)))
                                .toList());
            case 5 ->
                Timeline.of(List.of(new Timeline.Lane(
                        name(random),
                        IntStream.range(0, count)
                                .mapToObj(i -> random.nextInt(3) == 0
                                        ? Timeline.Event.at(names.get(i), 1990 + random.nextInt(30))
                                        : Timeline.Event.between(
                                                names.get(i), 1990 + random.nextInt(15), 2005 + random.nextInt(15)))
                                .toList())));
            case 6 ->
                new Matrix(
                        names,
                        IntStream.range(0, 5).mapToObj(i -> name(random)).toList(),
                        names.stream()
                                .map(name -> IntStream.range(0, 5)
                                        .mapToObj(i -> Optional.<Matrix.Cell>of(new Matrix.Value(values[0] / (i + 1))))
                                        .toList())
                                .toList(),
                        "",
                        Map.of());
            case 7 ->
                new Flow(
                        name(random),
                        name(random),
                        "yuan",
                        IntStream.range(0, count)
                                .mapToObj(i -> new Flow.Link(
                                        names.get(i),
                                        names.get(random.nextInt(count)),
                                        1 + values[i],
                                        i % 2 == 0 ? "a" : name(random)))
                                .toList());
            default -> {
                List<LineForm.Curve> curves = new ArrayList<>();
                for (String name : names) {
                    curves.add(LineForm.Curve.line(name, new double[] {1, 2, 3}, new double[] {
                        values[0], random.nextDouble() * values[0], values[count - 1]
                    }));
                }
                yield LineForm.of(Axis.of(name(random), ""), Axis.of(name(random), "yuan"), curves)
                        .withUpAt(Reference.at(values[0] / 2, name(random)))
                        .withAcrossAt(Reference.at(2, name(random)));
            }
        };
        return Plot.of(name(random), form)
                .withSubtitle(name(random))
                .withNote(name(random))
                .withNote(PlotNote.at(2, values[0] / 2, name(random)))
                .withSource(name(random));
    }

    private static String name(SplittableRandom random) {
        return switch (random.nextInt(7)) {
            case 0 -> "x";
            case 1 -> "Interest-discount loans";
            case 2 -> "Relocation of people from places with harsh conditions and little water, as announced in 2001";
            case 3 -> "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft";
            case 4 -> "\u8d2b\u56f0\u5730\u533a\u8d22\u653f\u6295\u5165";
            case 5 -> "W" + random.nextInt(1000);
            default -> "";
        };
    }

    @Test
    void aPlotIsNeverTooNarrowToRead() {
        assertThatThrownBy(() -> Gallery.slope().svg(120)).hasMessageContaining("280 to 4000");
    }

    @Test
    void whatHasNoPlaceBesideItsPointIsToldBelow() {
        Plot crowded = Gallery.line();
        for (int i = 0; i < 40; i++) {
            crowded = crowded.withNote(
                    PlotNote.at(2005, 20e9, "a note that all want to put at the same place, number " + i));
        }
        Plot plot = crowded;
        Layouts.assertReadable(plot);
        String all = String.join(
                " ", plot.scene(Plot.WIDTH).words().stream().map(Words::text).toList());
        assertThat(all).contains("number 0", "number 39", "At 2005, 20 billion yuan: a note");
    }

    @Test
    void measuresAreThoseOfTheTypeface() {
        // Helvetica: H 722, e 556, l 222, o 556 thousandths of the size.
        assertThat(Typeface.width("Hello", new Style(10, false, "#000000", false)))
                .isEqualTo(22.78);
        assertThat(Typeface.wrap("aa bb cc", 30, new Style(10, false, "#000000", false)))
                .containsExactly("aa bb", "cc");
        assertThat(Typeface.clean("a\u0000b\u202ec\n\td")).isEqualTo("a bc d");
    }
}
