package org.headcount.reading;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * The sentences of a document, one at a time, so that memory does not grow with the text. A full stop ends a sentence
 * unless it belongs to a number, an initial or a known abbreviation, or a small letter follows. The end of a block ends
 * a sentence, and so do {@value #LONGEST} tokens.
 */
public final class Sentences implements Iterable<Sentence> {

    private static final int LONGEST = 4000;

    private static final Set<String> ABBREVIATIONS = Splitter.set("""
            mr mrs ms dr prof st no nos nr nrs fig figs rs re approx vs v cf eg ie e.g i.e al art arts sec para
            paras vol pp p ed eds gen col gov sen rep rev hon u.s u.k u.n jan feb mar apr jun jul aug sep sept
            oct nov dec est ca c incl excl max min avg tel ext ch chap eq ref refs mt ft
            """);

    /** Whether a word, in small letters, is usually printed with a full stop after it. */
    static boolean isAbbreviation(String word) {
        return ABBREVIATIONS.contains(word);
    }

    /** What may follow a full stop inside its sentence. */
    private static final String CLOSING = "\"'\u201d\u2019)]\u00bb";

    private final Document document;

    private Sentences(Document document) {
        this.document = document;
    }

    /** The sentences of a document, in the order of its blocks. */
    public static Sentences of(Document document) {
        return new Sentences(document);
    }

    @Override
    public Iterator<Sentence> iterator() {
        return new Walk();
    }

    @Override
    public String toString() {
        return "sentences of " + document.name();
    }

    private final class Walk implements Iterator<Sentence> {

        private final List<Block> blocks = document.blocks();
        private final LocalCurrencies currencies = LocalCurrencies.of(document.text());
        private int block = -1;
        private int index;
        private Tokenizer tokens = new Tokenizer(document.text(), 0, 0);

        @Override
        public boolean hasNext() {
            while (!tokens.hasNext()) {
                if (block + 1 >= blocks.size()) {
                    return false;
                }
                block++;
                tokens = new Tokenizer(
                        document.text(),
                        blocks.get(block).start(),
                        blocks.get(block).end(),
                        currencies);
            }
            return true;
        }

        @Override
        public Sentence next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            List<Token> found = new ArrayList<>();
            boolean ended = false;
            while (tokens.hasNext() && !ended) {
                Token token = tokens.next();
                found.add(token);
                ended = found.size() >= LONGEST || (isStop(token) && endsHere(found));
            }
            return new Sentence(
                    index++,
                    block,
                    found.get(0).start(),
                    found.get(found.size() - 1).end(),
                    found);
        }

        private boolean isStop(Token token) {
            return token.isSign() && ".!?\u2026\u3002".contains(token.text());
        }

        private boolean endsHere(List<Token> found) {
            Token stop = found.get(found.size() - 1);
            Token before = found.size() > 1 ? found.get(found.size() - 2) : stop;
            while (tokens.hasNext()
                    && tokens.peekIsGlued()
                    && CLOSING.contains(tokens.peek().text())) {
                found.add(tokens.next());
            }
            if (!tokens.hasNext()) {
                return true;
            }
            Token next = tokens.peek();
            if (next.isGlued()
                    || (next.isWord() && !next.isCapital())
                    || (next.isSign() && ",;:".contains(next.text()))) {
                return false;
            }
            if (!stop.is(".") || stop.spaced() || !before.isWord()) {
                return true;
            }
            boolean initial = before.text().length() == 1 && before.isCapital();
            return !initial && !ABBREVIATIONS.contains(before.text());
        }
    }
}
