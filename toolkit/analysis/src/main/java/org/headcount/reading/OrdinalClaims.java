package org.headcount.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headcount.document.Figure;
import org.headcount.document.Kind;
import org.headcount.document.Restatement;
import org.headcount.document.Unit;

/**
 * Finds ordinals that others should give: the points of a list ("first, ...; second, ...; third, ..."), the number of an
 * event in a title and in the text ("the First Forum on Trade"), and the day of a dateline ("March 10 ... on the 10th").
 */
final class OrdinalClaims {

    private static final Unit ORDINAL = Unit.parse("ordinal");
    private static final Unit DAY = Unit.parse("day_of_month");

    /** How many words after an ordinal make the name of what it numbers. */
    private static final int NAME = 3;

    private final Drafts drafts;

    private OrdinalClaims(Drafts drafts) {
        this.drafts = drafts;
    }

    static void find(List<TaggedSentence> sentences, Drafts drafts) {
        OrdinalClaims claims = new OrdinalClaims(drafts);
        claims.lists(sentences);
        claims.titles(sentences);
        claims.datelines(sentences);
    }

    private static boolean isOrdinal(Item item) {
        return item.figure().isPresent()
                && item.get().kind() == Kind.ORDINAL
                && item.get().unit().equals(ORDINAL);
    }

    /** Within one paragraph, the points of a list count up by one. */
    private void lists(List<TaggedSentence> sentences) {
        Optional<Figure> last = Optional.empty();
        int block = -1;
        for (TaggedSentence s : sentences) {
            if (s.block() != block) {
                last = Optional.empty();
                block = s.block();
            }
            for (int i = 0; i < s.size(); i++) {
                boolean point = isOrdinal(s.at(i))
                        && s.at(i + 1).is(",")
                        && (i == 0
                                || s.isBreak(i - 1)
                                || s.at(i - 1).is("and")
                                || s.at(i - 1).is(","));
                if (!point) {
                    continue;
                }
                Figure here = s.at(i).get();
                if (here.low() == 1) {
                    last = Optional.of(here);
                } else if (last.isPresent()) {
                    drafts.add("list", here, new Restatement.Next(last.get()));
                    last = Optional.of(here);
                }
            }
        }
    }

    /** The same name is numbered the same in the title and where the text first has it. */
    private void titles(List<TaggedSentence> sentences) {
        Map<String, Figure> titles = new HashMap<>();
        for (TaggedSentence s : sentences) {
            boolean title = s.block() == sentences.get(0).block();
            for (int i = 0; i < s.size(); i++) {
                Optional<String> name = isOrdinal(s.at(i)) ? name(s, i) : Optional.empty();
                if (name.isPresent() && title) {
                    titles.putIfAbsent(name.get(), s.at(i).get());
                } else if (name.isPresent() && titles.containsKey(name.get())) {
                    drafts.add(
                            "list",
                            titles.remove(name.get()),
                            new Restatement.Same(s.at(i).get()));
                }
            }
            if (!title && titles.isEmpty()) {
                return;
            }
        }
    }

    private static Optional<String> name(TaggedSentence s, int ordinal) {
        StringBuilder name = new StringBuilder();
        for (int i = ordinal + 1; i <= ordinal + NAME; i++) {
            if (s.at(i).text().isBlank()) {
                return Optional.empty();
            }
            name.append(s.at(i).text()).append(' ');
        }
        return Optional.of(name.toString());
    }

    /** A day that the first paragraph names again: "March 10 ... on the 10th". */
    private void datelines(List<TaggedSentence> sentences) {
        Optional<Figure> date = Optional.empty();
        for (TaggedSentence s : sentences) {
            if (s.block() != sentences.get(0).block()
                    && s.block() != sentences.get(0).block() + 1) {
                return;
            }
            for (int i = 0; i < s.size(); i++) {
                Item item = s.at(i);
                if (date.isEmpty()
                        && i < 8
                        && item.isDate()
                        && item.get().text().matches("\\p{L}+\\.? [0-9]{1,2}(,.*)?|[0-9]{1,2} \\p{L}+\\.?.*")) {
                    date = Optional.of(item.get());
                }
                boolean day = isOrdinal(item)
                        && (s.has(i - 2, "on", "the") || item.get().text().startsWith("the "));
                if (day && date.isPresent()) {
                    double printed = Double.parseDouble(date.get().text().replaceAll("^.*?([0-9]{1,2}).*$", "$1"));
                    if (printed == item.get().low()) {
                        Figure again = FigureUnits.as(item.get(), DAY);
                        Figure first = FigureUnits.of(date.get(), printed, DAY);
                        drafts.ifHolds("list", again, new Restatement.Same(first), "the day of the dateline");
                        return;
                    }
                }
            }
        }
    }
}
