package org.headcount.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.headcount.document.Composition;
import org.headcount.document.Figure;
import org.headcount.document.Hedge;
import org.headcount.document.Proportion;
import org.headcount.document.Relation;
import org.headcount.document.Restatement;

/**
 * Finds figures whose name says of which others they are made: an operating margin of operating profit and revenue, an
 * unemployment rate of the unemployed and the labour force, a deficit of spending and revenue. The inputs are looked for
 * by their names in the text around; a claim is reported where it holds, or is missed by a slip of the pen.
 */
final class NamedClaims {

    private static final String TURNOVER = "revenue|revenues|sales|turnover";
    private static final String INCOME = "revenue|revenues|receipts|income|collections|sales|exports|inflows";
    private static final String SPENDING =
            "expenditure|expenditures|spending|outlays|outlay|costs|expenses|imports|outflows";

    /** Which profit a margin is of. */
    private static final Set<String> PROFITS =
            Set.of("operating", "gross", "net", "ebitda", "ebit", "pretax", "profit");

    private static final Pattern SPACE = Pattern.compile("[ -]");

    private static final Set<String> GAPS = Set.of("deficit", "surplus", "shortfall");

    /** How many sentences away an input may be, and how many of each name are looked at. */
    private static final int FAR = 14;

    private static final int NEAREST = 3;

    private final TaggedSentence s;
    private final int index;
    private final TopicIndex topics;
    private final Drafts drafts;

    NamedClaims(Paragraph paragraph, TopicIndex topics, Drafts drafts) {
        this.s = paragraph.s();
        this.index = paragraph.index();
        this.topics = topics;
        this.drafts = drafts;
    }

    void find() {
        for (int i : s.quantities()) {
            if (s.at(i).get().hedge() == Hedge.RANGE) {
                continue;
            }
            if (s.at(i).isPercent() && s.at(i).get().low() > 0) {
                margin(i);
                unemployment(i);
            } else if (s.at(i).isAmount()) {
                gap(i);
                force(i);
                perOne(i);
            }
        }
    }

    /** {@code an operating margin of P}. */
    private void margin(int p) {
        int word = s.previous(p, 4, item -> item.is("margin"));
        String kind = word < 0 ? "" : s.at(word - 1).text();
        boolean precise = s.at(p).get().text().matches("(?s).*[0-9][.][0-9].*");
        if (!PROFITS.contains(kind) || !precise) {
            return;
        }
        List<Figure> profits = kind.startsWith("ebit")
                ? money(kind)
                : money(kind, kind.equals("profit") ? kind : "profit|income|earnings|result");
        ofTwo(p, profits, money(TURNOVER));
    }

    private void ofTwo(int p, List<Figure> parts, List<Figure> wholes) {
        Figure share = s.at(p).get();
        for (Figure part : parts) {
            for (Figure whole : wholes) {
                if (Likeness.sameMeasure(part, whole) && part.point() < whole.point()) {
                    Relation relation = ShareLookups.share(part, whole);
                    if (Drafts.isReproduced(share, relation)) {
                        drafts.ifHolds(
                                "share", share, relation, part.text() + " in " + whole.text() + ", by their names");
                        return;
                    }
                }
            }
        }
    }

    /** {@code The unemployment rate was P}. */
    private void unemployment(int p) {
        boolean rate = s.previous(p, 6, item -> item.is("rate")) >= 0
                && s.previous(p, 7, item -> item.is("unemployment") || item.is("jobless")) >= 0;
        if (rate && s.at(p).get().text().matches("(?s).*[0-9][.][0-9].*")) {
            ofTwo(p, people("unemployed|unemployment|jobless"), people("force"));
        }
    }

    /** {@code A labour force of W}: those who work and those who look for work. */
    private void force(int w) {
        boolean force = s.previous(w, 6, item -> item.is("force")) >= 0
                && s.at(w).get().unit().isCount();
        if (!force) {
            return;
        }
        Figure whole = s.at(w).get();
        for (Figure employed : people("employment|employed")) {
            for (Figure unemployed : people("unemployment|unemployed|jobless|looking|seeking")) {
                Relation sum = new Composition.Sum(List.of(
                        Restatement.ReadAs.in(whole.unit(), employed),
                        Restatement.ReadAs.in(whole.unit(), unemployed)));
                boolean two = !employed.equals(unemployed) && !employed.equals(whole) && !unemployed.equals(whole);
                if (two && Drafts.isReproduced(whole, sum)) {
                    drafts.ifHolds("sum", whole, sum, "those with work and those without");
                    return;
                }
            }
        }
    }

