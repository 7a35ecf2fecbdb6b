package org.headcount.reading;

import java.util.Set;

/** Nouns that name people. */
final class NounLists {

    private static final Set<String> PERSONS = Splitter.set("""
            people persons individuals children men women workers farmers students pupils teachers households
            families residents citizens patients participants adults employees staff personnel refugees migrants
            voters girls boys cadres officials members parties victims cases deaths jobs inhabitants respondents
            infants troops soldiers
            """);

    private NounLists() {}

    static boolean isPerson(String noun) {
        return PERSONS.contains(noun);
    }
}
