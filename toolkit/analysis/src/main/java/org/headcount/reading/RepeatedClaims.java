package org.headcount.reading;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.headcount.document.Figure;
import org.headcount.document.Hedge;
import org.headcount.document.Kind;
import org.headcount.document.Restatement;

/** Finds a number that the text prints again: the same, or with two neighbouring digits exchanged. */
final class RepeatedClaims {

    private RepeatedClaims() {}

    /** Declares a number of three digits or more that the text prints again, of the same noun. */
    static void find(List<TaggedSentence> sentences, Drafts drafts) {
        Map<String, ReadFigure> first = new HashMap<>();
        for (TaggedSentence s : sentences) {
            for (int i : s.quantities()) {
                ReadFigure figure = s.at(i).figure().orElseThrow();
                String digits = digits(figure.figure());
                boolean exact = s.at(i).isAmount()
                        && figure.figure().hedge() == Hedge.EXACT
                        && figure.figure().kind() != Kind.VAGUE;
                if (!exact || digits.length() < 3 || Likeness.head(figure).isEmpty()) {
                    continue;
                }
                char[] sorted = digits.toCharArray();
                Arrays.sort(sorted);
                String key = key(figure, new String(sorted)) + ":" + digits.length();
                ReadFigure earlier = first.putIfAbsent(key, figure);
                boolean again = earlier != null
                        && earlier.sentence() != figure.sentence()
                        && isDefinite(s, i)
                        && namesAgree(earlier, figure);
                if (again && earlier.figure().point() == figure.figure().point() && isPrecise(digits)) {
                    drafts.add("printed-twice", figure.figure(), same(figure, earlier), List.of(), "printed twice");
                    continue;
                }
                boolean exchanged = again
                        && isExchange(digits(earlier.figure()), digits)
                        && isScale(earlier.figure(), figure.figure());
                if (exchanged) {
                    drafts.add(
                            "printed-twice",
                            figure.figure(),
                            same(figure, earlier),
                            List.of(),
                            "printed twice with two digits exchanged");
                }
            }
        }
    }

    private static Restatement.Same same(ReadFigure later, ReadFigure earlier) {
        return new Restatement.Same(Restatement.ReadAs.in(later.figure().unit(), earlier.figure()));
    }

    /** Numbers of three digits and more, zeros at the end aside, are seldom the same by chance. */
    private static boolean isPrecise(String digits) {
        return digits.replaceAll("0+$", "").length() >= 3;
    }

    /** "The 3,246 cases" speaks of what was counted before; "3,246 cases in May" may be new. */
    private static boolean isDefinite(TaggedSentence s, int i) {
        return s.at(i - 1).is("the")
                || s.at(i - 1).is("these")
                || s.at(i - 1).is("those")
                || s.at(i - 1).is("all");
    }

    private static boolean namesAgree(ReadFigure earlier, ReadFigure later) {
        return later.figure().unit().isMoney() || Likeness.head(earlier).equals(Likeness.head(later));
    }

    private static boolean isScale(Figure a, Figure b) {
        double ratio = a.point() / b.point();
        return ratio > 0.5 && ratio < 2;
    }

    /** Whether two neighbouring digits are exchanged and nothing else. */
    static boolean isExchange(String a, String b) {
        if (a.length() != b.length() || a.equals(b)) {
            return false;
        }
        int i = 0;
        while (a.charAt(i) == b.charAt(i)) {
            i++;
        }
        return i + 1 < a.length()
                && a.charAt(i) == b.charAt(i + 1)
                && a.charAt(i + 1) == b.charAt(i)
                && a.substring(i + 2).equals(b.substring(i + 2));
    }

    private static String key(ReadFigure figure, String digits) {
        return figure.figure().unit() + ":" + digits;
    }

    static String digits(Figure figure) {
        String text = figure.text();
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            }
        }
        return digits.toString();
    }
}
