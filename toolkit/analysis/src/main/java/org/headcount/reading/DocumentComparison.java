package org.headcount.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.headcount.document.Audit;
import org.headcount.document.Figure;
import org.headcount.document.Hedge;
import org.headcount.document.Period;
import org.headcount.document.Unit;
import org.headcount.document.Verdict;

/**
 * Compares documents with each other: finds the figures that say the same thing in two of them, and whether their
 * numbers agree.
 *
 * <p>Two figures are taken for the same thing if their units are equal, their periods do not differ, two of the words that
 * say what they are, and at least half of them, are the same, and neither has a better match in the other document. One
 * word is enough where it is all that both say and both print the same period. Figures of two recorded documents are the
 * same thing only if their recorded topic, scope and period are. What is not sure to be the same thing is never called
 * different.
 */
public final class DocumentComparison {

    /** At least so much of all words must be shared. */
    private static final double ALIKE = 0.5;

    /** A word beside more figures of one unit does not tell them apart. */
    private static final int COMMON = 2000;

    /** One document: its figures, and whether a person has recorded their topics. */
    private record Side(String name, List<DescribedFigure> figures, boolean recorded) {}

    private record Pair(int first, int second, double likeness) {}

    private final List<Side> sides = new ArrayList<>();

    /** Adds a document that was read, under a name that no other has. */
    public DocumentComparison with(String name, Document document) {
        sides.add(new Side(name, DescribedFigure.of(document), false));
        return this;
    }

    /** Adds a recorded document. */
    public DocumentComparison with(Audit recorded) {
        sides.add(new Side(recorded.document(), DescribedFigure.of(recorded), true));
        return this;
    }

    /** The figures of each document that earlier ones print too, in the order of the documents and their figures. */
    public List<ComparedFigure> figures() {
        List<ComparedFigure> compared = new ArrayList<>();
        for (int later = 1; later < sides.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                compare(sides.get(earlier), sides.get(later), compared);
            }
        }
        return compared;
    }

    private static void compare(Side first, Side second, List<ComparedFigure> compared) {
        List<Pair> pairs = first.recorded() && second.recorded() ? byTopic(first, second) : byWords(first, second);
        double[] bestOfFirst = new double[first.figures().size()];
        double[] bestOfSecond = new double[second.figures().size()];
        for (Pair pair : pairs) {
            bestOfFirst[pair.first()] = Math.max(bestOfFirst[pair.first()], pair.likeness());
            bestOfSecond[pair.second()] = Math.max(bestOfSecond[pair.second()], pair.likeness());
        }
        List<ComparedFigure> found = new ArrayList<>();
        Map<ComparedFigure, Pair> pairOf = new HashMap<>();
        for (Pair pair : pairs) {
            if (pair.likeness() == bestOfFirst[pair.first()] && pair.likeness() == bestOfSecond[pair.second()]) {
                DescribedFigure one = first.figures().get(pair.first());
                DescribedFigure other = second.figures().get(pair.second());
                ComparedFigure figures = ComparedFigure.of(
                        second.name(), other.figure(), first.name(), one.figure(), other.words(), one.words());
                if (figures.claim().result().isPresent() && says(figures)) {
                    found.add(figures);
                    pairOf.put(figures, pair);
                }
            }
        }
        // A figure that is printed twice is compared with the one that it agrees with.
        found.sort(Comparator.comparing(
                        (ComparedFigure figures) -> -pairOf.get(figures).likeness())
                .thenComparing(figures -> figures.claim().grade()));
        Set<Integer> usedOfFirst = new HashSet<>();
        Set<Integer> usedOfSecond = new HashSet<>();
        List<ComparedFigure> kept = new ArrayList<>();
        for (ComparedFigure figures : found) {
            Pair pair = pairOf.get(figures);
            if (!usedOfFirst.contains(pair.first()) && !usedOfSecond.contains(pair.second())) {
                usedOfFirst.add(pair.first());
                usedOfSecond.add(pair.second());
                kept.add(figures);
            }
        }
        kept.sort(Comparator.comparing(figures -> pairOf.get(figures).second()));
        compared.addAll(kept);
    }

    /** Whether a reader learns from it: not that two open bounds overlap, nor that different things of no period differ. */
    private static boolean says(ComparedFigure figures) {
        Hedge here = figures.figure().hedge();
        Hedge there = figures.other().hedge();
        boolean dated = !isSilent(figures.figure())
                && figures.figure().period().equals(figures.other().period());
        return !(here.isOneSided() && there.isOneSided()) && (figures.verdict() != Verdict.NOT_CHECKABLE || dated);
    }

    private static List<Pair> byTopic(Side first, Side second) {
        record Key(String topic, String scope, Period period, Unit unit) {
            static Optional<Key> of(Figure figure) {
                return figure.topic().isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new Key(figure.topic(), figure.scope().toString(), figure.period(), figure.unit()));
            }
        }
        Map<Key, List<Integer>> places = new HashMap<>();
        for (int i = 0; i < first.figures().size(); i++) {
            int place = i;
            Key.of(first.figures().get(i).figure())
                    .ifPresent(key -> places.computeIfAbsent(key, any -> new ArrayList<>())
                            .add(place));
        }
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < second.figures().size(); i++) {
            int place = i;
            Key.of(second.figures().get(i).figure())
                    .ifPresent(key ->
                            places.getOrDefault(key, List.of()).forEach(other -> pairs.add(new Pair(other, place, 1))));
        }
        return pairs;
    }

    private static List<Pair> byWords(Side first, Side second) {
        record Key(Unit unit, String word) {}
        Map<Key, List<Integer>> places = new HashMap<>();
        for (int i = 0; i < first.figures().size(); i++) {
            DescribedFigure figure = first.figures().get(i);
            for (String word : figure.words()) {
                places.computeIfAbsent(new Key(figure.figure().unit(), word), any -> new ArrayList<>())
                        .add(i);
            }
        }
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < second.figures().size(); i++) {
            DescribedFigure figure = second.figures().get(i);
            Map<Integer, Integer> shared = new HashMap<>();
            for (String word : figure.words()) {
                List<Integer> having =
                        places.getOrDefault(new Key(figure.figure().unit(), word), List.of());
                if (having.size() <= COMMON) {
                    having.forEach(place -> shared.merge(place, 1, Integer::sum));
                }
            }
            int place = i;
            shared.forEach((other, count) -> {
                DescribedFigure one = first.figures().get(other);
                int all = one.words().size() + figure.words().size() - count;
                double likeness = (double) count / all;
                Optional<Boolean> period = samePeriod(one.figure(), figure.figure());
                boolean sameWord = all == 1 && period.equals(Optional.of(true)) && !isSilent(figure.figure());
                if (likeness >= ALIKE && period.isPresent() && (count >= 2 || sameWord)) {
                    // Equal periods count more than one that is not printed.
                    pairs.add(new Pair(other, place, likeness + (period.get() ? 1 : 0)));
                }
            });
        }
        return pairs;
    }

    /** Whether two figures are of the same time: true if both say so, false if one is silent; nothing if they differ. */
    private static Optional<Boolean> samePeriod(Figure one, Figure other) {
        boolean isSilent = isSilent(one) || isSilent(other);
        return one.period().equals(other.period())
                ? Optional.of(true)
                : isSilent ? Optional.of(false) : Optional.empty();
    }

    private static boolean isSilent(Figure figure) {
        return figure.period().from().isEmpty() && figure.period().to().isEmpty();
    }

    @Override
    public String toString() {
        return "comparison of "
                + String.join(", ", sides.stream().map(Side::name).toList());
    }
}
