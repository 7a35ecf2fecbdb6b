package org.headcount.reading;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.headcount.document.Bound;
import org.headcount.document.Claim;
import org.headcount.document.Figure;
import org.headcount.document.Hedge;
import org.headcount.document.Proportion;
import org.headcount.document.Restatement;
import org.headcount.document.Term;
import org.headcount.document.Unit;

/** Finds the part or the whole of a percentage that its sentence leaves out: by the noun, elsewhere in the text. */
final class ShareLookups {

    /** Nouns for the people of a study, whose number it prints once. */
    private static final Set<String> STUDIED = Set.of("participants", "respondents", "patients", "subjects");

    /** Within what factor a share of "all cases" is held against the only number of all cases, though it fails. */
    private static final double CLOSE = 1.1;

    /** The same for a share of the only amount of that name. */
    private static final double NAMED = 1.3;

    private static final Set<String> COPULA = Set.of("is", "was", "were", "are", "equal", "equals", "equalling");

    private final TaggedSentence s;
    private final int sentence;
    private final TopicIndex topics;
    private final Drafts drafts;

    ShareLookups(TaggedSentence s, int sentence, TopicIndex topics, Drafts drafts) {
        this.s = s;
        this.sentence = sentence;
        this.topics = topics;
        this.drafts = drafts;
    }

    /** The share of a part in a whole that may be counted by another noun. */
    static Proportion.Share share(Term part, Figure whole) {
        return new Proportion.Share(Restatement.ReadAs.in(whole.unit(), part), whole);
    }

    /** {@code The key counties make up P of the W}: the part is the subject, printed elsewhere. */
    void subject(int p, int w) {
        Set<String> words = new LinkedHashSet<>();
        for (int i = p - 1; i >= Math.max(0, p - 8) && s.at(i).figure().isEmpty() && !s.isBreak(i); i--) {
            words.add(s.at(i).text());
        }
        ReadFigure whole = s.at(w).figure().orElseThrow();
        Likeness.head(whole)
                .ifPresent(noun -> topics.wholes(noun, words, sentence).stream()
                        .filter(entry -> !entry.figure().equals(whole)
                                && entry.words().stream()
                                        .anyMatch(word -> word.length() > 2
                                                && words.contains(word)
                                                && !word.equals(noun)
                                                && !ClaimWords.DETERMINERS.contains(word)))
                        .forEach(entry -> {
                            Figure part = entry.figure().figure();
                            drafts.ifHolds(
                                    "share",
                                    s.at(p).get(),
                                    share(part, whole.figure()),
                                    "the part is " + part.text() + ", printed elsewhere");
                        }));
    }

    /** The whole that the sentence names and does not print: looked for by its noun. */
    void lookUp(int p, int a, boolean linked) {
        Set<String> phrase = phraseAfter(s, p);
        ReadFigure part = s.at(a).figure().orElseThrow();
        List<TopicIndex.Entry> wholes = candidates(part, phrase);
        // "The two continents account for": a number in words is no part.
        if (!part.text().matches("(?s).*[0-9].*") && part.figure().unit().isCount()) {
            return;
        }
        Figure printed = s.at(p).get();
        String name = phrase.isEmpty() ? "the whole" : String.join(" ", phrase);
        Term unknown = new Term.Missing(part.figure().unit(), "the whole that the sentence calls '" + name + "'");
        Proportion.Share missing = new Proportion.Share(part.figure(), unknown);
        if (wholes.isEmpty()) {
            if (linked) {
                drafts.add("share", printed, missing);
            }
            return;
        }
        // Of wholes that share a word with the phrase, the one that gives the share.
        TopicIndex.Entry chosen = wholes.stream()
                .filter(entry -> phrase.stream().anyMatch(ClaimWords.TOTAL::contains)
                        || entry.words().stream().anyMatch(word -> word.length() > 3 && phrase.contains(word)))
                .filter(entry -> Drafts.isReproduced(
                        printed, share(part.figure(), entry.figure().figure())))
                .findFirst()
                .orElse(wholes.get(0));
        Figure whole = chosen.figure().figure();
        List<Claim.Reading> tried = wholes.stream()
                .filter(entry -> !entry.equals(chosen))
                .map(entry -> new Claim.Reading(
                        "", share(part.figure(), entry.figure().figure()), "printed elsewhere, of another topic"))
                .toList();
        boolean stated = phrase.stream().anyMatch(ClaimWords.TOTAL::contains)
                && Drafts.isWithin(printed, share(part.figure(), whole), CLOSE)
                && Likeness.head(chosen.figure()).filter(phrase::contains).isPresent();
        if (stated && !Drafts.isReproduced(printed, share(part.figure(), whole))) {
            drafts.add(
                    "share",
                    printed,
                    share(part.figure(), whole),
                    tried,
                    "the denominator is " + whole.text() + ", printed elsewhere");
            return;
        }
        if (named(p, part, phrase)) {
            return;
        }
        drafts.far(
                "share",
                printed,
                share(part.figure(), whole),
                missing,
                tried,
                "the denominator is " + whole.text() + ", printed elsewhere");
        if (Drafts.isReproduced(printed, share(part.figure(), whole))) {
            topics.establish(s.block(), sentence, chosen.figure());
            drafts.ifHolds(
                    "part", whole, new Bound.PartOf(Restatement.ReadAs.in(whole.unit(), part.figure()), whole), "");
        }
    }

