package org.headcount.data.fault;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What to do about a fault: words that hold for every interface, and the settings that help, which each interface calls
 * by its own names.
 *
 * @param words what to do, without a setting's name
 * @param settings the settings that help, of which any one may do
 */
public record Advice(String words, List<Use> settings) {

    /**
     * A setting and its value.
     *
     * @param value empty for a setting without a value
     */
    public record Use(Setting setting, String value) {}

    public Advice {
        settings = List.copyOf(settings);
    }

    /** Advice that needs no setting. */
    public static Advice of(String words) {
        return new Advice(words, List.of());
    }

    /** Advice with a setting that has a value. */
    public static Advice of(String words, Setting setting, String value) {
        return new Advice(words, List.of(new Use(setting, value)));
    }

    /** The same with one more setting that may help. */
    public Advice or(Setting setting, String value) {
        List<Use> more = new java.util.ArrayList<>(settings);
        more.add(new Use(setting, value));
        return new Advice(words, more);
    }

    /** The whole advice in an interface's words. */
    public String in(SettingWords wording) {
        return settings.isEmpty()
                ? words
                : words + ": "
                        + settings.stream()
                                .map(use -> wording.of(use.setting(), use.value()))
                                .distinct()
                                .collect(Collectors.joining(" or "));
    }

    @Override
    public String toString() {
        return settings.isEmpty()
                ? words
                : words + ": "
                        + settings.stream()
                                .map(use -> use.setting()
                                                .name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', ' ')
                                        + (use.value().isEmpty() ? "" : " '" + use.value() + "'"))
                                .collect(Collectors.joining(" or "));
    }
}
