package org.headcount.reading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.headcount.document.Kind;
import org.headcount.recorded.PhraseGrammar;

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

    private static final int REMEMBERED = 1000;

    /** A folder is read again and again in a session, and most of its phrases are those of the last time. */
    private final Map<String, List<Reading>> latest = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<Reading>> eldest) {
            return size() > REMEMBERED;
        }
    };

    @Override
    public synchronized List<Reading> read(String phrase) {
        List<Reading> readings = latest.get(phrase);
        if (readings == null) {
            readings = found(phrase);
            latest.put(phrase, readings);
        }
        return readings;
    }

    private static List<Reading> found(String phrase) {
        return CONTEXTS.stream()
                .map(context -> context.replace("%s", phrase))
                .flatMap(PhraseReader::readings)
                .distinct()
                .toList();
    }

    @Override
    public String toString() {
        return "grammar of figures";
    }

    private static Stream<Reading> readings(String text) {
        return FigureReader.read(Document.ofText("phrase", text)).stream()
                .map(ReadFigure::figure)
                .filter(figure -> figure.kind() != Kind.DATE && figure.kind() != Kind.ORDINAL)
                .map(figure -> new Reading(figure.low(), figure.high()));
    }
}
