package org.headcount.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The formats of data files, told apart by how a file is called. */
enum FileFormat {
    CSV("csv, tsv, tab, txt") {
        @Override
        DataFile read(Path path, Progress progress) {
            return DataFile.of(
                    WorldBank.isIndicatorExport(path)
                            ? WorldBank.indicators(path)
                            : Csv.reader().progress(progress).read(path));
        }
    },
    STATA("dta") {
        @Override
        DataFile read(Path path, Progress progress) {
            return Stata.reader().progress(progress).read(path);
        }
    },
    SPSS("sav, zsav") {
        @Override
        DataFile read(Path path, Progress progress) {
            return Spss.reader().progress(progress).read(path);
        }
    },
    WORLD_BANK_PAGE("json") {
        @Override
        DataFile read(Path path, Progress progress) {
            return DataFile.of(WorldBank.indicators(path));
        }
    };

    private final String endings;

    FileFormat(String endings) {
        this.endings = endings;
    }

    abstract DataFile read(Path path, Progress progress);

    /**
     * The format of a file.
     *
     * @throws DataException if its name ends in none that is known
     */
    static FileFormat of(Path path) {
        String name = Source.of(path).plainName();
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return Arrays.stream(values())
                .filter(format -> List.of(format.endings.split(", ")).contains(ending))
                .findFirst()
                .orElseThrow(
                        () -> DataException.file(
                                path.toString(),
                                "no known format",
                                "a name ends in "
                                        + Arrays.stream(values())
                                                .map(format -> format.endings)
                                                .collect(Collectors.joining(", "))
                                        + ", with .gz or .zip behind it or not; or use a reader of its own, such as Csv.reader()"));
    }
}