    /** Declares a share of the one amount that bears the name of the whole, though it fails, if it is near. */
    boolean named(int p, ReadFigure part, Set<String> phrase) {
        Figure printed = s.at(p).get();
        Optional<ReadFigure> whole = topics.soleNamed(part, phrase, sentence);
        boolean near = printed.hedge() == Hedge.EXACT
                && whole.filter(of -> Drafts.isWithin(printed, share(part.figure(), of.figure()), NAMED))
                        .isPresent();
        whole.filter(of -> near)
                .ifPresent(of -> drafts.add(
                        "share",
                        printed,
                        share(part.figure(), of.figure()),
                        List.of(),
                        "the denominator is " + of.text() + ", printed elsewhere under that name"));
        return near;
    }

    private List<TopicIndex.Entry> candidates(ReadFigure part, Set<String> phrase) {
        Set<String> units = new LinkedHashSet<>();
        if (part.figure().unit().isCount()) {
            phrase.stream()
                    .filter(word -> word.endsWith("s") || word.equals("people"))
                    .map(Nouns::unitName)
                    .forEach(units::add);
        }
        part.figure().unit().bases().stream().findFirst().ifPresent(units::add);
        if (part.figure().unit().isCount() && Likeness.head(part).isEmpty()) {
            units.add("persons");
        }
        if (Likeness.head(part).filter(Likeness::isPeople).isPresent()) {
            units.addAll(List.of("persons", "items", "participants", "patients", "respondents"));
        }
        List<TopicIndex.Entry> found = new ArrayList<>();
        for (String unit : units) {
            topics.wholes(unit, phrase, sentence).stream()
                    .filter(entry -> !entry.figure().equals(part)
                            && entry.figure().figure().high() >= part.figure().low())
                    .filter(entry -> Likeness.sameMeasure(entry.figure().figure(), part.figure()))
                    .forEach(found::add);
        }
        return found.stream().distinct().limit(3).toList();
    }

    /** A part with its percentage beside it, whose whole is that of the percentage before, or is announced shortly before. */
    void announced(int p, int a) {
        ReadFigure part = s.at(a).figure().orElseThrow();
        Figure printed = s.at(p).get();
        Optional<ReadFigure> last = topics.established(s.block(), sentence, 1)
                .filter(whole -> Likeness.sameMeasure(whole.figure(), part.figure()) && !whole.equals(part))
                .filter(whole -> Drafts.isReproduced(printed, share(part.figure(), whole.figure())));
        List<ReadFigure> wholes = new ArrayList<>(last.stream().toList());
        announcedWholes(p, a, part).forEach(entry -> wholes.add(entry.figure()));
        for (ReadFigure whole : wholes) {
            Proportion.Share share = share(part.figure(), whole.figure());
            if (Drafts.isReproduced(printed, share)) {
                drafts.add(
                        "share", printed, share, List.of(), "the denominator is " + whole.text() + ", printed before");
                topics.establish(s.block(), sentence, whole);
                return;
            }
        }
        // Another percentage of the same paragraph has found this whole for the same noun.
        topics.established(s.block(), sentence, 3)
                .filter(whole -> isOfStudy(part))
                .ifPresent(whole -> drafts.add("share", printed, share(part.figure(), whole.figure())));
    }