    /** {@code The resulting deficit of C}: what is spent less what comes in. */
    private void gap(int c) {
        Figure gap = s.at(c).get();
        boolean named = s.previous(c, 6, item -> GAPS.contains(item.text())) >= 0;
        if (!named || !gap.unit().isMoney()) {
            return;
        }
        if (gapOfParagraph(gap)) {
            return;
        }
        for (Figure in : money(INCOME)) {
            for (Figure out : money(SPENDING)) {
                boolean fits = in.unit().equals(gap.unit()) && out.unit().equals(gap.unit()) && !in.equals(out);
                if (fits) {
                    boolean deficit = out.point() > in.point();
                    Relation relation = new Composition.Difference(deficit ? out : in, deficit ? in : out);
                    if (Drafts.isReproduced(gap, relation) || Misprint.is(gap, relation)) {
                        drafts.ifHolds(
                                "difference", gap, relation, in.text() + " and " + out.text() + ", by their names");
                        return;
                    }
                }
            }
        }
    }

    /** Where the paragraph prints one income and one spending, the gap must be theirs. */
    private boolean gapOfParagraph(Figure gap) {
        List<Figure> incomes = inBlock(topics.money(index, INCOME), gap);
        List<Figure> spendings = inBlock(topics.money(index, SPENDING), gap);
        if (incomes.size() != 1 || spendings.size() != 1 || incomes.equals(spendings)) {
            return false;
        }
        boolean deficit = spendings.get(0).point() > incomes.get(0).point();
        Figure high = (deficit ? spendings : incomes).get(0);
        Figure low = (deficit ? incomes : spendings).get(0);
        drafts.binding("difference", gap, List.of(new Composition.Difference(high, low)), "by their names");
        return true;
    }

    private List<Figure> inBlock(List<TopicIndex.Entry> entries, Figure gap) {
        return entries.stream()
                .filter(entry -> entry.block() == s.block() && entry.sentence() <= index)
                .map(entry -> entry.figure().figure())
                .filter(figure -> figure.unit().equals(gap.unit()) && !figure.equals(gap))
                .toList();
    }

    /** {@code There were 48,600 vacancies, 3.8 unemployed persons per vacancy}: a ratio of two counts, by their names. */
    private void perOne(int r) {
        Figure ratio = s.at(r).get();
        List<String> per = ratio.unit().powers().entrySet().stream()
                .filter(power -> power.getValue() < 0)
                .map(power -> power.getKey())
                .filter(name -> Character.isLetter(name.charAt(0)))
                .toList();
        boolean counts = per.size() == 1
                && ratio.unit().numerator().isCount()
                && !ratio.unit().isMoney();
        List<String> names = s.at(r).figure().flatMap(ReadFigure::noun).stream()
                .flatMap(noun -> SPACE.splitAsStream(noun.phrase()))
                .filter(word -> word.length() > 3)
                .toList();
        if (!counts || names.isEmpty()) {
            return;
        }
        String base = per.get(0);
        List<TopicIndex.Entry> wholes = new ArrayList<>(topics.said(base, index));
        wholes.addAll(topics.said("items", index, base));
        String name = names.get(0).startsWith("unemploy") ? "unemployed|unemployment|looking|seeking" : names.get(0);
        for (Figure over : nearest(wholes)) {
            for (Figure top : people(name)) {
                Relation mean = new Proportion.Mean(top, over);
                Relation named = (Relation) Restatement.ReadAs.in(ratio.unit(), mean);
                if (!top.equals(over) && Drafts.isReproduced(ratio, named)) {
                    drafts.ifHolds("mean", ratio, named, top.text() + " over " + over.text() + ", by their names");
                    return;
                }
            }
        }
    }

    private List<Figure> money(String... words) {
        return nearest(topics.money(index, words));
    }

    private List<Figure> people(String words) {
        List<TopicIndex.Entry> all = new ArrayList<>(topics.said("persons", index, words));
        all.addAll(topics.said("items", index, words));
        return nearest(all);
    }

    private List<Figure> nearest(List<TopicIndex.Entry> entries) {
        return entries.stream()
                .filter(entry -> Math.abs(entry.sentence() - index) <= FAR
                        && SuggestedClaims.isPlain(entry.figure().figure()))
                .map(entry -> entry.figure().figure())
                .limit(NEAREST)
                .toList();
    }
}
