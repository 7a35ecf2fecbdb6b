package org.headcount.reading;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.headcount.document.Bound;
import org.headcount.document.Claim;
import org.headcount.document.Figure;
import org.headcount.document.Proportion;
import org.headcount.document.Restatement;
import org.headcount.document.Term;
import org.headcount.document.Unit;

/** Finds percentages and fractions that a part and its whole should give. */
final class ShareClaims {

    private static final int FAR = 16;

    private static final Set<String> LINKS = Set.of(
            "accounting",
            "accounts",
            "accounted",
            "account",
            "representing",
            "represents",
            "represented",
            "represent",
            "constituting",
            "constitutes",
            "constituted",
            "comprising",
            "comprises",
            "comprised");

    private static final Set<String> OUT_OF = Set.of("of", "from", "among", "amongst", "in");

    /** Words after which a figure is no longer the whole: "15 percent of people in 12 countries". */
    private static final Set<String> OUTSIDE = Set.of(
            "in", "on", "at", "for", "with", "from", "by", "to", "and", "or", "who", "which", "that", "are", "is",
            "was", "were", "between", "among", "under", "over", "after", "before", "during", "than", "living", "aged",
            ",", "(", "had", "have", "has", "across", "within", "per", "into", "since", "until", "said", "will",
            "would");

    /** Nouns for the people of a study, whose number it prints once. */
    private static final Set<String> STUDIED = Set.of("participants", "respondents", "patients", "subjects");

    private static final Set<String> BACK = Set.of("this", "that", "it", "these", "they");

    private static final Set<String> COPULA = Set.of("is", "was", "were", "are", "equal", "equals", "equalling");

    private final TaggedSentence s;
    private final int sentence;
    private final Optional<TaggedSentence> before;
    private final TopicIndex topics;
    private final Drafts drafts;

    ShareClaims(TaggedSentence s, int sentence, Optional<TaggedSentence> before, TopicIndex topics, Drafts drafts) {
        this.s = s;
        this.sentence = sentence;
        this.before = before.filter(earlier -> earlier.block() == s.block());
        this.topics = topics;
        this.drafts = drafts;
    }

    /**
     * Declares the shares of the sentence.
     *
     * @param changes the places of figures that are changes
     */
    void find(Set<Integer> changes) {
        for (int p : s.quantities()) {
            if (changes.contains(p)) {
                continue;
            }
            Figure share = s.at(p).get();
            if (s.at(p).isPercent() && !isChange(p) && share.low() > 0 && share.high() <= 100) {
                share(p);
            }
        }
    }

    /** A percentage that grew or shrank is no share. */
    private boolean isChange(int p) {
        return s.at(p).get().unit().equals(Unit.PERCENT.per(Unit.YEARS))
                || s.after(p, 1, ClaimWords.UP)
                || s.after(p, 1, ClaimWords.DOWN)
                || s.at(p - 1).is("by")
                || s.at(p - 1).is("up")
                || s.at(p - 1).is("down");
    }

