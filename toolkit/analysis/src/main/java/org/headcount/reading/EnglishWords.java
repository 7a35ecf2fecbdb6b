package org.headcount.reading;

import java.util.Set;

/** EnglishWords of the language that are not about numbers: what ends a counted noun's phrase, what tells a change. */
final class EnglishWords {

    private static final Set<String> FUNCTION = Splitter.set("""
            of in on at to from by for with without as into onto over under above below about after before
            during since until till through throughout across between among against within per via than and or
            but nor so yet if when while where which who whom whose that because although though whereas versus
            vs plus minus including excluding compared according despite towards toward upon out off up down
            along around near behind beyond amid alongside outside inside except like unlike due owing thanks
            the a an this these those it its he she they we you i his her their our your my them him us me each
            every both either neither itself themselves is are was were be been being am has have had having do
            does did will would can could may might must shall should live lived lives came come comes went go
            goes said says took take takes died die dies received need needs remain remains remained became
            become get got gets made make makes not also only now then there here just still already again ever
            never always often respectively annually yearly monthly daily weekly ago later earlier together
            alone altogether today yesterday tomorrow last next worldwide globally nationwide overall instead
            else thus hence therefore however too apart away ahead back apiece once yes no such
            """);

    /** EnglishWords that say that something grew or shrank; a percentage near one is a rate, and {@code from ... to} a change. */
    private static final Set<String> CHANGE = Splitter.set("""
            rose rise rises risen rising fell fall falls fallen falling increase increased increases increasing
            decrease decreased decreases decreasing decline declined declines declining grew grow grows grown
            growing growth drop dropped drops dropping reduced reduce reduces reducing reduction cut cuts
            cutting raised raise raises raising up down jumped jump jumps climbed climb climbs shrank shrink
            shrunk shrinking contracted contract contraction expanded expand expansion surged surge surging
            plunged plunge slumped slump soared soar gained gain gains lost lower lowered lowering higher
            improved improve improvement changed change changes moved went widened narrowed slowed accelerated
            eased edged slipped dipped revised upgraded downgraded boosted boost doubled tripled halved brought
            bringing lifted swelled ballooned rebounded recovered advance advanced tumbled sank inflation
            depreciated appreciated shifted extended broadened
            """);

    /** Verbs after which {@code up to} says where something led, not how much it is at most. */
    private static final Set<String> RISE = Splitter.set("""
            rose rise rises risen rising climbed climb went go goes gone going increased grew grow grown jumped moved came
            come lifted pushed brought shot soared surged edged inched crept bumped
            """);

    private EnglishWords() {}

    /** Whether a word, such as a preposition, verb or pronoun, ends the phrase of a counted noun. */
    static boolean isFunction(Token token) {
        return isFunction(token.text());
    }

    static boolean isFunction(String word) {
        return FUNCTION.contains(word);
    }

    static boolean isRise(Token token) {
        return token.isWord() && RISE.contains(token.text());
    }

    static boolean isChange(Token token) {
        return token.isWord() && isChange(token.text());
    }

    static boolean isChange(String word) {
        return CHANGE.contains(word);
    }
}
