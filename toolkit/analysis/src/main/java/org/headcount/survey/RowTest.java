package org.headcount.survey;

/** Whether something holds of a row of a table, numbered from 0. */
@FunctionalInterface
interface RowTest {
    boolean test(int row);
}
