package org.headcount.reading;

import java.util.Optional;
import org.headcount.document.Figure;

/**
 * A figure as the reader found it: the figure itself, and where its parts are in the text and its sentence.
 *
 * @param figure the number, its unit, hedge and period; its offsets count code points
 * @param start index of its first character in {@link Document#text()}
 * @param end index after its last character
 * @param number the part of it that is the number with its scale and unit, without hedge and noun
 * @param sentence the index of its sentence in {@link Sentences}
 * @param block the index of its block in {@link Document#blocks()}
 * @param firstToken its first token in the sentence
 * @param endToken the token after its last
 * @param noun what it counts, where that is printed right after it
 */
public record ReadFigure(
        Figure figure,
        int start,
        int end,
        NumberSpan number,
        int sentence,
        int block,
        int firstToken,
        int endToken,
        Optional<CountedNoun> noun) {

    /**
     * A range of a sentence and of the text.
     *
     * @param start index of its first character in the document's text
     * @param end index after its last character
     * @param firstToken its first token in the sentence
     * @param endToken the token after its last
     */
    public record NumberSpan(int start, int end, int firstToken, int endToken) {}

    /** The same place with a corrected figure. */
    ReadFigure with(Figure corrected) {
        return new ReadFigure(corrected, start, end, number, sentence, block, firstToken, endToken, noun);
    }

    /** The phrase as printed, without line breaks. */
    public String text() {
        return figure.text();
    }
}
