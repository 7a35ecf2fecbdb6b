package org.headcount.data;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.time.LocalDate;
import java.time.LocalDateTime;
import tech.tablesaw.columns.Column;
import tech.tablesaw.columns.dates.PackedLocalDate;
import tech.tablesaw.columns.datetimes.PackedLocalDateTime;

/** The cells of one variable of a statistics program's file, row by row, with the reasons why some are missing. */
final class VariableCells {

    private static final int LONGEST_SHOWN = 60;

    private final String file;
    private final String name;
    private final Cells cells;
    private final Charset charset;
    private final String reader;
    private final MissingReasons.Builder reasons;
    private char[] letters = new char[64];
    private int row;

    /**
     * No cells yet.
     *
     * @param reader the reader whose {@code encoding} a message names: {@code Stata}
     */
    VariableCells(String file, String name, CellKind kind, Charset charset, String reader, Budget budget) {
        this.file = file;
        this.name = name;
        this.cells = Cells.of(kind, CellRules.PLAIN, budget);
        this.charset = charset;
        this.reader = reader;
        this.reasons = new MissingReasons.Builder(budget);
    }

    MissingReasons.Builder reasons() {
        return reasons;
    }

    void addMissing() {
        cells.addMissing();
        row++;
    }

    /** Adds a cell that is missing for a reason. */
    void addMissing(String reason) {
        reasons.add(row, reason);
        addMissing();
    }

    void add(int number) {
        cells.put(number);
        row++;
    }

    void add(double number) {
        cells.put(number);
        row++;
    }

    void add(LocalDate date) {
        cells.put(PackedLocalDate.pack(date));
        row++;
    }

    void add(LocalDateTime moment) {
        cells.put(PackedLocalDateTime.pack(moment));
        row++;
    }

    /**
     * Adds a text; without any characters it is missing.
     *
     * @throws DataException if the bytes are not of the file's encoding
     */
    void add(byte[] bytes, int from, int length) {
        if (isAscii(bytes, from, length)) {
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
            throw DataException.cell(
                    file,
                    row + 1L,
                    name,
                    new String(bytes, from, Math.min(length, LONGEST_SHOWN), charset),
                    "not " + charset.name(),
                    "name the file's encoding: " + reader + ".reader().encoding(...)");
        }
    }

    /** A number that the next cell cannot be. */
    DataException fault(String problem, String found) {
        return DataException.cell(
                file,
                row + 1L,
                name,
                found,
                problem,
                "the file is damaged, or the variable has a format that does not suit it");
    }

    Column<?> column() {
        return cells.column(name);
    }
}
