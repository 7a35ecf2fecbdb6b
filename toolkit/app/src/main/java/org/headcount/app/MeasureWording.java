package org.headcount.app;

import java.util.Optional;
import org.headcount.data.fault.Setting;
import org.headcount.data.fault.SettingWords;

/** How {@code headcount measure} calls the settings of readers and surveys: by its options. */
final class MeasureWording implements SettingWords {

    @Override
    public String of(Setting setting, String value) {
        return switch (setting) {
            case ENCODING -> "--encoding " + quoted(value);
            case SEPARATOR -> "--separator " + quoted(value);
            case SKIP -> "--skip " + value;
            case DECIMAL_COMMA -> "--decimal-comma";
            case THOUSANDS -> "--thousands " + quoted(value);
            case THOUSANDS_AND_DECIMAL_COMMA -> "--thousands " + quoted(value) + " --decimal-comma";
            case MISSING -> "--missing " + quoted(value);
            case PERCENT -> "--type " + quoted(value + "=percent");
            case MONEY -> "--type " + quoted(value + "=money");
            case TEXT -> "--type " + quoted(value + "=text");
            case NUMBER -> "--type " + quoted(value + "=number");
            case CELLS -> "--cells " + value;
            case SHEET -> "--sheet " + quoted(value);
            case ENTRY -> "--entry " + quoted(value);
            case NO_HEADER -> "--no-header";
            case FILL_SHORT_ROWS -> "--fill-short-rows";
            case DROP_EXTRA_CELLS -> "--drop-extra-cells";
            case ONLY -> "fewer columns";
            case DROP_INCOMPLETE -> "--drop-incomplete";
            case ROWS_AS_PSUS -> "--rows-as-psus";
            case SINGLE_PSU -> "--single-psu " + value;
        };
    }

    /** A value as a shell needs it: in quotes where it would not stay one word. */
    static String quoted(String value) {
        return Optional.of(value)
                .filter(plain -> plain.matches("[\\p{L}\\p{N}_.,:=%+/-]+"))
                .orElseGet(() -> "'" + value.replace("'", "'\\''") + "'");
    }
}
