package org.headcount.reading;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headcount.data.DataFolder;
import org.headcount.data.Row;
import org.headcount.data.Rows;
import org.headcount.document.Claim;
import org.headcount.document.Hedge;
import org.headcount.document.Kind;
import org.headcount.recorded.RelationForm;

/** What a person needs to know who corrects recorded figures and claims by hand. */
final class RecordReadme {

    private RecordReadme() {}

    static String text() {
        String units = Rows.of(DataFolder.builtIn(), "units.csv").stream()
                .map(row -> row.text("unit"))
                .collect(Collectors.joining(", "));
        String relations = RelationForm.all().stream()
                .map(form -> "| `" + form.name() + "` | `" + form.inputs() + "` | " + form.gives() + " |")
                .collect(Collectors.joining("\n"));
        return """
                # Recorded documents

                Plain CSV, UTF-8. Correct a line, then run `headcount audit ID --data DIR` with this folder as DIR: whatever
                does not fit is named with file, line and column. Offsets are checked against the texts in `texts/`.

                ## sources.csv

                `id,kind,file,title,publisher,date,address,edition,sha256`

                A row of kind `document` for each document; `sha256` is that of its text in `texts/`.

                ## figures/ID.csv

                `id,paragraph,start,end,text,low,high,unit,hedge,kind,half_unit,from,to,topic,scope,description,scale`

                `start` and `end` count Unicode code points of the text, the end exclusive; `paragraph` counts lines that are
                not blank, from 1. `low` and `high` are in base units (12750000000 yuan, percent as 71.3); the hedge moves
                neither. `half_unit` is half of the last printed digit's place, 0 for an exact count, blank where no digit is
                printed. `from` and `to` are years, months or days; blank where the document does not say. `topic`, `scope` (a
                path such as `china/key-counties`) and `description` may be blank. The phrase must say the number; `scale` is
                1000000 where the digits of a cell stand below a header that says millions, else blank.

                - hedge: HEDGES
                - kind: KINDS
                - unit: an ISO 4217 code, or a plural noun; a denominator follows a slash (`CNY/county`). Known nouns: UNITS.
                  Others go in `units.csv`, `unit,meaning`, on top of these.

                ## claims/ID.csv

                `id,of,purpose,relation,inputs,note`

                `of` is the figure that is claimed. `purpose` is PURPOSES (the document states the relation, or it ought to
                hold), `tried` (another reading of the claim in `of`), or `derived` (a new figure, `of` blank). `inputs` are
                separated by semicolons: ids of figures or of other rows, constants as `1 countries (Mexico)`, what is printed
                nowhere as `? persons (the population of the world)`, options as `steps=10`, and relations of such inputs as
                `read_as(ID-f1; persons)`.

                | relation | inputs | gives |
                |---|---|---|
                RELATIONS
                """.replace("HEDGES", words(Hedge.values()))
                .replace("KINDS", words(Kind.values()))
                .replace("UNITS", units)
                .replace("PURPOSES", "`" + words(Claim.Purpose.values()).replace(", ", "` or `") + "`")
                .replace("RELATIONS", relations);
    }

    private static String words(Enum<?>... constants) {
        return Stream.of(constants).map(Row::word).collect(Collectors.joining(", "));
    }
}
