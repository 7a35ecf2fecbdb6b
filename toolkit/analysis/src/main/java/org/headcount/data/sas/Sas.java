package org.headcount.data.sas;

import com.epam.parso.SasFileProperties;
import com.epam.parso.SasFileReader;
import com.epam.parso.date.OutputDateType;
import com.epam.parso.impl.SasFileReaderImpl;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.headcount.data.column.CellKind;
import org.headcount.data.column.ColumnNames;
import org.headcount.data.fault.Advice;
import org.headcount.data.fault.DataException;
import org.headcount.data.format.ReaderText;
import org.headcount.data.format.ReadingNotes;
import org.headcount.data.format.VariableCells;
import org.headcount.data.format.WideTables;
import org.headcount.data.input.Budget;
import org.headcount.data.input.CodePages;
import org.headcount.data.input.InputFile;
import org.headcount.data.input.ReadingProgress;
import org.headcount.data.table.DataFile;
import org.headcount.data.table.Variable;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Reads SAS data sets (.sas7bdat), compressed or not, by parso.
 *
 * <p>Numeric variables become columns of numbers, those with a format of dates or of dates with times columns of these,
 * strings texts without the blanks that pad them. All missing values (., .A to .Z) are missing in the table: which was which is
 * not kept. Labels of values are not in such a file but in a catalogue of formats, which is not read: codes stay codes.
 *
 * <p>The format is not published. A file of which parso finds fewer columns or rows than its header counts is refused.
 */
public final class Sas {

    private static final LocalDate EPOCH = LocalDate.of(1960, 1, 1);
    private static final long EPOCH_SECONDS = EPOCH.toEpochDay() * 86_400;
    private static final Pattern DATE_TIMES =
            Pattern.compile("(DATETIME|DATEAMPM|[EB]8601D[TXZN]|MDYAMPM|DTDATE|DTMONYY|DTYEAR|NLDATM).*");
    private static final Pattern DATES = Pattern.compile("(DATE|DDMMYY|MMDDYY|YYMMDD|YYMM|MMYY|MONYY|YYMON|YYQ|JULIAN|"
            + "JULDAY|WEEKDATE|WEEKDATX|WORDDATE|WORDDATX|[EB]8601DA|NLDATE|YEAR|MONTH|QTR|DAY|NENGO|MINGUO).*");

    private final Optional<Charset> encoding;
    private final List<String> columns;
    private final ReadingProgress progress;

    private Sas(Optional<Charset> encoding, List<String> columns, ReadingProgress progress) {
        this.encoding = encoding;
        this.columns = columns;
        this.progress = progress;
    }

    /** A reader that takes texts to be in the encoding that the file names. */
    public static Sas reader() {
        return new Sas(Optional.empty(), List.of(), ReadingProgress.none());
    }

    /** The encoding of the file's texts, whatever it says itself. */
    public Sas encoding(Charset encoding) {
        return new Sas(Optional.of(encoding), columns, progress);
    }

    /** Reads these variables and no others; they stay in the file's order. */
    public Sas only(String... columns) {
        return new Sas(encoding, List.of(columns), progress);
    }

    /** Who is told how far the reading has come. */
    public Sas progress(ReadingProgress progress) {
        return new Sas(encoding, columns, progress);
    }

    /**
     * Reads a file.
     *
     * @throws DataException if it is no SAS data set, is damaged, or cannot be read
     */
    public DataFile read(Path path) {
        InputFile source = InputFile.of(path, Optional.empty(), progress);
        Contents contents = contents(source);
        source.finished();
        List<Kept> kept = contents.kept;
        Table table = WideTables.create(
                source.name(),
                kept.stream().<Column<?>>map(one -> one.cells.column()).toList());
        return new DataFile(
                table,
                contents.label,
                kept.stream().map(Sas::variable).toList(),
                contents.notes.list(),
                row -> source.label() + ":" + (row + 1));
    }

    private Contents contents(InputFile source) {
        try (InputStream in = source.open()) {
            return contents(
                    source,
                    new SasFileReaderImpl(in, encoding.map(Charset::name).orElse(null), OutputDateType.SAS_VALUE));
        } catch (DataException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // parso gives up on a damaged file in many ways.
            throw DataException.file(
                    source.label(), "not a SAS data set, or a damaged one: " + e.getMessage(), ADVICE, e);
        }
    }

    private static final String ADVICE =
            "check that it is whole and opens in SAS; R's haven::read_sas reads some that this does not";

    /** A variable and where its cells go. */
    private record Kept(int place, String name, com.epam.parso.Column variable, CellKind kind, VariableCells cells) {}

    /** What was read of a file. */
    private record Contents(Optional<String> label, List<Kept> kept, ReadingNotes notes) {}