    private void share(int p) {
        boolean linked = s.previous(p, 3, item -> LINKS.contains(item.text())) >= 0
                || (s.previous(
                                        p,
                                        3,
                                        item -> item.is("making")
                                                || item.is("made")
                                                || item.is("makes")
                                                || item.is("make"))
                                >= 0
                        && s.previous(p, 2, item -> item.is("up")) >= 0);
        boolean or = s.at(p - 1).is("or")
                || s.has(p - 2, "i", "e")
                || s.has(p - 2, "that", "is")
                || s.has(p - 2, "equivalent", "to")
                || s.has(p - 2, "equal", "to");
        boolean bracket = s.at(p - 1).is("(")
                && (s.at(p + 1).is(")")
                        || s.at(p + 1).is(";")
                        || s.at(p + 1).is(",")
                        || s.at(p + 1).is("of"));
        Optional<Integer> whole = s.at(p + 1).is("of") ? explicitWhole(p + 1) : Optional.empty();
        boolean which = whole.isPresent()
                && s.previous(p, 2, item -> COPULA.contains(item.text())) >= 0
                && s.previous(p, 4, item -> item.is("which")) >= 0;
        boolean ofTotal = s.at(p + 1).is("of")
                && ((s.at(p + 2).is("the") && s.at(p + 3).is("total"))
                        || s.at(p + 2).is("all"));
        boolean comma = s.at(p - 1).is(",")
                && (ofTotal || (!s.at(p + 1).is("of") && leadingWhole(p).isPresent()));
        boolean rate = s.at(p - 1).is("of")
                && s.previous(p, 3, item -> item.is("rate") || item.is("proportion") || item.is("share")) >= 0
                && s.previous(p, 6, item -> item.is(",")) >= 0;
        Optional<Integer> part = Optional.empty();
        if (linked || or || bracket || which || comma) {
            part = partBefore(p);
        }
        if (part.isEmpty()) {
            part = partAfter(p, whole);
        }
        if (rate && (fatality(p) || relative(p))) {
            return;
        }
        if (part.isEmpty()
                && whole.isPresent()
                && p <= 3
                && BACK.contains(s.at(0).text())
                && COPULA.contains(s.at(1).text())) {
            backward(p, whole.get());
            return;
        }
        if (part.isEmpty() && linked && whole.isPresent()) {
            subject(p, whole.get());
            return;
        }
        if (part.isPresent() && whole.isEmpty()) {
            whole = wholeBesidePart(part.get(), p);
        }
        if (part.isPresent() && whole.isPresent()) {
            declare(p, part.get(), whole.get());
        } else if (part.isPresent() && (linked || or || bracket || (ofTotal && comma))) {
            if (linked || s.at(p + 1).is("of")) {
                lookUp(p, part.get(), linked);
            } else {
                announced(p, part.get());
            }
        } else if (part.isEmpty() && s.at(p + 1).is("of") && whole.isEmpty() && !(linked && isAccount(p))) {
            apposed(p);
        } else if (linked && s.at(p + 1).is("of") && whole.isEmpty() && part.isEmpty() && isAccount(p)) {
            unprinted(p);
        }
    }

    /** {@code 3,264 cases and 82 deaths, a case fatality rate of 2.5%}. */
    private boolean fatality(int p) {
        if (s.previous(p, 4, item -> item.is("fatality") || item.is("mortality") || item.is("death")) < 0) {
            return false;
        }
        List<Integer> before =
                s.quantities().stream().filter(i -> i < p && s.at(i).isAmount()).toList();
        List<Integer> deaths = before.stream()
                .filter(i -> is(i, "deaths") || is(i, "fatalities"))
                .toList();
        List<Integer> cases = before.stream()
                .filter(i -> is(i, "cases") || is(i, "infections"))
                .toList();
        if (deaths.size() == 1 && cases.size() == 1) {
            declare(p, deaths.get(0), cases.get(0));
            return true;
        }
        return false;
    }

    private boolean is(int place, String noun) {
        return Likeness.head(s.at(place).figure().orElseThrow())
                .filter(noun::equals)
                .isPresent();
    }

    /** {@code 14,600 households, of which 8,468 responded, a response rate of 58%}. */
    private boolean relative(int p) {
        int a = previousAmount(p);
        Optional<Integer> whole = a < 0 ? Optional.empty() : relativeWhole(a).or(() -> leadingWhole(a));
        whole.ifPresent(w -> declare(p, a, w));
        return whole.isPresent();
    }

