package org.headcount.metrics;

/** Something known of each row beside welfare: a number, or the group it belongs to. */
sealed interface Attribute permits Numbers, Groups {
    /** The number of rows. */
    int size();

    /** The attribute of some of the rows. */
    Attribute pick(int[] rows);

    /** The attribute of these rows and, after them, the next ones. */
    Attribute join(Attribute next, String name);

    /** As a number per row; the name is for the message if it is a group. */
    double[] numbers(String name);

    /** As a group per row. */
    Groups groups();
}
