package org.headcount.reading;

import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/** Finds the noun that a number counts, by the form of the words after it. */
final class Nouns {

    private static final int LONGEST = 8;

    private static final Set<String> PLURALS = Splitter.set("""
            people children men women persons police cattle sheep fish deer aircraft staff personnel livestock
            poultry infantry feet teeth geese mice crises analyses series species criteria phenomena data alumni
            bacteria fora policemen fishermen businessmen businesswomen schoolchildren grandchildren countrymen
            workforce bases buses statuses viruses campuses means offspring folk youth clergy crew troops works
            headquarters spacecraft barracks
            """);

    private static final Set<String> NOT_PLURAL = Splitter.set("""
            less various previous serious news perhaps besides towards afterwards always sometimes upwards
            downwards overseas economics physics mathematics politics statistics gas bus bias christmas texas
            paris plus minus census virus status campus consensus bonus corps chess yes indoors outdoors needs
            accounts represents includes makes shows equals means remains says covers suggests comes takes gives
            goes was
            """);

    /** What makes a compound that says of what sort, not how many: two-sided, one-off. */
    private static final Set<String> NOT_COUNTED = Splitter.set("""
            sided bed way off party hand handed dimensional fold faced time track tailed piece size stop bedroom wheel wheeler
            """);

    private Nouns() {}

    /** Whether a word has the form of a noun in the plural. */
    static boolean isPlural(Token token) {
        String word = token.text();
        if (!token.isWord() || word.length() < 3 || EnglishWords.isFunction(token)) {
            return false;
        }
        if (PLURALS.contains(word)) {
            return true;
        }
        return word.endsWith("s")
                && !word.endsWith("ss")
                && !word.endsWith("us")
                && !word.endsWith("is")
                && !word.endsWith("'s")
                && !NOT_PLURAL.contains(word)
                && Character.isLetter(word.charAt(word.length() - 2));
    }

    /** Whether a word may be counted or say more of what is. */
    static boolean isCounted(Token token) {
        return token.isWord() && !EnglishWords.isFunction(token) && token.text().length() > 2;
    }

    /** The noun phrase that starts at a place: words up to a plural, or, joined by a hyphen, up to one in the singular. */
    static Optional<CountedNoun> read(Sentence s, int from) {
        if (s.at(from).isDash() && s.at(from).isGlued()) {
            return compound(s, from);
        }
        int end = from;
        for (int n = 0; n < LONGEST; n++) {
            Token token = s.at(end);
            if (token.isWord() && isInPhrase(s, end, from)) {
                boolean possessive = s.at(end + 1).is("'") || s.at(end + 1).is("\u2019");
                boolean hyphen = s.at(end + 1).isDash()
                        && s.at(end + 1).isGlued()
                        && !s.at(end + 2).spaced();
                if (isPlural(token) && !possessive && !hyphen) {
                    int head = isPlural(s.at(end + 1))
                                    && !token.text().equals("people")
                                    && NounLists.isPerson(s.at(end + 1).text())
                            ? end + 1
                            : end;
                    return Optional.of(noun(s, from, head + 1));
                }
            } else if (!isLink(s, end, from)) {
                return Optional.empty();
            }
            end++;
        }
        return Optional.empty();
    }

    private static boolean isInPhrase(Sentence s, int place, int from) {
        Token token = s.at(place);
        if (token.is("more") || token.is("most") || token.is("less") || token.is("least")) {
            return s.at(place + 1).isWord() && !EnglishWords.isFunction(s.at(place + 1)) && !isPlural(s.at(place + 1));
        }
        if (token.is("and") || token.is("or")) {
            return place > from
                    && isPlainWord(s.at(place + 1))
                    && (s.at(place - 1).isDash() || isModifier(s.at(place - 1)));
        }
        if (token.is("near") || token.is("out") || token.is("such") || token.is("no")) {
            return false;
        }
        return !EnglishWords.isFunction(token) || s.at(place - 1).isDash();
    }

    private static boolean isPlainWord(Token token) {
        return token.isWord() && !EnglishWords.isFunction(token);
    }

    /** Adjectives by their form, which another may follow after {@code and}. */
    private static boolean isModifier(Token token) {
        String word = token.text();
        return word.endsWith("al")
                || word.endsWith("ic")
                || word.endsWith("ive")
                || word.endsWith("ary")
                || word.endsWith("ed")
                || word.endsWith("ing")
                || word.endsWith("ous")
                || word.equals("small")
                || word.equals("medium")
                || word.equals("women")
                || word.equals("poor")
                || word.equals("party");
    }

    private static boolean isLink(Sentence s, int place, int from) {
        Token token = s.at(place);
        boolean inside = place > from;
        if (token.isDash()) {
            return inside && token.isGlued();
        }
        boolean quote = "\"\u201c\u201d".contains(token.text());
        return (inside && (token.is("'") || token.is("\u2019")) && token.isGlued())
                || (quote && !inside && s.at(place + 1).isWord());
    }

    /** {@code three-tier}, {@code 12-member}. */
    private static Optional<CountedNoun> compound(Sentence s, int from) {
        Token word = s.at(from + 1);
        if (!word.isWord()
                || word.spaced()
                || EnglishWords.isFunction(word)
                || word.text().length() < 2
                || NOT_COUNTED.contains(word.text())) {
            return Optional.empty();
        }
        return Optional.of(noun(s, from + 1, from + 2));
    }

    private static CountedNoun noun(Sentence s, int from, int to) {
        StringJoiner phrase = new StringJoiner(" ");
        for (int i = from; i < to; i++) {
            if (s.at(i).isWord()) {
                phrase.add(s.at(i).text());
            }
        }
        return new CountedNoun(phrase.toString(), s.at(to - 1).text(), from, to);
    }

    /** A name that units allow: small letters and digits. */
    static String unitName(String noun) {
        if (noun.equals("people") || noun.equals("persons") || noun.equals("individuals")) {
            return "persons";
        }
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < noun.length(); i++) {
            char c = noun.charAt(i);
            if ((c >= 'a' && c <= 'z') || (name.length() > 0 && c >= '0' && c <= '9')) {
                name.append(c);
            } else if (c == '\'' || c == '-') {
                name.append('_');
            } else {
                return "items";
            }
        }
        return name.length() == 0 ? "items" : name.toString();
    }

    static String singular(String unit) {
        int slash = unit.indexOf('/');
        String name = slash < 0 ? unit : unit.substring(0, slash);
        if (name.length() > 3 && name.endsWith("ies")) {
            return name.substring(0, name.length() - 3) + "y";
        }
        return name.length() > 2 && name.endsWith("s") && !name.endsWith("ss")
                ? name.substring(0, name.length() - 1)
                : name;
    }
}
