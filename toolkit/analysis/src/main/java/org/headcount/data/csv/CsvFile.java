package org.headcount.data.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.headcount.data.column.CellKind;
import org.headcount.data.column.CellRules;
import org.headcount.data.column.Cells;
import org.headcount.data.column.ColumnNames;
import org.headcount.data.fault.Advice;
import org.headcount.data.fault.DataException;
import org.headcount.data.fault.Setting;
import org.headcount.data.format.ReadingNotes;
import org.headcount.data.format.WideTables;
import org.headcount.data.input.Budget;
import org.headcount.data.input.Decoding;
import org.headcount.data.input.InputFile;
import org.headcount.data.table.DataFile;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * The reading of one file of separated values.
 *
 * <p>A plain file is cut at line breaks into stretches that are read side by side, each into columns of its own, joined
 * in the end. Whether a line break was one of rows or stood within quotes is known once the stretch before has been
 * read: if its quotes are closed at its end, the next began where a row begins. If they are not, or if anything else is
 * wrong, the file is read again in one piece, which either succeeds or says what is wrong in which line.
 *
 * <p>A column that proves to be of texts only after numbers had been seen is read again, by itself.
 */
final class CsvFile {

    /** So far a header is looked for; no line of names is longer. */
    private static final int HEAD = 1 << 18;

    /** A header is looked for in so many lines. */
    private static final int HEADER_WITHIN = 100;

    private record Cut(long from, long to) {}

    private final Csv csv;
    private final InputFile source;
    private final CellRules rules;
    private final Charset charset;
    private final int mark;
    private final char separator;
    private final int skipped;
    private final ReadingNotes notes;
    private List<String> twice = List.of();
    private final List<String> names;

    CsvFile(Csv csv, InputFile source) {
        this.csv = csv;
        this.source = source;
        this.rules = csv.rules();
        byte[] head = head();
        Optional<Charset> marked = byteOrderMark(head);
        this.charset = marked.or(csv::encoding).orElse(StandardCharsets.UTF_8);
        this.mark = marked.map(found -> found.equals(StandardCharsets.UTF_8) ? 3 : 2)
                .orElse(0);
        String text = new String(head, mark, Math.max(0, head.length - mark), charset);
        Optional<Character> declared = Separators.declared(text);
        this.skipped = Math.max(csv.skipped(), declared.isPresent() ? 1 : 0);
        this.separator = csv.separator().or(() -> declared).orElseGet(() -> {
            String name = source.plainName();
            boolean hasTabs = name.endsWith(".tsv") || name.endsWith(".tab");
            return Separators.of(text, head.length < HEAD, skipped, hasTabs, csv.mark());
        });
        this.notes = new ReadingNotes(source.label());
        this.names = names();
    }

    private byte[] head() {
        try (InputStream in = source.unwatched().open()) {
            return in.readNBytes(HEAD);
        } catch (IOException e) {
            throw source.unreadable(e);
        }
    }

