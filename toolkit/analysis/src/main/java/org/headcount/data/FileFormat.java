package org.headcount.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.headcount.data.fault.DataException;
import org.headcount.data.input.InputFile;
import org.headcount.data.input.ReadingProgress;
import org.headcount.data.table.DataFile;
import org.headcount.data.worldbank.WorldBank;

/** The formats of data files, by the name of the file, or of the one file in a zip archive. */
enum FileFormat {
    CSV("csv, tsv, tab, txt") {
        @Override
        DataFile read(Path path, DataReader reader) {
            if (reader.isPlain() && WorldBank.isIndicatorExport(path)) {
                return reader.known(WorldBank.indicators(reader.progress(), path), path);
            }
            if (reader.isPlain() && WorldBank.isPovertyExport(path)) {
                return reader.known(WorldBank.poverty(path, reader.progress()), path);
            }
            return reader.csv(path);
        }
    },
    EXCEL("xlsx, xlsm") {
        @Override
        DataFile read(Path path, DataReader reader) {
            return reader.excel(path);
        }
    },
    STATA("dta") {
        @Override
        DataFile read(Path path, DataReader reader) {
            return reader.stata(path);
        }
    },
    SPSS("sav, zsav") {
        @Override
        DataFile read(Path path, DataReader reader) {
            return reader.spss(path);
        }
    },
    SAS("sas7bdat") {
        @Override
        DataFile read(Path path, DataReader reader) {
            return reader.sas(path);
        }
    },
    WORLD_BANK_ANSWER("json") {
        @Override
        DataFile read(Path path, DataReader reader) {
            return reader.known(
                    WorldBank.isPovertyExport(path)
                            ? WorldBank.poverty(path, reader.progress())
                            : WorldBank.indicators(reader.progress(), path),
                    path);
        }
    };

    /** A format that is not read, and what to do about it. */
    private record Unread(String endings, String what, String advice) {}

    private static final List<Unread> UNREAD = List.of(
            new Unread(
                    "xls, xlsb, ods, numbers",
                    "a workbook of a format that is not read",
                    "save it in Excel or LibreOffice as .xlsx"),
            new Unread(
                    "parquet, feather, arrow, orc",
                    "a columnar file, which is not read",
                    "write it as CSV first, such as with DuckDB: COPY (FROM 'FILE.parquet') TO 'FILE.csv'"),
            new Unread(
                    "xpt, sd2",
                    "a SAS file of a form that is not read",
                    "write it as CSV or .dta first, such as in R: haven::write_dta(haven::read_xpt(\"FILE.xpt\"),"
                            + " \"FILE.dta\")"),
            new Unread(
                    "por",
                    "a portable file of SPSS's, which is not read",
                    "save it in SPSS as .sav, or convert it with PSPP: pspp-convert FILE.por FILE.sav"),
            new Unread(
                    "rds, rda, rdata",
                    "R's own file, which is not read",
                    "write it in R as .dta, with labels: haven::write_dta(data, \"FILE.dta\")"),
            new Unread(
                    "dtas",
                    "a set of Stata's frames, which is not read",
                    "save the one wanted in Stata as .dta: frame NAME: save FILE"));

    private final String endings;

    FileFormat(String endings) {
        this.endings = endings;
    }

    abstract DataFile read(Path path, DataReader reader);

    /**
     * The format of a file.
     *
     * @throws org.headcount.data.fault.DataException if its name ends in none that is read
     */
    static FileFormat of(Path path, Optional<String> chosen) {
        InputFile source = InputFile.of(path, chosen, ReadingProgress.none());
        String ending = ending(source.plainName());
        return known(ending)
                .or(() -> source.entryRead().flatMap(entry -> known(ending(entry))))
                .orElseThrow(() -> UNREAD.stream()
                        .filter(format -> isOneOf(format.endings(), ending))
                        .findFirst()
                        .map(format -> DataException.file(path.toString(), format.what(), format.advice()))
                        .orElseGet(() -> unknown(path)));
    }

    private static Optional<FileFormat> known(String ending) {
        return Arrays.stream(values())
                .filter(format -> isOneOf(format.endings, ending))
                .findFirst();
    }

    private static boolean isOneOf(String endings, String ending) {
        return List.of(endings.split(", ")).contains(ending);
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static DataException unknown(Path path) {
        return DataException.file(
                path.toString(),
                "no known format",
                "a name ends in "
                        + Arrays.stream(values()).map(format -> format.endings).collect(Collectors.joining(", "))
                        + ", with .gz or .zip behind it or not: rename a copy");
    }
}
