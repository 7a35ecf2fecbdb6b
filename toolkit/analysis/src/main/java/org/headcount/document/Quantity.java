package org.headcount.document;

/** What must be known of two amounts before they are put together. */
public interface Quantity {

    /** What it counts or measures. */
    Unit unit();

    /** What it covers. */
    Scope scope();

    /** The quantity it is a value of; blank where it is none of its own. */
    String topic();

    /** The time it speaks of. */
    Period period();

    /** How a sentence calls it. */
    String words();
}