    /** {@code The key counties make up P of the W}: the part is the subject, printed elsewhere. */
    private void subject(int p, int w) {
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
                                                && !ClaimWords.DETERMINERS.contains(word)))
                        .limit(1)
                        .forEach(entry -> {
                            Figure part = entry.figure().figure();
                            drafts.ifHolds(
                                    "share",
                                    s.at(p).get(),
                                    share(part, whole.figure()),
                                    "the part is " + part.text() + ", printed elsewhere");
                        }));
    }

    /** {@code This is P of the W}: the part is in the sentence before. */
    private void backward(int p, int w) {
        ReadFigure whole = s.at(w).figure().orElseThrow();
        List<ReadFigure> parts = before.stream()
                .flatMap(earlier -> earlier.quantities().stream().map(earlier::at))
                .filter(Item::isAmount)
                .map(item -> item.figure().orElseThrow())
                .filter(part -> part.figure().unit().equals(part.figure().unit().numerator()))
                .filter(part -> Likeness.mayBePart(part, whole))
                .toList();
        List<ReadFigure> fitting = parts.stream()
                .filter(part -> Drafts.isReproduced(s.at(p).get(), share(part.figure(), whole.figure())))
                .toList();
        if (!fitting.isEmpty() || parts.size() == 1) {
            ReadFigure part = fitting.isEmpty() ? parts.get(0) : fitting.get(0);
            drafts.add("share", s.at(p).get(), share(part.figure(), whole.figure()));
        }
    }

    private boolean isAccount(int p) {
        return s.previous(p, 3, item -> item.text().startsWith("account")) >= 0;
    }

    /** {@code of the W}: the figure right after, with an article or adjective between. */
    private Optional<Integer> explicitWhole(int of) {
        int w = s.next(of, 9, Item::isQuantity);
        if (w < 0 || !s.at(w).isAmount()) {
            return Optional.empty();
        }
        if (w > of + 5 && !s.at(w - 1).is("of")) {
            return Optional.empty();
        }
        for (int i = of + 1; i < w; i++) {
            if (OUTSIDE.contains(s.at(i).text())) {
                return Optional.empty();
            }
        }
        return Optional.of(w);
    }

    /** The nearest amount on the left, across the words that a relative clause brings, and no second percentage. */
    private Optional<Integer> partBefore(int p) {
        int a = previousAmount(p);
        if (a < 0) {
            return Optional.empty();
        }
        // "60 of the 120 schools, or 50 percent": the part comes before its whole.
        int before = partOfWhole(a);
        return Optional.of(before >= 0 ? before : a);
    }

    private int previousAmount(int place) {
        for (int i = place - 1; i >= Math.max(0, place - FAR); i--) {
            if (s.at(i).isAmount()) {
                return i;
            }
            if (s.at(i).isQuantity()
                    || s.at(i).is(";")
                    || s.isBreak(i)
                    || s.at(i).is(")")) {
                return -1;
            }
        }
        return -1;
    }

    /** The part before {@code of the W}; -1 if the figure is no such whole. */
    private int partOfWhole(int w) {
        int i = w - 1;
        while (i > 0 && i > w - 5 && ClaimWords.DETERMINERS.contains(s.at(i).text())) {
            i--;
        }
        boolean out = OUT_OF.contains(s.at(i).text());
        int a = out ? s.previous(s.has(i - 1, "out", "of") ? i - 1 : i, 5, Item::isQuantity) : -1;
        boolean fits = a >= 0
                && s.at(a).isAmount()
                && Likeness.mayBePart(
                        s.at(a).figure().orElseThrow(), s.at(w).figure().orElseThrow())
                && (s.at(i).is("of")
                        || s.has(i, "among")
                        || s.at(w).figure().get().figure().point()
                                > s.at(a).figure().get().figure().point());
        return fits ? a : -1;
    }

    /** {@code P (A) of the W}, {@code P of the W (A)}, {@code P (A of W)}, {@code P of the W, or A}. */
    private Optional<Integer> partAfter(int p, Optional<Integer> whole) {
        int at = whole.orElse(p);
        int open = s.next(at, whole.isPresent() ? 10 : 1, item -> item.is("(") || item.is("or"));
        if (open < 0) {
            return Optional.empty();
        }
        int a = open + 1;
        if (s.has(a, "n", "=")) {
            a += 2;
        }
        if (whole.isEmpty()
                && s.at(p + 1).is("of")
                && a == open + 1
                && s.at(open).is("(")) {
            return Optional.empty();
        }
        boolean closed = s.at(a + 1).is(")")
                || s.at(a + 1).is("of")
                || s.at(a + 1).is("out")
                || s.at(a + 1).is("/")
                || (s.at(open).is("or") && (s.at(a + 1).is(",") || s.at(a + 1).is(".")));
        return s.at(a).isAmount() && closed ? Optional.of(a) : Optional.empty();
    }

    /** {@code A of the W (P)}, {@code Of the W, A (P)}, {@code P (A) of the W}, {@code A in W}. */
    private Optional<Integer> wholeBesidePart(int a, int p) {
        int of = a + 1;
        while (of < a + 3
                && !s.at(of).is("of")
                && !s.at(of).is("out")
                && !s.at(of).is("among")
                && !s.at(of).is("/")) {
            of++;
        }
        if (s.at(of).is("/")) {
            return s.at(of + 1).isAmount() ? Optional.of(of + 1) : Optional.empty();
        }
        Optional<Integer> after = s.at(of).is("of") || s.at(of).is("among")
                ? explicitWhole(of)
                : s.has(of, "out", "of") ? explicitWhole(of + 1) : Optional.empty();
        if (after.isPresent()) {
            return after;
        }
        int close = Math.max(a, p) + 1;
        if (s.at(close).is(")") && (s.at(close + 1).is("of") || s.has(close + 1, "out", "of"))) {
            Optional<Integer> outside = explicitWhole(s.at(close + 1).is("of") ? close + 1 : close + 2);
            if (outside.isPresent()) {
                return outside;
            }
        }
        return relativeWhole(Math.min(a, p)).or(() -> leadingWhole(Math.min(a, p)));
    }

    /** {@code W, of which A (P)}. */
    private Optional<Integer> relativeWhole(int before) {
        int which = s.previous(before, 4, item -> item.is("which") || item.is("whom") || item.is("including"));
        if (which < 1 || (!s.at(which - 1).is("of") && !s.at(which).is("including"))) {
            return Optional.empty();
        }
        int w = s.previous(which, FAR, Item::isQuantity);
        return w >= 0 && s.at(w).isAmount() ? Optional.of(w) : Optional.empty();
    }

    /** {@code Of the 412 respondents, ...} at the start of the sentence or clause. */
    private Optional<Integer> leadingWhole(int before) {
        for (int i = before - 1; i >= 0; i--) {
            boolean starts = i == 0
                    || s.at(i - 1).is(",")
                    || s.at(i - 1).is(";")
                    || s.at(i - 1).is(":")
                    || s.at(i - 1).is("and");
            if (starts && (s.at(i).is("of") || s.at(i).is("among") || s.has(i, "out", "of"))) {
                Optional<Integer> whole = explicitWhole(s.at(i).is("out") ? i + 1 : i);
                if (whole.isPresent() && whole.get() < before) {
                    return whole;
                }
            }
        }
        return Optional.empty();
    }

    private void declare(int p, int a, int w) {
        ReadFigure part = s.at(a).figure().orElseThrow();
        ReadFigure whole = s.at(w).figure().orElseThrow();
        if (a == w || !Likeness.sameMeasure(part.figure(), whole.figure()) || !mayBeShare(part, whole)) {
            return;
        }
        drafts.add("share", s.at(p).get(), share(part.figure(), whole.figure()));
    }

    /** Counts of unlike things ("12 districts" in "4,000 people") make no share; an unknown noun may be a kind of the other. */
    private static boolean mayBeShare(ReadFigure part, ReadFigure whole) {
        return Likeness.mayBePart(part, whole)
                || (part.figure().unit().isCount()
                        && part.figure().point() <= whole.figure().point());
    }

    private static Proportion.Share share(Term part, Figure whole) {
        return new Proportion.Share(Restatement.ReadAs.in(whole.unit(), part), whole);
    }

    /** The whole that the sentence names and does not print: looked for by its noun. */
    private void lookUp(int p, int a, boolean linked) {
        Set<String> phrase = phraseAfter(p);
        ReadFigure part = s.at(a).figure().orElseThrow();
        List<TopicIndex.Entry> wholes = candidates(part, phrase);
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
        Figure whole = wholes.get(0).figure().figure();
        List<Claim.Reading> tried = wholes.stream()
                .skip(1)
                .map(entry -> new Claim.Reading(
                        "", share(part.figure(), entry.figure().figure()), "printed elsewhere, of another topic"))
                .toList();
        drafts.far(
                "share",
                printed,
                share(part.figure(), whole),
                missing,
                tried,
                "the denominator is " + whole.text() + ", printed elsewhere");
        if (Drafts.isReproduced(printed, share(part.figure(), whole))) {
            drafts.ifHolds(
                    "part", whole, new Bound.PartOf(Restatement.ReadAs.in(whole.unit(), part.figure()), whole), "");
        }
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

    /** A part with its percentage in brackets, whose whole a sentence shortly before announces. */
    private void announced(int p, int a) {
        ReadFigure part = s.at(a).figure().orElseThrow();
        Set<String> phrase = new LinkedHashSet<>(Set.of("total"));
        for (int i = a + 1; i < p && i < a + 8; i++) {
            phrase.add(s.at(i).text());
        }
        List<TopicIndex.Entry> wholes = candidates(part, phrase).stream()
                .filter(entry -> entry.sentence() <= sentence && sentence - entry.sentence() <= 6)
                .toList();

        if (wholes.isEmpty() || Likeness.head(part).filter(Likeness::isPeople).isPresent()) {
            wholes = topics.counts(sentence).stream()
                    .filter(entry ->
                            entry.figure().figure().low() > part.figure().low()
                                    && !entry.figure().equals(part))
                    .filter(entry -> Likeness.mayBePart(part, entry.figure()))
                    .filter(entry -> isPrecise(s.at(p).get()) || sentence - entry.sentence() <= 1)
                    .toList();
        }
        for (TopicIndex.Entry whole : wholes) {
            Proportion.Share share = share(part.figure(), whole.figure().figure());
            if (Drafts.isReproduced(s.at(p).get(), share)) {
                drafts.add(
                        "share",
                        s.at(p).get(),
                        share,
                        List.of(),
                        "the denominator is " + whole.figure().text() + ", printed before");
                topics.establish(s.block(), whole);
                return;
            }
        }
        // Another percentage of the same paragraph has found this whole for the same noun.
        topics.established(s.block())
                .filter(whole -> isOfStudy(part) && sentence - topics.establishedAt() <= 3)
                .ifPresent(whole -> drafts.add(
                        "share",
                        s.at(p).get(),
                        share(part.figure(), whole.figure().figure())));
    }

    /** A percentage with a decimal seldom agrees by chance. */
    private static boolean isPrecise(Figure share) {
        return share.text().matches(".*[0-9][.][0-9].*");
    }

    private static boolean isOfStudy(ReadFigure part) {
        return Likeness.head(part).filter(STUDIED::contains).isPresent();
    }

    /** {@code Two-thirds of the refugees, or 2.28 million, ...}: the whole is looked for by the noun. */
    private void apposed(int p) {
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
        for (TopicIndex.Entry entry : candidates(part, phraseAfter(p))) {
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
    private void unprinted(int p) {
        Set<String> phrase = phraseAfter(p);
        Unit unit = Unit.parse("items");
        drafts.add(
                "share",
                s.at(p).get(),
                new Proportion.Share(
                        new Term.Missing(unit, "the part"),
                        new Term.Missing(
                                unit, "the whole that the sentence calls '" + String.join(" ", phrase) + "'")));
    }

    private Set<String> phraseAfter(int p) {
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
