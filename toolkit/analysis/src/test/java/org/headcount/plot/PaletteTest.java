package org.headcount.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The palette as people see it who lack one sort of cone: matrices of Machado, Oliveira and Fernandes (2009). */
class PaletteTest {

    private static final double DIFFERENT = 18;

    static Stream<double[][]> visions() {
        return Stream.of(
                new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
                new double[][] {
                    {0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}
                },
                new double[][] {
                    {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}
                },
                new double[][] {
                    {1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}
                });
    }

    @ParameterizedTest
    @MethodSource("visions")
    void coloursAreToldApart(double[][] vision) {
        for (String one : Palette.COLOURS) {
            for (String other : Palette.COLOURS) {
                if (!one.equals(other)) {
                    assertThat(distance(lab(seen(one, vision)), lab(seen(other, vision))))
                            .as("%s and %s", one, other)
                            .isGreaterThan(DIFFERENT);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void neverColourAlone(IntStream indices) {
        List<Integer> all = indices.boxed().toList();
        assertThat(all.stream().map(Palette::texture).distinct()).hasSameSizeAs(Palette.COLOURS);
        assertThat(all.stream().map(Palette::symbol).distinct()).hasSameSizeAs(Palette.COLOURS);
    }

    static Stream<IntStream> shapes() {
        return Stream.of(IntStream.range(0, Palette.COLOURS.size()));
    }

    @ParameterizedTest
    @MethodSource("inks")
    void standsOutFromPaper(String colour, double least) {
        assertThat(contrast(colour)).as(colour).isGreaterThanOrEqualTo(least);
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> inks() {
        return Stream.concat(
                Palette.COLOURS.stream().map(colour -> org.junit.jupiter.params.provider.Arguments.of(colour, 3.0)),
                Stream.of(Palette.INK, Palette.SOFT_INK)
                        .map(colour -> org.junit.jupiter.params.provider.Arguments.of(colour, 4.5)));
    }

    private static double[] linear(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return IntStream.of(rgb >> 16, rgb >> 8 & 255, rgb & 255)
                .mapToDouble(part -> part / 255.0)
                .map(part -> part <= 0.04045 ? part / 12.92 : StrictMath.pow((part + 0.055) / 1.055, 2.4))
                .toArray();
    }

    private static double[] seen(String colour, double[][] vision) {
        double[] rgb = linear(colour);
        return Stream.of(vision)
                .mapToDouble(row -> row[0] * rgb[0] + row[1] * rgb[1] + row[2] * rgb[2])
                .map(part -> Math.min(1, Math.max(0, part)))
                .toArray();
    }

    private static double[] lab(double[] rgb) {
        double x = f((0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.95047);
        double y = f(0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]);
        double z = f((0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double f(double t) {
        return t > 0.008856 ? StrictMath.cbrt(t) : 7.787 * t + 16.0 / 116;
    }

    private static double distance(double[] a, double[] b) {
        return Math.sqrt(IntStream.range(0, 3)
                .mapToDouble(i -> (a[i] - b[i]) * (a[i] - b[i]))
                .sum());
    }

    private static double contrast(String colour) {
        double[] rgb = linear(colour);
        double light = DoubleStream.of(0.2126 * rgb[0], 0.7152 * rgb[1], 0.0722 * rgb[2])
                .sum();
        return 1.05 / (light + 0.05);
    }
}
