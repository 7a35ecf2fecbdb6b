package org.headcount.recorded;

import java.util.List;

/**
 * A relation as a file of claims names it.
 *
 * @param name its name
 * @param inputs what it takes, between semicolons
 * @param gives what it computes
 */
public record RelationForm(String name, String inputs, String gives) {

    /** Every relation that claims may name, by name. */
    public static List<RelationForm> all() {
        return RelationTable.forms();
    }
}
