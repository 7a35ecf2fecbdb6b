package org.headcount.data;

import java.nio.file.Path;

/** The formats told apart by the name of a file. */
enum FileFormat {
    CSV {
        @Override
        DataFile read(Path path, Progress progress) {
            return DataFile.of(Csv.reader().progress(progress).read(path));
        }
    };

    abstract DataFile read(Path path, Progress progress);

    static FileFormat of(Path path) {
        return CSV;
    }
}
