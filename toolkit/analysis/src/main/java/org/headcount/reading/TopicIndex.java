package org.headcount.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.headcount.document.Hedge;

/** The document's figures by what they count or measure, to find the denominator that a sentence leaves out. */
final class TopicIndex {

    /**
     * A figure, where its sentence is, and the words around it that say what it is.
     *
     * @param label those of the words that are before it
     */
    record Entry(ReadFigure figure, int sentence, int block, Set<String> words, Set<String> label) {}

    private record Scored(Entry entry, int score) {}

    private static final Pattern BAR = Pattern.compile("[|]");
    private static final String MONEY = "money";
    private static final Set<String> ASIDES = Set.of("including", "excluding", "of", "net", "after", "before");
    private static final int AROUND = 10;
    private static final int BEFORE = 48;
    private static final int AFTER = 12;

    private final Map<String, List<Entry>> byUnit = new HashMap<>();
    private int establishedBlock = -1;
    private int establishedAt = -1;
    private Optional<ReadFigure> established = Optional.empty();

    /** Adds the figures of a sentence. */
    void add(TaggedSentence s, int sentence) {
        for (int i : s.quantities()) {
            boolean open = s.at(i).get().hedge().isOneSided() || s.at(i).get().hedge() == Hedge.RANGE;
            if (s.at(i).isAmount() && !open) {
                ReadFigure figure = s.at(i).figure().orElseThrow();
                Set<String> label = label(s, i);
                Entry entry = new Entry(figure, sentence, s.block(), words(s, i, label), label);
                byUnit.computeIfAbsent(unit(figure), any -> new ArrayList<>()).add(entry);
                if (figure.figure().unit().isMoney()) {
                    byUnit.computeIfAbsent(MONEY, any -> new ArrayList<>()).add(entry);
                }
            }
        }
    }

    private static String unit(ReadFigure figure) {
        return figure.figure().unit().bases().stream().findFirst().orElse("");
    }

    /** The words before a figure, past percentages and asides: "revenue, including grants of A, rose 7 percent to B". */
    private static Set<String> label(TaggedSentence s, int at) {
        Set<String> words = new HashSet<>();
        int left = AROUND;
        for (int i = at - 1; i >= 0 && left > 0 && !s.isBreak(i); i--) {
            if (s.at(i).isQuantity()) {
                boolean led = s.at(at - 1).is("to")
                        && (s.at(i - 1).is("from") || s.at(i - 1).is("by"));
                int aside = led || s.at(i).isPercent() || s.at(i).isPoints() ? i : asideBefore(s, i, at);
                if (aside < 0) {
                    break;
                }
                i = aside;
            } else {
                words.add(s.at(i).text());
                left--;
            }
        }
        return words;
    }

    /** The comma that opens an aside with a figure, if the aside is closed by a comma before a place. */
    private static int asideBefore(TaggedSentence s, int figure, int place) {
        int comma = s.previous(figure, 5, item -> item.is(","));
        boolean opened = comma >= 0 && ASIDES.contains(s.at(comma + 1).text());
        return opened && s.next(figure, place - figure, item -> item.is(",")) > 0 ? comma : -1;
    }

    private static Set<String> words(TaggedSentence s, int at, Set<String> label) {
        Set<String> words = new HashSet<>(label);
        for (int i = at + 1; i < at + AROUND && !s.at(i).isQuantity() && !s.isBreak(i); i++) {
            words.add(s.at(i).text());
        }
        s.at(at)
                .figure()
                .flatMap(ReadFigure::noun)
                .ifPresent(noun -> words.addAll(List.of(noun.phrase().split("[ -]"))));
        return words;
    }

    /**
     * The figures that a noun phrase may mean as the whole of a part, the likeliest first: those of its unit or noun that
     * share words with the phrase, then the nearest.
     *
     * @param unit the unit of the part, or the plural noun of the phrase
     * @param phrase the words of the phrase
     * @param sentence where the part is
     */
    List<Entry> wholes(String unit, Set<String> phrase, int sentence) {
        List<Entry> entries = byUnit.getOrDefault(unit, List.of());
        boolean total = phrase.stream().anyMatch(ClaimWords.TOTAL::contains);
        return around(entries, sentence).stream()
                .map(entry -> new Scored(entry, score(entry, phrase, total, sentence)))
                .sorted(Comparator.comparing((Scored scored) -> -scored.score())
                        .thenComparing(scored -> Math.abs(scored.entry().sentence() - sentence)))
                .limit(4)
                .map(Scored::entry)
                .toList();
    }

    /**
     * The figures of a part's measure whose surroundings hold every word of a noun phrase, the nearest first.
     *
     * @param part the part
     * @param phrase the words of the phrase
     * @param sentence where the part is
     */
    List<Entry> named(ReadFigure part, Set<String> phrase, int sentence) {
        List<String> content = content(phrase);
        if (content.isEmpty()) {
            return List.of();
        }
        Set<String> units = new HashSet<>(Set.of(unit(part)));
        if (part.figure().unit().isCount()) {
            units.addAll(List.of("items", "persons"));
            phrase.stream().map(Nouns::unitName).forEach(units::add);
        }
        return units.stream()
                .flatMap(unit -> around(byUnit.getOrDefault(unit, List.of()), sentence).stream())
                .filter(entry -> !entry.figure().equals(part) && hasAll(entry.words(), content))
                .sorted(Comparator.comparing((Entry entry) -> Math.abs(entry.sentence() - sentence)))
                .limit(4)
                .toList();
    }

