package org.headcount.app.command;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The formats in which commands write. Each command accepts some of them. */
public enum OutputFormat {
    /** A table for a terminal. */
    TABLE,
    /** Plain text. */
    TEXT,
    /** Comma-separated values. */
    CSV,
    /** JSON. */
    JSON,
    /** HTML pages. */
    HTML,
    /** Markdown. */
    MD;

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The formats that one command accepts: converts their names, and lists them for the help. */
    public abstract static class Accepted implements ITypeConverter<OutputFormat>, Iterable<String> {
        private final List<OutputFormat> formats;

        /** Accepts these. */
        protected Accepted(OutputFormat... formats) {
            this.formats = List.of(formats);
        }

        @Override
        public OutputFormat convert(String name) {
            return formats.stream()
                    .filter(format -> format.word().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "expected one of " + words() + " (case-sensitive) but was '" + name + "'"));
        }

        @Override
        public Iterator<String> iterator() {
            return words().iterator();
        }

        private List<String> words() {
            return formats.stream().map(OutputFormat::word).toList();
        }
    }
}
