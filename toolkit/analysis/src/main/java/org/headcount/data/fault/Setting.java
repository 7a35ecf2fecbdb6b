package org.headcount.data.fault;

/** A setting that a message may advise. Each interface has its own word for it: see {@link SettingWords}. */
public enum Setting {
    /** The encoding of the file's texts. */
    ENCODING("encoding(Charset.forName(\"%s\"))"),
    /** The character between cells. */
    SEPARATOR("separator('%s')"),
    /** Lines or rows before the header. */
    SKIP("skipLines(%s)"),
    /** A comma before decimals. */
    DECIMAL_COMMA("decimalComma()"),
    /** The character between groups of three digits. */
    THOUSANDS("thousands('%s')"),
    /** Both of these, the character between groups being the value. */
    THOUSANDS_AND_DECIMAL_COMMA("thousands('%s').decimalComma()"),
    /** A text or code that means missing. */
    MISSING("missing(\"%s\")"),
    /** A column of numbers with a percent sign. */
    PERCENT("percent(\"%s\")"),
    /** A column of numbers with a currency sign. */
    MONEY("money(\"%s\")"),
    /** A column to be read as text. */
    TEXT("type(\"%s\", ColumnType.STRING)"),
    /** A column to be read as numbers. */
    NUMBER("type(\"%s\", ColumnType.DOUBLE)"),
    /** The cells of a sheet that hold the table. */
    CELLS("cells(\"%s\")"),
    /** The sheet of a workbook. */
    SHEET("sheet(\"%s\")"),
    /** The file in a zip archive. */
    ENTRY("entry(\"%s\")"),
    /** No header line. */
    NO_HEADER("withoutHeader()"),
    /** Missing cells at the end of short lines. */
    FILL_SHORT_ROWS("fillShortRows()"),
    /** Cells beyond the header are left out. */
    DROP_EXTRA_CELLS("dropExtraCells()"),
    /** The columns to read. */
    ONLY("only(\"%s\")"),
    /** Rows without a place in the design are left out. */
    DROP_INCOMPLETE("dropIncomplete()"),
    /** Each row was drawn by itself. */
    ROWS_AS_PSUS("rowsAsPsus()"),
    /** What to do about a stratum with one PSU. */
    SINGLE_PSU("singlePsu(SinglePsu.%s)");

    private final String java;

    Setting(String java) {
        this.java = java;
    }

    /** As Java calls it, with a value. */
    String java(String value) {
        return java.formatted(value);
    }
}