    private List<TopicIndex.Entry> announcedWholes(int p, int a, ReadFigure part) {
        Set<String> phrase = new LinkedHashSet<>(Set.of("total"));
        for (int i = a + 1; i < p && i < a + 8; i++) {
            phrase.add(s.at(i).text());
        }
        List<TopicIndex.Entry> wholes = candidates(part, phrase).stream()
                .filter(entry -> entry.sentence() <= sentence && sentence - entry.sentence() <= 6)
                .toList();
        if (!wholes.isEmpty() && Likeness.head(part).filter(Likeness::isPeople).isEmpty()) {
            return wholes;
        }
        return topics.counts(sentence).stream()
                .filter(entry -> entry.figure().figure().low() > part.figure().low()
                        && !entry.figure().equals(part))
                .filter(entry -> Likeness.mayBePart(part, entry.figure()))
                .filter(entry -> isPrecise(s.at(p).get()) || sentence - entry.sentence() <= 1)
                .toList();
    }

    /** A percentage with a decimal seldom agrees by chance. */
    private static boolean isPrecise(Figure share) {
        return share.text().matches(".*[0-9][.][0-9].*");
    }

    private static boolean isOfStudy(ReadFigure part) {
        return Likeness.head(part).filter(STUDIED::contains).isPresent();
    }

    /** {@code Two-thirds of the refugees, or 2.28 million, ...}: the whole is looked for by the noun. */
    void apposed(int p) {
        int comma = s.next(p + 1, 8, item -> item.is(","));
        if (comma < 0) {
            return;
        }
        int a = s.at(comma + 1).is("or") ? comma + 2 : comma + 1;
        boolean closed =
                s.at(a + 1).is(",") || s.at(a + 1).is(".") || s.at(a + 1).is(")");
        if (!s.at(a).isAmount() || !closed) {
            return;
        }
        ReadFigure part = s.at(a).figure().orElseThrow();
        for (TopicIndex.Entry entry : candidates(part, phraseAfter(s, p))) {
            Proportion.Share share = share(part.figure(), entry.figure().figure());
            if (entry.sentence() <= sentence && Drafts.isReproduced(s.at(p).get(), share)) {
                drafts.add(
                        "share",
                        s.at(p).get(),
                        share,
                        List.of(),
                        "the denominator is " + entry.figure().text() + ", printed elsewhere");
                return;
            }
        }
    }

    /** {@code accounts for one-fifth of the world's population}: neither part nor whole is printed. */
    void unprinted(int p) {
        Set<String> phrase = phraseAfter(s, p);
        Unit unit = Unit.parse("items");
        drafts.add(
                "share",
                s.at(p).get(),
                new Proportion.Share(
                        new Term.Missing(unit, "the part"),
                        new Term.Missing(
                                unit, "the whole that the sentence calls '" + String.join(" ", phrase) + "'")));
    }

    /** The words of the noun phrase after a place. */
    static Set<String> phraseAfter(TaggedSentence s, int p) {
        Set<String> words = new LinkedHashSet<>();
        for (int i = p + 1; i < p + 12 && i < s.size(); i++) {
            Item item = s.at(i);
            boolean ends = item.figure().isPresent()
                    || s.isBreak(i)
                    || item.is(",")
                    || item.is("(")
                    || (i > p + 1
                            && (item.is("and") || item.is("with") || item.is("in") || COPULA.contains(item.text())));
            if (ends) {
                break;
            }
            if (!item.is("of")
                    && !item.is("the")
                    && !item.text().isBlank()
                    && Character.isLetter(item.text().charAt(0))) {
                words.add(item.text());
            }
        }
        return new LinkedHashSet<>(words);
    }
}
