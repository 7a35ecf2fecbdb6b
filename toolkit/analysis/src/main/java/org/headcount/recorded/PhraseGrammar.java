package org.headcount.recorded;

import java.util.List;
import java.util.ServiceLoader;

/**
 * Reads the number that a printed phrase says. The reader of documents provides one, found by {@link ServiceLoader}, so that
 * this package does not depend on it.
 */
public interface PhraseGrammar {

    /** A number that a phrase may say, in base units; both ends are equal unless it is a range. */
    record Reading(double low, double high) {}

    /** The numbers that a phrase may say; none if it says no number. */
    List<Reading> read(String phrase);

    /** The grammar that is installed; without one, no phrase can be read. */
    static PhraseGrammar installed() {
        return ServiceLoader.load(PhraseGrammar.class, PhraseGrammar.class.getClassLoader())
                .findFirst()
                .orElse(phrase -> List.of());
    }
}
