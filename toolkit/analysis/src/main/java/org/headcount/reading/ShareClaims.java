package org.headcount.reading;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.headcount.document.Figure;
import org.headcount.document.Unit;

/** Finds percentages and fractions that a part and its whole should give. */
final class ShareClaims {

    /** Verbs between a part and its percentage. */
    static final Set<String> LINKS = Set.of(
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

    private static final Set<String> RATES = Set.of(
            "rate",
            "proportion",
            "share",
            "ratio",
            "headcount",
            "incidence",
            "prevalence",
            "coverage",
            "participation",
            "turnout",
            "uptake");

    private static final Set<String> BACK = Set.of("this", "that", "it", "these", "they");

    private static final Set<String> COPULA = Set.of("is", "was", "were", "are", "equal", "equals", "equalling");

    private final Paragraph paragraph;
    private final TaggedSentence s;
    private final TopicIndex topics;
    private final Optional<TaggedSentence> before;
    private final Drafts drafts;
    private final ShareParts parts;
    private final ShareLookups lookups;
    private final ShareReferences references;

    ShareClaims(Paragraph paragraph, TopicIndex topics, Drafts drafts) {
        this.paragraph = paragraph;
        this.s = paragraph.s();
        this.topics = topics;
        this.before = paragraph.before();
        this.drafts = drafts;
        this.parts = new ShareParts(s);
        this.lookups = new ShareLookups(s, paragraph.index(), topics, drafts);
        this.references = new ShareReferences(paragraph, topics, drafts);
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
                references.find(p);
            }
        }
    }

    /** A percentage that grew or shrank is no share. */
    private boolean isChange(int p) {
        return s.at(p).get().unit().equals(Unit.PERCENT.per(Unit.YEARS))
                || s.after(p, 1, ClaimWords.UP)
                || s.after(p, 1, ClaimWords.DOWN)
                || s.at(p - 1).is("by")
                || (s.at(p - 1).is("up")
                        && !s.at(p - 2).text().startsWith("mak")
                        && !s.at(p - 2).is("made"))
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
        Optional<Integer> whole = s.at(p + 1).is("of") ? parts.explicitWhole(p + 1) : Optional.empty();
        boolean which = whole.isPresent()
                && s.previous(p, 2, item -> COPULA.contains(item.text())) >= 0
                && s.previous(p, 4, item -> item.is("which")) >= 0;
        boolean ofTotal = s.at(p + 1).is("of")
                && ((s.at(p + 2).is("the") && s.at(p + 3).is("total"))
                        || s.at(p + 2).is("all"));
        boolean comma = s.at(p - 1).is(",")
                && (ofTotal || (!s.at(p + 1).is("of") && parts.leadingWhole(p).isPresent()));
        boolean rate = s.at(p - 1).is("of")
                && s.previous(p, 3, item -> RATES.contains(item.text())) >= 0
                && s.previous(p, 8, item -> item.is(",")) >= 0;
        if (rate && (fatality(p) || relative(p))) {
            return;
        }
        Optional<Integer> part = Optional.empty();
        if (linked || or || bracket || which || comma) {
            part = parts.partBefore(p);
        }
        if (part.isEmpty()) {
            part = parts.partAfter(p, whole);
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
            lookups.subject(p, whole.get());
            return;
        }
        if (part.isPresent() && whole.isEmpty()) {
            whole = parts.wholeBesidePart(part.get(), p);
        }
        if (part.isPresent() && whole.isPresent()) {
            declare(p, part.get(), whole.get());
            topics.establish(
                    s.block(), paragraph.index(), s.at(whole.get()).figure().orElseThrow());
        } else if (part.isPresent() && (linked || or || bracket || (ofTotal && comma))) {
            if (linked || s.at(p + 1).is("of")) {
                lookups.lookUp(p, part.get(), linked);
            } else {
                lookups.announced(p, part.get());
            }
        } else if (part.isEmpty() && s.at(p + 1).is("of") && whole.isEmpty() && !(linked && isAccount(p))) {
            lookups.apposed(p);
        } else if (linked && s.at(p + 1).is("of") && whole.isEmpty() && part.isEmpty() && isAccount(p)) {
            lookups.unprinted(p);
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
        int a = parts.previousAmount(p);
        int of = a < 0 ? -1 : parts.partOfWhole(a);
        if (of >= 0) {
            declare(p, of, a);
            return true;
        }
        Optional<Integer> whole =
                a < 0 ? Optional.empty() : parts.relativeWhole(a).or(() -> parts.leadingWhole(a));
        whole.ifPresent(w -> declare(p, a, w));
        return whole.isPresent();
    }

    /** {@code This is P of the W}: the part is in the sentence before. */
    private void backward(int p, int w) {
        ReadFigure whole = s.at(w).figure().orElseThrow();
        List<ReadFigure> candidates = before.stream()
                .flatMap(earlier -> earlier.quantities().stream().map(earlier::at))
                .filter(Item::isAmount)
                .map(item -> item.figure().orElseThrow())
                .filter(part -> part.figure().unit().equals(part.figure().unit().numerator()))
                .filter(part -> Likeness.mayBePart(part, whole))
                .toList();
        List<ReadFigure> fitting = candidates.stream()
                .filter(part -> Drafts.isReproduced(s.at(p).get(), ShareLookups.share(part.figure(), whole.figure())))
                .toList();
        if (!fitting.isEmpty() || candidates.size() == 1) {
            ReadFigure part = fitting.isEmpty() ? candidates.get(0) : fitting.get(0);
            drafts.add("share", s.at(p).get(), ShareLookups.share(part.figure(), whole.figure()));
        }
    }

    private boolean isAccount(int p) {
        return s.previous(p, 3, item -> item.text().startsWith("account")) >= 0;
    }

    private void declare(int p, int a, int w) {
        ReadFigure part = s.at(a).figure().orElseThrow();
        ReadFigure whole = s.at(w).figure().orElseThrow();
        if (a == w || !Likeness.sameMeasure(part.figure(), whole.figure()) || !mayBeShare(part, whole)) {
            return;
        }
        drafts.add("share", s.at(p).get(), ShareLookups.share(part.figure(), whole.figure()));
    }

    /** Counts of unlike things ("12 districts" in "4,000 people") make no share; an unknown noun may be a kind of the other. */
    private static boolean mayBeShare(ReadFigure part, ReadFigure whole) {
        return Likeness.mayBePart(part, whole)
                || (part.figure().unit().isCount()
                        && part.figure().point() <= whole.figure().point());
    }
}