    private Contents contents(InputFile source, SasFileReader reader) throws IOException {
        SasFileProperties properties = reader.getSasFileProperties();
        List<com.epam.parso.Column> variables = reader.getColumns();
        if (properties.getColumnsCount() == 0 || variables.size() != properties.getColumnsCount()) {
            throw DataException.file(
                    source.label(),
                    variables.size() + " variables can be read of the " + properties.getColumnsCount()
                            + " that its header counts",
                    ADVICE);
        }
        Charset charset = encoding.or(() -> CodePages.of(String.valueOf(properties.getEncoding())))
                .orElse(StandardCharsets.UTF_8);
        ReadingNotes notes = new ReadingNotes(source.label());
        List<Kept> kept = kept(source, variables, charset, notes);
        long rows = 0;
        for (Object[] row = reader.readNext(); row != null; row = reader.readNext()) {
            rows++;
            for (Kept one : kept) {
                add(one, row[one.place]);
            }
        }
        long expected = properties.getRowCount();
        if (rows != expected && rows != expected - properties.getDeletedRowCount()) {
            throw DataException.file(
                    source.label(), rows + " rows can be read of the " + expected + " that its header counts", ADVICE);
        }
        Optional<String> label = Optional.ofNullable(properties.getFileLabel())
                .map(String::strip)
                .filter(some -> !some.isEmpty());
        return new Contents(label, kept, notes);
    }

    private List<Kept> kept(
            InputFile source, List<com.epam.parso.Column> variables, Charset charset, ReadingNotes notes) {
        List<String> names = ColumnNames.of(
                variables.stream().map(com.epam.parso.Column::getName).toList());
        columns.stream().filter(name -> !names.contains(name)).findFirst().ifPresent(name -> {
            throw DataException.file(source.label(), "no column '" + name + "'", "it has " + ColumnNames.shown(names));
        });
        Budget budget = new Budget(source.label());
        List<Kept> kept = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (columns.isEmpty() || columns.contains(names.get(i))) {
                CellKind kind = kind(variables.get(i));
                kept.add(new Kept(
                        i,
                        names.get(i),
                        variables.get(i),
                        kind,
                        new VariableCells(names.get(i), kind, charset, notes, budget)));
            }
        }
        return kept;
    }

    private static CellKind kind(com.epam.parso.Column variable) {
        if (variable.getType() == String.class) {
            return CellKind.TEXT;
        }
        String format = variable.getFormat().getName().toUpperCase(Locale.ROOT);
        if (DATE_TIMES.matcher(format).matches()) {
            return CellKind.DATE_TIME;
        }
        return DATES.matcher(format).matches() ? CellKind.DATE : CellKind.DOUBLE;
    }

    private static void add(Kept one, Object cell) {
        if (cell instanceof Number number && !Double.isNaN(number.doubleValue())) {
            switch (one.kind) {
                case DATE -> addDate(one.cells, number.doubleValue());
                case DATE_TIME -> addMoment(one.cells, number.doubleValue());
                default -> one.cells.add(number.doubleValue());
            }
        } else if (cell instanceof String text && !text.isBlank()) {
            one.cells.add(text.stripTrailing());
        } else {
            one.cells.addMissing();
        }
    }

    private static void addDate(VariableCells cells, double days) {
        LocalDate date = EPOCH.plusDays((long) Math.floor(days));
        if (Math.abs(days) > 4e6 || date.getYear() < 1582 || date.getYear() > 9999) {
            cells.addImpossible("no date of the years 1582 to 9999", Double.toString(days));
        } else {
            if (days != Math.rint(days)) {
                cells.note("a part of a day was left out", Double.toString(days), Advice.of(""));
            }
            cells.add(date);
        }
    }

    private static void addMoment(VariableCells cells, double seconds) {
        if (Math.abs(seconds) > 3e11) {
            cells.addImpossible("no date of the years 1582 to 9999", Double.toString(seconds));
            return;
        }
        long whole = (long) Math.floor(seconds);
        int nanos = (int) Math.rint((seconds - whole) * 1000) * 1_000_000;
        LocalDateTime moment =
                LocalDateTime.ofEpochSecond(EPOCH_SECONDS + whole, Math.min(nanos, 999_000_000), ZoneOffset.UTC);
        if (moment.getYear() < 1582 || moment.getYear() > 9999) {
            cells.addImpossible("no date of the years 1582 to 9999", Double.toString(seconds));
        } else {
            cells.add(moment);
        }
    }

    private static Variable variable(Kept one) {
        String format = one.variable.getFormat().toString().strip();
        return new Variable(
                one.name,
                Optional.ofNullable(one.variable.getLabel()).map(String::strip).filter(label -> !label.isEmpty()),
                Optional.of(format).filter(some -> !some.isEmpty()),
                Map.of(),
                Map.of(),
                one.cells.reasons().build());
    }

    @Override
    public String toString() {
        return new ReaderText("reader of SAS data sets")
                .with("encoding", encoding)
                .with("only", columns)
                .toString();
    }
}