    /**
     * The amount of money that alone bears a name: before it, and before no other amount near, all words of a noun phrase
     * are printed, and its period is that of the part.
     */
    Optional<ReadFigure> soleNamed(ReadFigure part, Set<String> phrase, int sentence) {
        List<String> content = content(phrase);
        if (content.isEmpty() || !part.figure().unit().isMoney()) {
            return Optional.empty();
        }
        List<ReadFigure> found = around(byUnit.getOrDefault(unit(part), List.of()), sentence).stream()
                .filter(entry -> hasAll(entry.label(), content)
                        && entry.figure().figure().unit().equals(part.figure().unit()))
                .map(Entry::figure)
                .filter(figure -> !figure.equals(part))
                .toList();
        boolean one =
                found.stream().map(figure -> figure.figure().point()).distinct().count() == 1;
        return found.stream()
                .filter(figure ->
                        one && figure.figure().period().equals(part.figure().period()))
                .findFirst();
    }

    private static List<String> content(Set<String> phrase) {
        return phrase.stream()
                .filter(word -> word.length() > 2 && !ClaimWords.DETERMINERS.contains(word))
                .map(TaggedSentence::stem)
                .toList();
    }

    private static boolean hasAll(Set<String> words, List<String> content) {
        return content.stream()
                .allMatch(word -> words.contains(word) || words.stream().anyMatch(other -> isAlike(word, other)));
    }

    /** The same word, or one of the same beginning: employed, employment. */
    private static boolean isAlike(String word, String other) {
        int same = 0;
        while (same < word.length() && same < other.length() && word.charAt(same) == other.charAt(same)) {
            same++;
        }
        return same >= 6 || TaggedSentence.stem(other).equals(word);
    }

    /**
     * The amounts of money near a sentence before which each of some words is printed, or one of some alternatives
     * separated by bars; the nearest first.
     */
    List<Entry> money(int sentence, String... words) {
        return said(MONEY, sentence, words);
    }

    /** The counts of one noun near a sentence before which each of some words is printed; the nearest first. */
    List<Entry> said(String unit, int sentence, String... words) {
        List<List<String>> wanted = new ArrayList<>();
        for (String word : words) {
            wanted.add(List.of(BAR.split(word, 0)));
        }
        return around(byUnit.getOrDefault(unit, List.of()), sentence).stream()
                .filter(entry -> wanted.stream().allMatch(any -> any.stream().anyMatch(entry.label()::contains)))
                .sorted(Comparator.comparing((Entry entry) -> Math.abs(entry.sentence() - sentence)))
                .toList();
    }

    /** The counts of the sentences shortly before, and of the sentence, the nearest first. */
    List<Entry> counts(int sentence) {
        List<Entry> found = new ArrayList<>();
        for (List<Entry> entries : byUnit.values()) {
            around(entries, sentence).stream()
                    .filter(entry -> entry.sentence() <= sentence && sentence - entry.sentence() <= 6)
                    .filter(entry -> entry.figure().figure().unit().isCount())
                    .forEach(found::add);
        }
        found.sort(Comparator.comparing((Entry entry) -> -entry.figure().start()));
        return found.subList(0, Math.min(16, found.size()));
    }

    /** Keeps that a whole was found for a percentage of a block. */
    void establish(int block, int sentence, ReadFigure whole) {
        establishedBlock = block;
        establishedAt = sentence;
        established = Optional.of(whole);
    }

    /** The whole that was found last, if it was for this block and in one of some sentences before. */
    Optional<ReadFigure> established(int block, int sentence, int reach) {
        return established.filter(any -> establishedBlock == block && sentence - establishedAt <= reach);
    }

    /** The entries that are nearest: so many before the sentence, and a few after. */
    private static List<Entry> around(List<Entry> entries, int sentence) {
        int low = 0;
        int high = entries.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (entries.get(middle).sentence() < sentence) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return entries.subList(Math.max(0, low - BEFORE), Math.min(entries.size(), low + AFTER));
    }

    private static int score(Entry entry, Set<String> phrase, boolean total, int sentence) {
        int shared = (int) phrase.stream()
                .filter(word -> word.length() > 3
                        && !ClaimWords.TOTAL.contains(word)
                        && entry.words().contains(word))
                .count();
        boolean isTotal = entry.words().stream().anyMatch(ClaimWords.TOTAL::contains);
        int distance = Math.abs(entry.sentence() - sentence);
        int near = distance <= 1 ? 2 : distance <= 3 ? 1 : 0;
        return shared * 2 + (total && isTotal ? 3 : 0) + near + (entry.sentence() <= sentence ? 1 : 0);
    }
}
