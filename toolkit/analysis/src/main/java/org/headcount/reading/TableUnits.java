package org.headcount.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The unit and scale of each cell of a document's tables: from its column's heading, its row's, or the table's title. */
final class TableUnits {

    private final Map<Integer, UnitPhrase> byStart = new HashMap<>();

    TableUnits(Document document) {
        Map<Integer, Integer> blocks = new HashMap<>();
        if (!document.tables().isEmpty()) {
            for (int i = 0; i < document.blocks().size(); i++) {
                blocks.put(document.blocks().get(i).start(), i);
            }
        }
        for (DocumentTable table : document.tables()) {
            read(document, table, corner(document, table).or(() -> title(document, table, blocks)));
        }
    }

    /** The unit that the table prints for a cell outside of it. */
    Optional<UnitPhrase> of(Block cell) {
        return cell.type() == Block.Type.CELL ? Optional.ofNullable(byStart.get(cell.start())) : Optional.empty();
    }

    private void read(Document document, DocumentTable table, Optional<UnitPhrase> title) {
        List<Optional<UnitPhrase>> columns = new ArrayList<>();
        for (int row = table.headerRows(); row < table.rows().size(); row++) {
            List<Block> cells = table.rows().get(row);
            Optional<UnitPhrase> rowUnit = rowUnit(document, table, cells);
            for (int column = table.headerColumns(); column < cells.size(); column++) {
                while (columns.size() <= column) {
                    columns.add(column(document, table, columns.size(), title));
                }
                Block cell = cells.get(column);
                Optional<UnitPhrase> unit = columns.get(column);
                boolean own = unit.isPresent() && !unit.equals(title);
                (own ? unit : rowUnit.or(() -> unit)).ifPresent(found -> byStart.put(cell.start(), found));
            }
        }
    }

    private static Optional<UnitPhrase> rowUnit(Document document, DocumentTable table, List<Block> cells) {
        Optional<UnitPhrase> unit = Optional.empty();
        for (int column = 0; column < Math.min(table.headerColumns(), cells.size()); column++) {
            unit = UnitPhrase.ofHeading(document.text(cells.get(column))).filter(UnitPhrase::isPlain);
        }
        return unit;
    }

    private static Optional<UnitPhrase> column(
            Document document, DocumentTable table, int column, Optional<UnitPhrase> title) {
        for (int row = table.headerRows() - 1; row >= 0; row--) {
            List<Block> cells = table.rows().get(row);
            if (column < cells.size()) {
                String heading = document.text(cells.get(column));
                Optional<UnitPhrase> unit = UnitPhrase.ofHeading(heading);
                if (unit.isPresent()) {
                    return unit;
                }
                if (UnitPhrase.isCounting(heading)) {
                    return Optional.empty();
                }
            }
        }
        return title;
    }

    /** The unit that the cell above the rows' names prints for all columns: {@code £ million}, {@code Percent}. */
    private static Optional<UnitPhrase> corner(Document document, DocumentTable table) {
        for (int row = 0; row < table.headerRows(); row++) {
            List<Block> cells = table.rows().get(row);
            for (int column = 0; column < Math.min(table.headerColumns(), cells.size()); column++) {
                Optional<UnitPhrase> unit =
                        UnitPhrase.of(document.text(cells.get(column))).filter(UnitPhrase::isAmount);
                if (unit.isPresent()) {
                    return unit;
                }
            }
        }
        return Optional.empty();
    }

    /** The unit in the block before the table, or in the one before that, where a note of the unit follows the title. */
    private static Optional<UnitPhrase> title(Document document, DocumentTable table, Map<Integer, Integer> blocks) {
        Optional<Integer> first = table.rows().stream()
                .flatMap(List::stream)
                .filter(cell -> cell.end() > cell.start())
                .map(cell -> blocks.get(cell.start()))
                .filter(Objects::nonNull)
                .findFirst();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        for (int i = first.get() - 1; i >= Math.max(0, first.get() - 2); i--) {
            Block block = document.blocks().get(i);
            Optional<UnitPhrase> unit =
                    block.type() == Block.Type.CELL ? Optional.empty() : UnitPhrase.of(document.text(block));
            if (unit.isPresent()) {
                return unit;
            }
        }
        return Optional.empty();
    }
}
