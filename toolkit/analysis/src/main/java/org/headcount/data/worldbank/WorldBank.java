package org.headcount.data.worldbank;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.headcount.data.column.CellKind;
import org.headcount.data.csv.Csv;
import org.headcount.data.fault.DataException;
import org.headcount.data.input.InputFile;
import org.headcount.data.input.ReadingProgress;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Reads what the World Bank lets one save: indicators of its databank, and estimates of its poverty platform. */
public final class WorldBank {

    private static final int HEAD = 1 << 16;
    private static final List<String> INDICATOR_COLUMNS =
            List.of("Country Name", "Country Code", "Indicator Name", "Indicator Code");

    private static final List<String> TIDY_COLUMNS = List.of("Year", "Value");
    private static final int MOST_LINES_BEFORE = 10;

    private WorldBank() {}

    /**
     * Indicators in long form, a row for each country, indicator and year, years ascending: {@code country}, {@code
     * country_code}, {@code indicator}, {@code indicator_code}, {@code year}, {@code value}. Years without a value are
     * rows whose value is missing.
     *
     * @param files one CSV export with years across, as the databank's site gives it, or down in columns {@code Year} and
     *     {@code Value}, by itself or in its zip archive; or
     *     all pages of one answer of the interface (v2, {@code format=json}), as they were saved
     * @throws org.headcount.data.fault.DataException if a file is neither, a page is missing, or a value cannot be read
     */
    public static Table indicators(Path... files) {
        return indicators(ReadingProgress.none(), files);
    }

    /** The same, with progress. */
    public static Table indicators(ReadingProgress progress, Path... files) {
        if (files.length == 0) {
            throw new IllegalArgumentException("name a file, or the pages of an answer");
        }
        if (isJson(files[0])) {
            return new WorldBankPages(answers(progress, files)).read(String.valueOf(files[0].getFileName()));
        }
        if (files.length > 1) {
            throw new IllegalArgumentException("exports are read one by one; only pages (json) belong together");
        }
        return export(files[0], progress);
    }

    private static List<WorldBankAnswer> answers(ReadingProgress progress, Path... files) {
        return Arrays.stream(files)
                .map(file -> WorldBankAnswer.of(file, progress))
                .toList();
    }

    private static boolean isJson(Path file) {
        return InputFile.of(file).plainName().endsWith(".json");
    }

    /** Indicators and estimates from the World Bank's interfaces, where there is a network. */
    public static WorldBankOnline online() {
        return WorldBankOnline.usual();
    }

    /** Whether a file has all columns of the databank's exports: those of what is measured, and years, across or down. */
    public static boolean isIndicatorExport(Path file) {
        return header(file).isPresent();
    }

    /** Lines before the header of an export of indicators; nothing where the file is none. */
    private static Optional<Integer> header(Path file) {
        List<String> lines = head(file).lines().limit(MOST_LINES_BEFORE).toList();
        for (int line = 0; line < lines.size(); line++) {
            List<String> names = names(lines.get(line));
            boolean hasYears = names.stream().anyMatch(WorldBank::isYear) || names.containsAll(TIDY_COLUMNS);
            if (names.containsAll(INDICATOR_COLUMNS) && hasYears) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    private static List<String> names(String line) {
        return Arrays.stream(line.split(",", -1))
                .map(name -> name.replace("\"", "").strip())
                .toList();
    }

    private static String head(Path file) {
        InputFile source = InputFile.of(file, InputFile.entry(file, "API_"), ReadingProgress.none());
        try (InputStream in = source.open()) {
            String head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
            return head.startsWith("\uFEFF") ? head.substring(1) : head;
        } catch (IOException e) {
            throw source.unreadable(e);
        }
    }

    /** Whether a file has the columns, in JSON the fields, that all estimates of the poverty platform have. */
    public static boolean isPovertyExport(Path file) {
        String head = head(file);
        return isJson(file)
                ? PovertyEstimates.NEEDED.stream().allMatch(name -> head.contains("\"" + name + "\""))
                : names(head.lines().findFirst().orElse("")).containsAll(PovertyEstimates.NEEDED);
    }

    private static Table export(Path file, ReadingProgress progress) {
        int header = header(file)
                .orElseThrow(() -> DataException.file(
                        file.toString(),
                        "no header line with " + String.join(", ", INDICATOR_COLUMNS)
                                + " and columns of years, or Year and Value",
                        "check that it is an export of indicators"));
        Csv csv = Csv.reader().progress(progress).skipLines(header).usual(name -> kindOfIndicator(name));
        Optional<String> entry = InputFile.entry(file, "API_");
        return longForm(file, (entry.isPresent() ? csv.entry(entry.get()) : csv).read(file));
    }

    private static Optional<CellKind> kindOfIndicator(String name) {
        if (isYear(name)) {
            return Optional.of(CellKind.DOUBLE);
        }
        return INDICATOR_COLUMNS.contains(name)
                ? Optional.of(CellKind.TEXT)
                : switch (name) {
                    case "Year" -> Optional.of(CellKind.INTEGER);
                    case "Value" -> Optional.of(CellKind.DOUBLE);
                    default -> Optional.empty();
                };
    }

    private static boolean isYear(String name) {
        return name.matches("[12][0-9]{3}( \\[YR[0-9]{4}])?");
    }

    private static Table longForm(Path file, Table wide) {
        List<? extends Column<?>> years =
                wide.columns().stream().filter(column -> isYear(column.name())).toList();
        IndicatorRows rows = new IndicatorRows(file.toString());
        for (int row = 0; row < wide.rowCount(); row++) {
            List<String> names = new ArrayList<>();
            for (String name : INDICATOR_COLUMNS) {
                names.add(wide.stringColumn(name).get(row));
            }
            if (years.isEmpty()) {
                rows.add(
                        names.get(0),
                        names.get(1),
                        names.get(2),
                        names.get(3),
                        wide.intColumn("Year").getInt(row),
                        wide.doubleColumn("Value").getDouble(row));
            }
            for (Column<?> year : years) {
                rows.add(
                        names.get(0),
                        names.get(1),
                        names.get(2),
                        names.get(3),
                        Integer.parseInt(year.name().substring(0, 4)),
                        ((DoubleColumn) year).getDouble(row));
            }
        }
        return rows.table(wide.name());
    }

    /**
     * Estimates of the Poverty and Inequality Platform, as its site and interface give them in CSV or JSON, with types
     * pinned: codes and names are texts, {@code reporting_year} is a whole number, the rest are numbers. The platform does
     * not write the PPP vintage of a line into its answers: keep it with the file.
     *
     * @throws DataException if the file is not of that form, or a value cannot be read
     */
    public static Table poverty(Path file) {
        return poverty(file, ReadingProgress.none());
    }

    /** The same, with progress. */
    public static Table poverty(Path file, ReadingProgress progress) {
        return isJson(file)
                ? PovertyEstimates.read(String.valueOf(file.getFileName()), answers(progress, file))
                : PovertyEstimates.checked(
                        file.toString(),
                        Csv.reader()
                                .progress(progress)
                                .usual(PovertyEstimates::kind)
                                .read(file));
    }
}
