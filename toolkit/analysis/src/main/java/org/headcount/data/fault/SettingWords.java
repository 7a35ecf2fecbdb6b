package org.headcount.data.fault;

/** How an interface calls a setting: Java by a method, a command by an option. */
@FunctionalInterface
public interface SettingWords {

    /** Java's. */
    SettingWords JAVA = Setting::java;

    /**
     * A setting with a value, in the interface's words.
     *
     * @param value what to set it to; empty for a setting without a value
     */
    String of(Setting setting, String value);
}
