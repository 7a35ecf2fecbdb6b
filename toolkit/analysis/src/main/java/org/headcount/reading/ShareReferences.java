package org.headcount.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.headcount.document.Composition;
import org.headcount.document.Figure;
import org.headcount.document.Relation;
import org.headcount.document.Restatement;
import org.headcount.document.Term;

/**
 * Finds percentages whose part or whole a word refers to: "612 of them, 72 percent", "Of these, 440, or 96 percent",
 * "12 of the 48, one in four,", "80 percent of the 4.1 million", "60 percent of net income", "That is two in five".
 */
final class ShareReferences {

    private static final Set<String> REFERRED = Set.of("them", "these", "those", "this", "that", "it", "which", "whom");

    private static final Set<String> BACK = Set.of("this", "that", "it", "these", "they", "which");

    private static final Set<String> OPEN = Set.of(",", "or", "(", "-", "\u2013", "\u2014");

    private static final Set<String> CLOSE = Set.of(",", ".", ")", ";", ":", "-", "\u2013", "\u2014", "");

    private static final Set<String> COVERS = Set.of(
            "covers",
            "cover",
            "covered",
            "covering",
            "finances",
            "financed",
            "meets",
            "met",
            "absorbs",
            "absorbed",
            "equals",
            "equal",
            "takes",
            "take",
            "consumes",
            "consumed",
            "funds",
            "funded");

    private static final int CANDIDATES = 3;

    private final Paragraph paragraph;
    private final TaggedSentence s;
    private final TopicIndex topics;
    private final Drafts drafts;
    private final ShareParts parts;
    private final ShareLookups lookups;

    ShareReferences(Paragraph paragraph, TopicIndex topics, Drafts drafts) {
        this.paragraph = paragraph;
        this.s = paragraph.s();
        this.topics = topics;
        this.drafts = drafts;
        this.parts = new ShareParts(s);
        this.lookups = new ShareLookups(s, paragraph.index(), topics, drafts);
    }

    /** Declares the share at a place, if it is one whose inputs are referred to. */
    void find(int p) {
        boolean linked = s.previous(p, 3, item -> ShareClaims.LINKS.contains(item.text())) >= 0;
        boolean open = OPEN.contains(s.at(p - 1).text())
                || s.has(p - 2, "that", "is")
                || s.has(p - 2, "which", "is")
                || s.has(p - 2, "equivalent", "to")
                || s.has(p - 2, "equal", "to")
                || linked;
        boolean closed = CLOSE.contains(s.at(p + 1).text());
        boolean of = s.at(p + 1).is("of");
        // "450 people, 62 percent of them women" speaks of a part of the 450; only a verb makes them the part.
        boolean referred = linked && of && REFERRED.contains(s.at(p + 2).text());
        if (open && of && !REFERRED.contains(s.at(p + 2).text())) {
            ofPrinted(p);
            ofNamed(p);
        }
        if (open && (closed || referred)) {
            beside(p);
        }
        if (linked && of) {
            ofList(p);
        }
        if (open && isOneIn(p)) {
            amongNamed(p);
        }
        if (closed && p <= 4) {
            back(p);
        }
        if (s.at(p + 1).is("or")
                || (s.at(p + 1).is(",") && s.at(p + 2).is("or"))
                || s.at(p + 1).is("(")) {
            led(p);
        }
        if (s.at(p - 1).is(",") && closed) {
            inTurn(p);
        }
        if (of && isCovered(p)) {
            ofPrinted(p);
        }
        if (s.at(p + 1).is(":")) {
            explained(p);
        }
    }

    private boolean isOneIn(int p) {
        return s.at(p).get().text().matches("(?s).*\\bin\\b.*");
    }

    /** {@code One place (A), another (B) and a third (C) account for P of all cases}. */
    private void ofList(int p) {
        List<Term> terms = new ArrayList<>();
        boolean joined = false;
        for (int i = p - 1; i >= Math.max(0, p - 40); i--) {
            if (s.isBreak(i) || s.at(i).isPercent()) {
                break;
            }
            joined |= s.at(i).is("and");
            if (s.at(i).isAmount()
                    && s.at(i).text().isEmpty()
                    && s.at(i).get().text().matches("(?s).*[0-9].*")) {
                terms.add(s.at(i).get());
            }
        }
        if (!joined || terms.size() < 2 || parts.explicitWhole(p + 1).isPresent()) {
            return;
        }
        Figure first = (Figure) terms.get(0);
        List<Term> like = new ArrayList<>();
        for (Term term : terms) {
            if (!Likeness.sameMeasure((Figure) term, first)) {
                return;
            }
            like.add(Restatement.ReadAs.in(first.unit(), term));
        }
        Composition.Sum sum = new Composition.Sum(like);
        ReadFigure part = s.at(s.quantities().stream()
                        .filter(i -> s.at(i).get().equals(first))
                        .findFirst()
                        .orElseThrow())
                .figure()
                .orElseThrow();
        for (TopicIndex.Entry whole : topics.named(part, ShareLookups.phraseAfter(s, p), paragraph.index())) {
            Figure of = whole.figure().figure();
            if (!sum.figures().contains(of)) {
                drafts.ifHolds(
                        "share",
                        s.at(p).get(),
                        ShareLookups.share(sum, of),
                        "the denominator is " + of.text() + ", printed elsewhere");
            }
        }
    }

