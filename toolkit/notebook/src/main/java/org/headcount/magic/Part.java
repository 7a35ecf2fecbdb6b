package org.headcount.magic;

import org.headcount.engine.Cell;

/** A part of a cell; a cell's parts run one after another. */
sealed interface Part {
    /** Java, which begins at a position of the cell. */
    record Java(Cell cell, int start) implements Part {}

    /** A magic on a line of its own, or one for all lines below it. */
    record Plain(Call call) implements Part {}

    /** A statement that ends in a magic, whose value it takes: the Java before the call, and the call. */
    record Assigned(Cell before, int start, Call call) implements Part {}
}
