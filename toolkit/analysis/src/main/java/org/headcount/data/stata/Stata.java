package org.headcount.data.stata;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.headcount.data.format.ReaderText;
import org.headcount.data.input.BinaryInput;
import org.headcount.data.input.InputFile;
import org.headcount.data.input.ReadingProgress;
import org.headcount.data.table.DataFile;
import tech.tablesaw.api.Table;

/**
 * Reads and writes Stata's .dta files: reads releases 105 to 121 (Stata 5 to 19) in either byte order, plain or in a gzip
 * or zip archive; writes release 118, which Stata 14 and later read.
 *
 * <p>Whole-number types become columns of integers, float and double of numbers, {@code %td} dates and {@code %tc} times
 * dates and dates with times, texts of any length texts. Other counts of time ({@code %tm}, {@code %tq}, {@code %tC}, ...)
 * stay the numbers they are; {@link org.headcount.data.table.Variable#format} says which they are. Missing values are missing, and
 * {@link org.headcount.data.table.Variable#missing} knows {@code .a} from {@code .b}. Labels are kept beside the table, not in its cells.
 *
 * <p>A set of frames (.dtas) is an archive of .dta files: Stata saves one of them by {@code frame NAME: save FILE}.
 *
 * <p>After {@code help dta} of Stata 8 to 18.
 */
public final class Stata {

    private final Optional<Charset> encoding;
    private final List<String> columns;
    private final ReadingProgress progress;

    private Stata(Optional<Charset> encoding, List<String> columns, ReadingProgress progress) {
        this.encoding = encoding;
        this.columns = columns;
        this.progress = progress;
    }

    /** A reader that takes texts to be in UTF-8, those of releases before 118 in windows-1252. */
    public static Stata reader() {
        return new Stata(Optional.empty(), List.of(), ReadingProgress.none());
    }

    /** The encoding of the file's texts. */
    public Stata encoding(Charset encoding) {
        return new Stata(Optional.of(encoding), columns, progress);
    }

    /** Reads these variables and no others; they stay in the file's order. */
    public Stata only(String... columns) {
        return new Stata(encoding, List.of(columns), progress);
    }

    /** Receives the progress of reading. */
    public Stata progress(ReadingProgress progress) {
        return new Stata(encoding, columns, progress);
    }

    /**
     * Reads a file, with its labels.
     *
     * @throws org.headcount.data.fault.DataException if it is no .dta file, is damaged, or cannot be read
     */
    public DataFile read(Path path) {
        InputFile source = InputFile.of(path, Optional.empty(), progress);
        try (BinaryInput in = new BinaryInput(source)) {
            DataFile file = new StataFile(source, in, encoding, columns).read();
            source.finished();
            return file;
        }
    }

    /**
     * Writes a table without labels.
     *
     * @throws org.headcount.data.fault.DataException if it holds what Stata has no place for, or the file cannot be written
     */
    public static void write(Table table, Path path) {
        write(DataFile.of(table), path);
    }

    /**
     * Writes a table with its labels, and reasons of missing cells as {@code .a} to {@code .z}: letters stay, other
     * reasons (98, 99) get the letters in their order, labelled with what they mean.
     *
     * @throws org.headcount.data.fault.DataException if it holds what Stata has no place for, or the file cannot be written
     */
    public static void write(DataFile file, Path path) {
        new StataWriter(file, path).write();
    }

    @Override
    public String toString() {
        return new ReaderText("reader of Stata files")
                .with("encoding", encoding)
                .with("only", columns)
                .toString();
    }
}
