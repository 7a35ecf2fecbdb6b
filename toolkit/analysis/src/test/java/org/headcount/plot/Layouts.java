package org.headcount.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.headcount.plot.Scene.Box;
import org.headcount.plot.Scene.Words;

/** What must hold of every picture: no label is cut, none lies over another. */
public final class Layouts {

    private static final double SLACK = 0.6;

    private Layouts() {}

    /** Checks a plot at widths from the narrowest telephone to a wide screen. */
    public static void assertReadable(Plot plot) {
        for (int width : new int[] {320, Plot.PHONE, 519, Plot.WIDTH, 1100}) {
            assertThat(faults(plot.scene(width)))
                    .as("%s at %d pixels", plot.title(), width)
                    .isEmpty();
        }
    }

    static List<String> faults(Scene scene) {
        List<String> faults = new ArrayList<>();
        List<Words> words = scene.words();
        for (int i = 0; i < words.size(); i++) {
            Box box = words.get(i).box().grown(-SLACK);
            if (!box.isInside(0, 0, scene.width(), scene.height())) {
                faults.add(
                        "cut: '" + words.get(i).text() + "' at " + words.get(i).box());
            }
            for (int k = 0; k < i; k++) {
                if (box.meets(words.get(k).box().grown(-SLACK))) {
                    faults.add("'" + words.get(i).text() + "' lies over '"
                            + words.get(k).text() + "'");
                }
            }
        }
        return faults;
    }
}
