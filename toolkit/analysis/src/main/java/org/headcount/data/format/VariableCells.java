package org.headcount.data.format;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.headcount.data.column.CellKind;
import org.headcount.data.column.CellRules;
import org.headcount.data.column.Cells;
import org.headcount.data.fault.Advice;
import org.headcount.data.fault.Setting;
import org.headcount.data.input.Budget;
import org.headcount.data.input.CodePages;
import org.headcount.data.table.MissingReasons;
import tech.tablesaw.columns.Column;
import tech.tablesaw.columns.dates.PackedLocalDate;
import tech.tablesaw.columns.datetimes.PackedLocalDateTime;

/** The cells of one variable of a statistics program's file, row by row, with the reasons why some are missing. */
public final class VariableCells {

    private final String name;
    private final Cells cells;
    private final Charset charset;
    private final boolean isAsciiBelow128;
    private final ReadingNotes notes;
    private final MissingReasons.Builder reasons;
    private char[] letters = new char[64];
    private int row;

    /**
     * No cells yet.
     *
     * @param notes where cells are counted that cannot be kept as they are
     */
    public VariableCells(String name, CellKind kind, Charset charset, ReadingNotes notes, Budget budget) {
        this.name = name;
        this.cells = Cells.of(kind, CellRules.PLAIN, budget);
        this.charset = charset;
        this.isAsciiBelow128 = CodePages.isAsciiBelow128(charset);
        this.notes = notes;
        this.reasons = new MissingReasons.Builder(budget);
    }

    public MissingReasons.Builder reasons() {
        return reasons;
    }

    public void addMissing() {
        cells.addMissing();
        row++;
    }

    /** Adds a cell that is missing for a reason. */
    public void addMissing(String reason) {
        reasons.add(row, reason);
        addMissing();
    }

    /** Adds a cell whose value the column cannot hold: it is missing for that reason, and counted. */
    public void addImpossible(String reason, String found) {
        note(reason + ", read as missing", found, Advice.of(""));
        addMissing(reason);
    }

    /** Counts the next cell as one of which not all is kept. */
    public void note(String what, String found, Advice advice) {
        notes.cell(name, what, "row " + (row + 1), found, advice);
    }

    public void add(int number) {
        cells.put(number);
        row++;
    }

    public void add(double number) {
        cells.put(number);
        row++;
    }

    public void add(LocalDate date) {
        cells.put(PackedLocalDate.pack(date));
        row++;
    }

    public void add(LocalDateTime moment) {
        cells.put(PackedLocalDateTime.pack(moment));
        row++;
    }

    /** Adds a text that was decoded elsewhere, which put U+FFFD for bytes that are not of the file's encoding. */
    public void add(String text) {
        if (text.indexOf('\uFFFD') >= 0) {
            note("bytes that are not " + charset.name() + " became U+FFFD", text, encoding());
        }
        cells.put(text.toCharArray(), 0, text.length());
        row++;
    }

    /** Adds a text; without any characters it is missing. Bytes that are not of the file's encoding become U+FFFD. */
    public void add(byte[] bytes, int from, int length) {
        if (isAsciiBelow128 && isAscii(bytes, from, length)) {
            cells.put(letters, 0, length);
        } else {
            CharBuffer text = decoded(bytes, from, length);
            cells.put(text.array(), 0, text.length());
        }
        row++;
    }

    /** Takes bytes as letters, which is what most texts are, while they are ASCII. */
    private boolean isAscii(byte[] bytes, int from, int length) {
        if (letters.length < length) {
            letters = new char[length];
        }
        int or = 0;
        for (int i = 0; i < length; i++) {
            or |= bytes[from + i];
            letters[i] = (char) bytes[from + i];
        }
        return or >= 0;
    }

    private CharBuffer decoded(byte[] bytes, int from, int length) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, length));
        } catch (CharacterCodingException e) {
            String text = new String(bytes, from, length, charset);
            note("bytes that are not " + charset.name() + " became U+FFFD", text, encoding());
            return CharBuffer.wrap(text.toCharArray());
        }
    }

    /** What to do about texts that do not decode. */
    static Advice encoding() {
        return Advice.of("if the file has another encoding, name it", Setting.ENCODING, "windows-1252");
    }

    public Column<?> column() {
        return cells.column(name);
    }
}
