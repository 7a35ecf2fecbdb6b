package org.headcount.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleConsumer;
import org.headcount.document.Claims;
import org.headcount.document.Figure;

/**
 * Finds the claims of a document: printed figures that others should give, as its sentences and tables say.
 *
 * <p>Every claim comes from one of the {@linkplain ClaimPatterns patterns}, which look at one sentence, or at one table,
 * at a time; nothing is found by trying pairs of numbers. What a sentence leaves out, such as the denominator of a share,
 * is looked for by its noun, and the claim says so.
 */
public final class ClaimReader {

    private ClaimReader() {}

    /**
     * The claims of a document over its figures.
     *
     * @param document the document
     * @param figures what {@link FigureReader} found in it, in order
     */
    public static Claims read(Document document, List<ReadFigure> figures) {
        return read(document, figures, share -> {});
    }

    /** The same, telling how far it has come: the share of the sentences that are done, from 0 to 1. */
    static Claims read(Document document, List<ReadFigure> figures, DoubleConsumer progress) {
        List<TaggedSentence> sentences = sentences(document, figures);
        TopicIndex topics = new TopicIndex();
        for (int i = 0; i < sentences.size(); i++) {
            topics.add(sentences.get(i), i);
        }
        Drafts drafts = new Drafts();
        for (int i = 0; i < sentences.size(); i++) {
            Paragraph paragraph = new Paragraph(sentences, i);
            TaggedSentence sentence = paragraph.s();
            Optional<TaggedSentence> before = paragraph.before();
            Set<Integer> changes = ChangeClaims.find(sentence, drafts);
            new ImpliedBaseClaims(paragraph, drafts).find(changes);
            new ShareClaims(paragraph, topics, drafts).find(changes);
            new PartClaims(sentence, before, drafts).find();
            new SumClaims(sentence, drafts).find();
            new RemainderClaims(paragraph, drafts).find();
            new AverageClaims(sentence, i, topics, drafts).find();
            new MultipleClaims(paragraph, drafts).find(changes);
            new EarlierValueClaims(paragraph, topics, drafts).find(changes);
            new MarginClaims(paragraph, drafts).find(changes);
            new ProductClaims(paragraph, topics, drafts).find();
            new NearbyClaims(paragraph, drafts).find(changes);
            new SuggestedClaims(paragraph, topics, drafts).find();
            new SuggestedChanges(paragraph, drafts).find();
            new BreakdownClaims(paragraph, drafts).find();
            new BackClaims(paragraph, drafts).find(changes);
            new NamedClaims(paragraph, topics, drafts).find();
            progress.accept((i + 1.0) / sentences.size());
        }
        SpanClaims.find(sentences, drafts);
        OrdinalClaims.find(sentences, drafts);
        GiverClaims.find(sentences, drafts);
        NearbyClaims.designated(sentences, drafts);
        RepeatedClaims.find(sentences, drafts);
        sentences.forEach(sentence -> RestatementClaims.find(sentence, drafts));
        TableClaims.find(document, figures, sentences, drafts);
        Map<Figure, Integer> order = new HashMap<>();
        figures.forEach(figure -> order.put(figure.figure(), order.size()));
        return new Claims(document.name(), drafts.claims(order), List.of());
    }

    /** The sentences that hold a figure; table cells are no sentences. */
    private static List<TaggedSentence> sentences(Document document, List<ReadFigure> figures) {
        List<TaggedSentence> sentences = new ArrayList<>();
        int next = 0;
        for (Sentence sentence : Sentences.of(document)) {
            int end = next;
            while (end < figures.size() && figures.get(end).sentence() == sentence.index()) {
                end++;
            }
            boolean cell = document.blocks().get(sentence.block()).type() == Block.Type.CELL;
            if (end > next && !cell) {
                sentences.add(TaggedSentence.of(sentence, figures.subList(next, end)));
            }
            next = end;
        }
        return sentences;
    }
}
