package org.headcount.data.table;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a data file says about one of its columns.
 *
 * @param name the column's name
 * @param label the question asked, or what is measured
 * @param format how the program that wrote the file shows a value, in its own words: {@code %td}, {@code F8.2}
 * @param labels the meaning of a number: 0 is "Rural"
 * @param textLabels the same of a column of texts
 * @param missing why cells are missing
 */
public record Variable(
        String name,
        Optional<String> label,
        Optional<String> format,
        Map<Double, String> labels,
        Map<String, String> textLabels,
        MissingReasons missing) {

    public Variable {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        textLabels = Collections.unmodifiableMap(new LinkedHashMap<>(textLabels));
    }

    /** The same with other reasons why cells are missing. */
    public Variable missing(MissingReasons reasons) {
        return new Variable(name, label, format, labels, textLabels, reasons);
    }

    /** A column of which nothing is said but its name. */
    public static Variable plain(String name) {
        return new Variable(name, Optional.empty(), Optional.empty(), Map.of(), Map.of(), MissingReasons.none());
    }

    @Override
    public String toString() {
        int labelled = labels.size() + textLabels.size();
        return name
                + label.map(it -> ": " + it).orElse("")
                + (labelled == 0 ? "" : " (labelled values: " + labelled + ")");
    }
}