    /** {@code A1, P1 of the total, A2, P2, and A3, P3}: the whole of the first share is that of the others. */
    private void inTurn(int p) {
        ReadFigure part = s.at(p - 2).isAmount() ? s.at(p - 2).figure().orElseThrow() : null;
        topics.established(s.block(), paragraph.index(), 0)
                .filter(whole -> part != null && (mayBePart(part, whole) || areCounts(part, whole)))
                .ifPresent(whole -> bind(p, List.of(part), List.of(whole), ""));
    }

    private static boolean areCounts(ReadFigure part, ReadFigure whole) {
        return part.figure().unit().isCount()
                && whole.figure().unit().isCount()
                && part.figure().point() < whole.figure().point();
    }

    /** {@code Of the W, P or A were ...}. */
    private void led(int p) {
        Optional<Integer> whole = parts.leadingWhole(p);
        int a = s.at(p + 1).is(",") ? p + 3 : p + 2;
        if (whole.isPresent() && s.at(a).isAmount()) {
            ReadFigure part = s.at(a).figure().orElseThrow();
            ReadFigure of = s.at(whole.get()).figure().orElseThrow();
            if (mayBePart(part, of)) {
                bind(p, List.of(part), List.of(of), "");
            }
        }
    }

    /** {@code Fares, 64 million in all, cover just P of costs of W}. */
    private boolean isCovered(int p) {
        return s.previous(p, 3, item -> COVERS.contains(item.text())) >= 0;
    }

    /** {@code The rate was P: of the W asked, A answered}. */
    private void explained(int p) {
        if (!s.at(p + 2).is("of") && !s.at(p + 2).is("out")) {
            return;
        }
        Optional<Integer> whole = parts.explicitWhole(s.at(p + 2).is("of") ? p + 2 : p + 3);
        int a = whole.isEmpty() ? -1 : s.next(whole.get(), 10, Item::isQuantity);
        if (a > 0 && s.at(a).isAmount()) {
            ReadFigure of = s.at(whole.get()).figure().orElseThrow();
            ReadFigure part = s.at(a).figure().orElseThrow();
            if (mayBePart(part, of)) {
                bind(p, List.of(part), List.of(of), "");
            }
        }
    }

    /** {@code It carried A, P of the W}. */
    private void ofPrinted(int p) {
        Optional<Integer> whole = parts.explicitWhole(p + 1);
        int a = parts.previousAmount(p);
        if (whole.isEmpty() || a < 0) {
            return;
        }
        List<ReadFigure> candidates = new ArrayList<>();
        for (int part = a; part >= 0; part = parts.previousAmount(part)) {
            candidates.add(s.at(part).figure().orElseThrow());
        }
        ReadFigure of = s.at(whole.get()).figure().orElseThrow();
        bind(p, candidates.stream().filter(part -> mayBePart(part, of)).toList(), List.of(of), "");
    }

    /** {@code It will cost A, P of net income}: the whole is printed elsewhere under that name. */
    private void ofNamed(int p) {
        int a = parts.previousAmount(p);
        if (a < 0 || parts.explicitWhole(p + 1).isPresent()) {
            return;
        }
        ReadFigure part = s.at(a).figure().orElseThrow();
        List<ReadFigure> wholes = topics.named(part, ShareLookups.phraseAfter(s, p), paragraph.index()).stream()
                .map(TopicIndex.Entry::figure)
                .filter(whole -> mayBePart(part, whole))
                .toList();
        boolean one = wholes.size() == 1 && wholes.get(0).block() == part.block();
        if (one) {
            bind(p, List.of(part), wholes, "");
        } else if (wholes.stream()
                .noneMatch(whole ->
                        Drafts.isReproduced(s.at(p).get(), ShareLookups.share(part.figure(), whole.figure())))) {
            lookups.named(p, part, ShareLookups.phraseAfter(s, p));
        } else {
            hold(p, part, wholes);
        }
    }

    /** {@code It treated A, one in N starters}. */
    private void amongNamed(int p) {
        int a = parts.previousAmount(p);
        Set<String> phrase = ShareLookups.phraseAfter(s, p);
        if (a >= 0 && !phrase.isEmpty() && !s.at(p + 1).is("of")) {
            ReadFigure part = s.at(a).figure().orElseThrow();
            hold(
                    p,
                    part,
                    topics.named(part, phrase, paragraph.index()).stream()
                            .map(TopicIndex.Entry::figure)
                            .toList());
        }
    }