    private static Optional<Charset> byteOrderMark(byte[] head) {
        int first = head.length < 2 ? 0 : ((head[0] & 0xff) << 8) | (head[1] & 0xff);
        return switch (first) {
            case 0xfeff -> Optional.of(StandardCharsets.UTF_16BE);
            case 0xfffe -> Optional.of(StandardCharsets.UTF_16LE);
            case 0xefbb ->
                head.length > 2 && (head[2] & 0xff) == 0xbf ? Optional.of(StandardCharsets.UTF_8) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private CsvReaderBuilder parser() {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
    }

    private CsvReader<CsvRecords.Parsed> records(InputFile from) throws IOException {
        return parser().skipEmptyLines(true).build(new CsvRecords(source.label()), whole(from));
    }

    /** The columns' names: the header's, or numbers where there is none, or a cell of it is blank. */
    private List<String> names() {
        try (CsvReader<CsvRecords.Parsed> reader = records(source.unwatched())) {
            skip(reader);
            Iterator<CsvRecords.Parsed> records = reader.iterator();
            if (!records.hasNext()) {
                throw nothing();
            }
            CsvRecords.Parsed first = records.next();
            List<String> found = csv.hasHeader()
                    ? first.cells()
                    : Collections.nCopies(first.cells().size(), "");
            twice = ColumnNames.repeated(found);
            twice.forEach(name -> notes.file(
                    "line " + first.line() + " has the column name '" + name
                            + "' more than once, so the later ones have their places behind their names",
                    Advice.of("")));
            return ColumnNames.of(found);
        } catch (IOException | RuntimeException e) {
            throw explained(e);
        }
    }

    private void skip(CsvReader<?> reader) {
        try {
            reader.skipLines(skipped);
        } catch (CsvParseException e) {
            throw e.getCause() instanceof EOFException ? nothing() : e;
        }
    }

    private DataException nothing() {
        return DataException.file(
                source.label(),
                csv.skipped() == 0 ? "empty" : "nothing after the " + csv.skipped() + " lines to skip",
                "it needs at least a line");
    }

    char separator() {
        return separator;
    }

    List<String> columnNames() {
        return names;
    }

    DataFile read() {
        requireColumns(csv.named());
        Budget budget = new Budget(source.label());
        List<Cut> cuts = cuts();
        List<List<Cells>> stretches;
        try {
            stretches = readAll(cuts, cells(cuts.size(), budget));
        } catch (DataException e) {
            if (cuts.size() == 1) {
                throw e;
            }
            cuts = List.of(new Cut(0, source.size()));
            budget = new Budget(source.label());
            stretches = readAll(cuts, cells(1, budget));
        }
        readTextsAgain(cuts, stretches, budget);
        source.finished();
        return DataFile.of(table(stretches), notes.list(), row -> source.label() + ":" + line(row));
    }

    /** The line on which a row of the table begins: found by reading the file again, since only messages ask. */
    private long line(int row) {
        try (CsvReader<Long> reader = parser().skipEmptyLines(names.size() > 1)
                .build(new CsvLines(names.size() == 1), whole(source.unwatched()))) {
            skip(reader);
            int at = csv.hasHeader() ? -1 : 0;
            for (Long line : reader) {
                if (at++ == row) {
                    return line;
                }
            }
            throw new IllegalArgumentException("the file has no row " + row);
        } catch (IOException | RuntimeException e) {
            throw explained(e);
        }
    }

    private void requireColumns(Iterable<String> wanted) {
        for (String column : wanted) {
            if (!names.contains(column)) {
                String held = "it has " + ColumnNames.shown(names);
                throw DataException.file(
                        source.label(),
                        "no column '" + column + "'",
                        linesBefore(record -> record.cells().stream()
                                        .map(String::strip)
                                        .toList()
                                        .contains(column))
                                .map(lines -> Advice.of(
                                                held + "; line " + (lines + 1) + " has it: skip the lines before it")
                                        .or(Setting.SKIP, Integer.toString(lines)))
                                .orElseGet(() -> Advice.of(held)));
            }
            if (twice.contains(column)) {
                throw DataException.file(
                        source.label(),
                        "more than one column is called '" + column + "'",
                        Advice.of("rename one of them, or number the columns").or(Setting.NO_HEADER, ""));
            }
        }
    }

    /** Lines before the first of some lines, where that is among the first hundred and not the header. */
    private Optional<Integer> linesBefore(Predicate<CsvRecords.Parsed> wanted) {
        try (CsvReader<CsvRecords.Parsed> reader = records(source.unwatched())) {
            for (CsvRecords.Parsed record : reader) {
                if (record.line() > HEADER_WITHIN) {
                    break;
                }
                if (record.line() > skipped + 1 && wanted.test(record)) {
                    return Optional.of((int) record.line() - 1);
                }
            }
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            // A file that cannot be read this far has another fault, which is found elsewhere.
            return Optional.empty();
        }
    }

    /** Where stretches begin and end: after line breaks, and at both ends. */
    private List<Cut> cuts() {
        List<Cut> cuts = new ArrayList<>();
        int wanted = source.isPlain() && isBreakOneByte() ? csv.stretchesOf(source.size()) : 1;
        long from = 0;
        for (int i = 1; i < wanted; i++) {
            long to = afterBreak(Math.max(from, source.size() / wanted * i));
            if (to > from && to < source.size()) {
                cuts.add(new Cut(from, to));
                from = to;
            }
        }
        cuts.add(new Cut(from, source.size()));
        return cuts;
    }

    /** Whether every byte 0A is a line break. */
    private boolean isBreakOneByte() {
        String name = charset.name();
        return charset.equals(StandardCharsets.UTF_8)
                || charset.equals(StandardCharsets.US_ASCII)
                || name.startsWith("ISO-8859-")
                || name.startsWith("windows-125");
    }

    private long afterBreak(long at) {
        long place = at;
        try (InputStream in = source.unwatched().open(at, source.size())) {
            byte[] buffer = new byte[1 << 13];
            for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                for (int i = 0; i < n; i++) {
                    if (buffer[i] == '\n') {
                        return place + i + 1;
                    }
                }
                place += n;
            }
            return source.size();
        } catch (IOException e) {
            throw source.unreadable(e);
        }
    }

    private List<List<Cells>> cells(int stretches, Budget budget) {
        List<List<Cells>> all = new ArrayList<>();
        for (int i = 0; i < stretches; i++) {
            all.add(names.stream().map(name -> cells(name, budget)).toList());
        }
        return all;
    }

    private Cells cells(String name, Budget budget) {
        if (!csv.columns().isEmpty() && !csv.columns().contains(name)) {
            return Cells.of(CellKind.SKIPPED, rules, budget);
        }
        CellRules own = csv.rules(rules, name);
        return csv.kind(name).map(kind -> Cells.of(kind, own, budget)).orElseGet(() -> Cells.any(own, budget));
    }

    /** Reads every stretch into its cells; of several faults the first in the file is thrown. */
    private List<List<Cells>> readAll(List<Cut> cuts, List<List<Cells>> into) {
        if (cuts.size() == 1) {
            read(cuts.get(0), into.get(0));
            return into;
        }
        ExecutorService threads = Executors.newFixedThreadPool(cuts.size(), task -> {
            Thread thread = new Thread(task, "headcount-csv");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<?>> readings = new ArrayList<>();
            for (int i = 0; i < cuts.size(); i++) {
                Cut cut = cuts.get(i);
                List<Cells> cells = into.get(i);
                readings.add(threads.submit(() -> read(cut, cells)));
            }
            for (Future<?> reading : readings) {
                reading.get();
            }
            return into;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw source.interrupted();
        } finally {
            threads.shutdownNow();
        }
    }

    private void read(Cut cut, List<Cells> into) {
        boolean first = cut.from() == 0;
        CsvStretch stretch = new CsvStretch(csv, source.label(), names, into, first && csv.hasHeader(), this::ragged);
        try (CsvReader<Boolean> reader = parser().skipEmptyLines(names.size() > 1)
                .build(
                        stretch,
                        first && cut.to() == source.size() ? whole(source) : new Decoding(open(cut), charset))) {
            if (first) {
                skip(reader);
            }
            reader.forEach(row -> {});
        } catch (IOException | RuntimeException e) {
            throw explained(e);
        }
    }

    private Decoding whole(InputFile file) throws IOException {
        InputStream in = file.open();
        in.skipNBytes(mark);
        return new Decoding(in, charset);
    }

    private InputStream open(Cut cut) {
        return source.open(cut.from() == 0 ? mark : cut.from(), cut.to());
    }

    /** Reads columns of texts again where only numbers or dates were kept of them. */
    private void readTextsAgain(List<Cut> cuts, List<List<Cells>> stretches, Budget budget) {
        List<Cut> again = new ArrayList<>();
        List<List<Cells>> fresh = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < cuts.size(); i++) {
            List<Cells> old = stretches.get(i);
            List<Cells> cells = IntStream.range(0, names.size())
                    .mapToObj(at ->
                            old.get(at).mustBeReadAgainFor(joined(stretches, at)) ? CellKind.TEXT : CellKind.SKIPPED)
                    .map(kind -> Cells.of(kind, rules, budget))
                    .toList();
            if (cells.stream().anyMatch(column -> column.kind() == CellKind.TEXT)) {
                again.add(cuts.get(i));
                fresh.add(cells);
                places.add(i);
            }
        }
        if (again.isEmpty()) {
            return;
        }
        readAll(again, fresh);
        for (int i = 0; i < places.size(); i++) {
            List<Cells> old = stretches.get(places.get(i));
            List<Cells> texts = fresh.get(i);
            stretches.set(
                    places.get(i),
                    IntStream.range(0, names.size())
                            .mapToObj(at -> texts.get(at).kind() == CellKind.TEXT ? texts.get(at) : old.get(at))
                            .toList());
        }
    }

    private static CellKind joined(List<List<Cells>> stretches, int column) {
        return Cells.joined(
                stretches.stream().map(stretch -> stretch.get(column)).toList());
    }

    private Table table(List<List<Cells>> stretches) {
        List<Column<?>> columns = new ArrayList<>();
        for (int at = 0; at < names.size(); at++) {
            int column = at;
            CellKind kind = joined(stretches, at);
            boolean isTrailingComma = kind == CellKind.BLANK
                    && names.get(at).equals("column " + (at + 1))
                    && at > 0
                    && at == names.size() - 1
                    && csv.hasHeader();
            if (kind != CellKind.SKIPPED && !isTrailingComma) {
                columns.add(Cells.column(
                        names.get(at),
                        kind,
                        stretches.stream().map(stretch -> stretch.get(column)).toList()));
            }
        }
        return WideTables.create(source.name(), columns);
    }

    /** What to do about lines of more or fewer cells than there are columns. */
    private Advice ragged(int cells) {
        Advice check = Advice.of("check the separators and quotes of this line, or read with");
        if (cells < names.size()) {
            return check.or(Setting.FILL_SHORT_ROWS, "");
        }
        return linesBeforeHeader()
                .map(lines -> Advice.of("if the header comes later, skip what is before it")
                        .or(Setting.SKIP, Integer.toString(lines)))
                .orElseGet(() -> check.or(Setting.DROP_EXTRA_CELLS, ""));
    }

    /**
     * Lines before a header that is not the first line: the first line wider than what was taken for the header, if it
     * is of words and the lines below it are as wide.
     */
    private Optional<Integer> linesBeforeHeader() {
        try (CsvReader<CsvRecords.Parsed> reader = records(source.unwatched())) {
            Optional<CsvRecords.Parsed> header = Optional.empty();
            int below = 0;
            for (CsvRecords.Parsed record : reader) {
                int width = record.cells().size();
                if (header.isEmpty()) {
                    header = Optional.of(record).filter(first -> width > names.size());
                } else if (width != header.get().cells().size()) {
                    return Optional.empty();
                } else if (++below == HEADER_WITHIN) {
                    break;
                }
                if (record.line() > HEADER_WITHIN && header.isEmpty()) {
                    return Optional.empty();
                }
            }
            return header.filter(record -> record.cells().stream().allMatch(CsvFile::isName))
                    .map(record -> (int) record.line() - 1);
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isName(String cell) {
        return !cell.isBlank()
                && CellRules.PLAIN.kind(
                                cell.strip().toCharArray(), 0, cell.strip().length())
                        == CellKind.TEXT;
    }

    /** What went wrong, as the one exception for bad data. */
    private RuntimeException explained(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataException fault) {
                return fault;
            }
            if (cause instanceof CancellationException cancelled) {
                return cancelled;
            }
            if (cause instanceof Decoding.Malformed malformed) {
                return DataException.line(
                        source.label(),
                        lineOf(malformed.offset()),
                        "not " + charset.name() + " (" + malformed.getMessage() + ")",
                        Advice.of("save it as UTF-8, or name its encoding").or(Setting.ENCODING, "windows-1252"));
            }
        }
        if (e instanceof CsvParseException) {
            return DataException.file(source.label(), "not CSV (" + e.getMessage() + ")", "check its quotes", e);
        }
        if (e instanceof UncheckedIOException failure) {
            return source.unreadable(failure.getCause());
        }
        return e instanceof RuntimeException fault ? fault : source.unreadable((IOException) e);
    }

    /** The line of a byte after the byte order mark, counted from the beginning of the file. */
    private long lineOf(long offset) {
        long line = 1;
        try (InputStream in = source.unwatched().open()) {
            byte[] buffer = new byte[1 << 13];
            long left = offset + mark;
            while (left > 0) {
                int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (n < 0) {
                    break;
                }
                for (int i = 0; i < n; i++) {
                    line += buffer[i] == '\n' ? 1 : 0;
                }
                left -= n;
            }
            return line;
        } catch (IOException e) {
            throw source.unreadable(e);
        }
    }
}
