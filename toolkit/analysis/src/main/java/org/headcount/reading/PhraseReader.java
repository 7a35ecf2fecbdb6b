package org.headcount.reading;

import java.util.List;
import java.util.stream.Stream;
import org.headcount.document.Kind;
import org.headcount.document.PhraseGrammar;

/**
 * The grammar of figures for one phrase, without its sentence. What a phrase says may depend on words around it, as 14:05 is a
 * time that something took only in a race: it is read alone, and after and before such words.
 */
public final class PhraseReader implements PhraseGrammar {

    /** The phrase alone, and among words that decide what it says. */
    private static final List<String> CONTEXTS = List.of(
            "%s",
            "finished in %s",
            "%s per km",
            "a ratio of %s",
            "%s as many",
            "the poorest %s",
            "%s people",
            "%s household");

    @Override
    public List<Reading> read(String phrase) {
        return CONTEXTS.stream()
                .map(context -> context.replace("%s", phrase))
                .flatMap(PhraseReader::readings)
                .distinct()
                .toList();
    }

    private static Stream<Reading> readings(String text) {
        return FigureReader.read(Document.ofText("phrase", text)).stream()
                .map(ReadFigure::figure)
                .filter(figure -> figure.kind() != Kind.DATE && figure.kind() != Kind.ORDINAL)
                .map(figure -> new Reading(figure.low(), figure.high()));
    }
}
