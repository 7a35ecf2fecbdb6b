package org.headcount.document;

import java.util.List;

/** A number with all that it may be: printed, or computed from what is printed. */
public sealed interface Valued permits Figure, Derivation {

    /** What it is, in our words: a description, or the name under which it was declared. */
    String name();

    /** The number as printed, or computed with every input as printed. */
    double point();

    /** Every value that it may have. */
    Interval interval();

    /** What it counts or measures. */
    Unit unit();

    /** How a sentence prints it. */
    String words();

    /** The printed figures that it rests on. */
    List<Figure> figures();
}