    private void hold(int p, ReadFigure part, List<ReadFigure> wholes) {
        for (ReadFigure whole : wholes) {
            Relation share = ShareLookups.share(part.figure(), whole.figure());
            if (Drafts.isReproduced(s.at(p).get(), share)) {
                drafts.ifHolds(
                        "share", s.at(p).get(), share, "the denominator is " + whole.text() + ", printed elsewhere");
                return;
            }
        }
    }

    /** {@code A of the W, P, ...}; {@code A of them, P}; {@code Of these, A, P}; {@code A, P of them}. */
    private void beside(int p) {
        int a = parts.previousAmount(p);
        if (a < 0) {
            return;
        }
        int before = parts.partOfWhole(a);
        if (before >= 0) {
            bind(
                    p,
                    List.of(s.at(before).figure().orElseThrow()),
                    List.of(s.at(a).figure().orElseThrow()),
                    "");
            return;
        }
        Optional<Integer> printed = parts.wholeBesidePart(a, p);
        ReadFigure part = s.at(a).figure().orElseThrow();
        if (printed.isPresent()) {
            bind(p, List.of(part), List.of(s.at(printed.get()).figure().orElseThrow()), "");
            return;
        }
        if (s.at(a + 1).is("of") && s.at(a + 2).is("the") && s.at(p - 1).is(",")) {
            // "8,155 of the finishers, two in five, ...": the whole is printed elsewhere under that name.
            Set<String> phrase = ShareLookups.phraseAfter(s, a + 1);
            hold(
                    p,
                    part,
                    topics.named(part, phrase, paragraph.index()).stream()
                            .map(TopicIndex.Entry::figure)
                            .toList());
        }
        boolean of = (s.at(a + 1).is("of") && REFERRED.contains(s.at(a + 2).text()))
                || s.at(p + 1).is("of");
        if (of || isLed(a)) {
            bind(p, List.of(part), wholesOf(part, a), "");
        }
    }

    /** Whether the clause starts with "of these", "of this sum", "among them". */
    private boolean isLed(int before) {
        for (int i = Math.max(0, before - 14); i < before; i++) {
            boolean starts = i == 0
                    || s.at(i - 1).is(",")
                    || s.isBreak(i - 1)
                    || s.at(i - 1).is("and");
            boolean of = s.at(i).is("of") || s.at(i).is("among");
            if (starts && of && REFERRED.contains(s.at(i + 1).text())) {
                return true;
            }
        }
        return false;
    }

    /** What the words may refer to: the nearest amounts before of which the figure may be a part. */
    private List<ReadFigure> wholesOf(ReadFigure part, int place) {
        return paragraph.earlier(place).stream()
                .filter(whole -> SuggestedClaims.isPlain(whole.figure()) && mayBePart(part, whole))
                .limit(CANDIDATES)
                .toList();
    }

    private static boolean mayBePart(ReadFigure part, ReadFigure whole) {
        return (Likeness.mayBePart(part, whole) || Likeness.sameThing(part, whole))
                && part.figure().low() < whole.figure().high()
                && part.figure()
                        .unit()
                        .currencies()
                        .equals(whole.figure().unit().currencies());
    }

    /** {@code Of the W, A closed. That is P}. */
    private void back(int p) {
        boolean said = BACK.contains(s.at(0).text())
                && (s.at(1).is("is")
                        || s.at(1).is("was")
                        || s.has(1, "amounts", "to")
                        || s.at(1).is("represents"));
        Optional<TaggedSentence> before = paragraph.before();
        if (!said
                || before.isEmpty()
                || (!s.quantities().isEmpty() && s.quantities().get(0) != p)) {
            return;
        }
        TaggedSentence earlier = before.get();
        ShareParts its = new ShareParts(earlier);
        for (int a : earlier.quantities()) {
            Optional<Integer> whole = earlier.at(a).isAmount() ? its.wholeBesidePart(a, a) : Optional.empty();
            if (whole.isPresent() && whole.get() != a) {
                ReadFigure part = earlier.at(a).figure().orElseThrow();
                ReadFigure of = earlier.at(whole.get()).figure().orElseThrow();
                if (mayBePart(part, of)) {
                    bind(p, List.of(part), List.of(of), "");
                    return;
                }
            }
        }
    }

    private void bind(int p, List<ReadFigure> candidates, List<ReadFigure> wholes, String note) {
        List<Relation> shares = new ArrayList<>();
        for (ReadFigure part : candidates) {
            for (ReadFigure whole : wholes) {
                Figure of = whole.figure();
                if (!part.equals(whole)) {
                    if (Drafts.isReproduced(s.at(p).get(), ShareLookups.share(part.figure(), of))) {
                        topics.establish(s.block(), paragraph.index(), whole);
                    }
                    shares.add(ShareLookups.share(part.figure(), of));
                }
            }
        }
        drafts.binding("share", s.at(p).get(), shares.subList(0, Math.min(CANDIDATES, shares.size())), note);
    }
}
