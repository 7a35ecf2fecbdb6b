package org.headcount.data.format;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The text of a reader: what it reads, and the settings that differ from their defaults. */
public final class ReaderText {

    private final String reader;
    private final List<String> settings = new ArrayList<>();

    public ReaderText(String reader) {
        this.reader = reader;
    }

    /** Adds a setting that is on or off. */
    public ReaderText with(String name, boolean isOn) {
        if (isOn) {
            settings.add(name);
        }
        return this;
    }

    /** Adds a setting with a value, if it has one. */
    public ReaderText with(String name, Optional<?> value) {
        value.ifPresent(it -> settings.add(name + " " + it));
        return this;
    }

    /** Adds a setting with several values, unless there are none. */
    public ReaderText with(String name, Collection<?> values) {
        if (!values.isEmpty()) {
            settings.add(name + " " + values.stream().map(String::valueOf).collect(Collectors.joining(" ")));
        }
        return this;
    }

    /** Adds the codes for missing values: of all columns, and of single ones. */
    public ReaderText withMissing(List<String> codes, Map<String, List<String>> codesOf) {
        with("missing values", codes);
        codesOf.forEach((column, own) -> with("missing values in " + column, own));
        return this;
    }

    /** Adds a character, unless it is not set. */
    public ReaderText with(String name, char value) {
        return with(name, value == 0 ? Optional.empty() : Optional.of("'" + value + "'"));
    }

    @Override
    public String toString() {
        return reader + (settings.isEmpty() ? "" : ": " + String.join(", ", settings));
    }
}
