package org.headcount.data.excel;

import java.util.Optional;
import org.headcount.data.excel.ExcelDates.Shown;

/** The filled cells of a sheet from front to back, whatever they are for. */
final class ExcelRows {

    /** What a cell holds. */
    enum Content {
        TEXT,
        NUMBER,
        DATE,
        DATE_TIME,
        /** Such as {@code #DIV/0!}. */
        ERROR,
        /** A formula without the value it had when the file was saved. */
        FORMULA
    }

    /** Who takes the cells. */
    interface Taker {

        /** A filled cell; rows and columns ascend from 1. */
        void cell(int row, int column, Content content, String text);

        /** The end of a row, whether anything was in it or not; false if no more rows are wanted. */
        boolean endOfRow(int row);
    }

    private final Workbook workbook;
    private final XmlPart xml;
    private final Taker taker;
    private final StringBuilder value = new StringBuilder();
    private final StringBuilder formula = new StringBuilder();
    private int row;
    private int column;

    private ExcelRows(Workbook workbook, XmlPart xml, Taker taker) {
        this.workbook = workbook;
        this.xml = xml;
        this.taker = taker;
    }

    /** Reads a sheet. */
    static void read(Workbook workbook, Workbook.Sheet sheet, Taker taker) {
        try (XmlPart xml = workbook.open(sheet.part())) {
            new ExcelRows(workbook, xml, taker).read();
        }
    }

    private void read() {
        while (xml.next() && !xml.isEnd("sheetData")) {
            if (xml.isStart("row")) {
                int next = xml.number("r", row + 1);
                if (next <= row || next > CellRange.ROWS) {
                    throw xml.fault("row " + next + " after row " + row);
                }
                row = next;
                column = 0;
            } else if (xml.isStart("c")) {
                cell();
            } else if (xml.isEnd("row") && !taker.endOfRow(row)) {
                return;
            }
        }
    }

    private void cell() {
        String reference = xml.attribute("r");
        int next = reference.isEmpty() ? column + 1 : CellRange.column(reference);
        if (next <= column || next > CellRange.COLUMNS) {
            throw xml.fault("cell '" + XmlPart.shown(reference) + "' in row " + row + " after column "
                    + CellRange.letters(column));
        }
        column = next;
        String type = xml.attribute("t");
        int format = xml.number("s", 0);
        value.setLength(0);
        formula.setLength(0);
        boolean hasFormula = false;
        StringBuilder into = null;
        Optional<String> text = Optional.empty();
        while (!xml.isEnd("c") && xml.next()) {
            if (xml.isStart("v")) {
                into = value;
            } else if (xml.isStart("f")) {
                hasFormula = true;
                into = formula;
            } else if (xml.isStart("is")) {
                String inline = Workbook.text(xml, "is");
                // Some programs repeat it in v, which then does not count.
                if (type.equals("inlineStr")) {
                    text = Optional.of(inline);
                }
            } else if (xml.isEnd("v") || xml.isEnd("f")) {
                into = null;
            } else if (into != null) {
                xml.addTextTo(into);
            }
        }
        String found = text.orElseGet(value::toString);
        if (!found.isEmpty()) {
            valued(type, format, found);
        } else if (hasFormula && !type.equals("str")) {
            taker.cell(row, column, Content.FORMULA, "=" + formula);
        }
    }

    private void valued(String type, int format, String text) {
        switch (type) {
            case "", "n" -> taker.cell(row, column, content(workbook.shown(format)), text.strip());
            case "s" -> text(workbook.sharedText(text.strip(), xml));
            case "b" -> text(text.strip().equals("1") ? "true" : "false");
            case "e" -> taker.cell(row, column, Content.ERROR, text.strip());
            case "str", "inlineStr", "d" -> text(text);
            default -> throw xml.fault("a cell of the unknown type '" + XmlPart.shown(type) + "'");
        }
    }

    private void text(String text) {
        if (!text.isBlank()) {
            taker.cell(row, column, Content.TEXT, text);
        }
    }

    private static Content content(Shown shown) {
        return switch (shown) {
            case NUMBER -> Content.NUMBER;
            case DATE -> Content.DATE;
            case DATE_TIME -> Content.DATE_TIME;
        };
    }
}
