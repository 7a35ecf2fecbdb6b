package org.headcount.data.spss;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.headcount.data.format.ReaderText;
import org.headcount.data.input.BinaryInput;
import org.headcount.data.input.InputFile;
import org.headcount.data.input.ReadingProgress;
import org.headcount.data.table.DataFile;

/**
 * Reads SPSS's .sav and .zsav files, of either byte order, compressed or not.
 *
 * <p>Numeric variables become columns of numbers, those with a format of dates or dates with times columns of these,
 * strings of any length texts without the blanks that pad them. Codes that the file declares to be missing (98, 99) are
 * missing in the table; {@link org.headcount.data.table.Variable#missing} knows which was which. Labels are kept beside the table, not in its cells.
 *
 * <p>After the format's description in the GNU PSPP manual, "System File Format", and IBM's notes on .zsav.
 */
public final class Spss {

    private final Optional<Charset> encoding;
    private final List<String> columns;
    private final ReadingProgress progress;

    private Spss(Optional<Charset> encoding, List<String> columns, ReadingProgress progress) {
        this.encoding = encoding;
        this.columns = columns;
        this.progress = progress;
    }

    /** A reader that takes texts to be in the encoding that the file names. */
    public static Spss reader() {
        return new Spss(Optional.empty(), List.of(), ReadingProgress.none());
    }

    /** The encoding of the file's texts, whatever it says itself. */
    public Spss encoding(Charset encoding) {
        return new Spss(Optional.of(encoding), columns, progress);
    }

    /** Reads these variables and no others; they stay in the file's order. */
    public Spss only(String... columns) {
        return new Spss(encoding, List.of(columns), progress);
    }

    /** Receives the progress of reading. */
    public Spss progress(ReadingProgress progress) {
        return new Spss(encoding, columns, progress);
    }

    /**
     * Reads a file, with its labels.
     *
     * @throws org.headcount.data.fault.DataException if it is no SPSS file, is damaged, or cannot be read
     */
    public DataFile read(Path path) {
        InputFile source = InputFile.of(path, Optional.empty(), progress);
        try (BinaryInput in = new BinaryInput(source)) {
            DataFile file = new SpssFile(source, in, encoding, columns).read();
            source.finished();
            return file;
        }
    }

    @Override
    public String toString() {
        return new ReaderText("reader of SPSS files")
                .with("encoding", encoding)
                .with("only", columns)
                .toString();
    }
}
