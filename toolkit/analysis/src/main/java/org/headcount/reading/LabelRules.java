package org.headcount.reading;

import java.util.Set;

/** Decides which numbers only name something: tables, sections, diseases, telephones. */
final class LabelRules {

    /** Words after which a number names one of several. */
    private static final Set<String> NAMED = Splitter.set("""
            table tables figure figures fig figs chapter chapters section sections article articles phase phases
            annex annexes appendix box boxes chart charts graph map page pages paragraph paragraphs para paras
            footnote note notes step stage volume issue room route routes road highway flight gate platform line
            lines channel goal goals sdg target resolution resolutions rule rules regulation regulations
            directive decree act clause schedule form item items part parts question questions exercise
            exercises lesson level levels version type grade grades class category categories tier zone district
            ward sector precinct model protocol episode season series lot batch building suite apartment apt bus
            tram exit junction terminal pier number numbers nos nr nrs ref reference tel telephone phone fax
            isbn issn doi iso rfc group scenario option pillar component priority round week day column row
            equation eq theorem psalm opus op symphony apollo area unit site plot block case article's pm
            vitamin top under catch studio team arm cohort figure's bill order proposition section's stages
            """);

    /** Words after which a number is dialled or typed. */
    private static final Set<String> DIALLED = Splitter.set("""
            hotline helpline dial dialling dialing extension ext pin postcode zip code codes shortcode freephone
            passcode password passphrase otp
            """);

    /** Capitalised words before a figure that do not name it. */
    private static final Set<String> NOT_NAMES = Splitter.set("""
            only some about around nearly almost over all total another more other these those were was percent
            minus plus least most than approximately roughly estimated
            """);

    private static final Set<String> JOINS = Set.of(",", "and", "to", "-", "\u2013", "or", "&", "through");

    private static final Set<String> STREETS = Splitter.set("""
            street avenue road lane square drive boulevard crescent terrace court ave st rd blvd
            """);

    /** Letters after digits that are no code, beside scales, units and currencies. */
    private static final Set<String> KNOWN_ENDINGS = Splitter.set("""
            st nd rd th s am pm a.m p.m x x10 percent p
            """);

    private static final Set<String> SCREENS =
            Set.of("240", "360", "480", "576", "720", "1080", "1440", "2160", "4320");

    /** Verbs before a short number without a noun that is dialled: {@code call 911}. */
    private static final Set<String> CALLS = Set.of("call", "calling", "called", "ring", "phone");

    private final Sentence s;

    /** The token after the last label, so that lists go on: Tables 2 and 3. */
    private int labelEnd = -1;

    LabelRules(Sentence sentence) {
        this.s = sentence;
    }

    /** Whether the number at a place names something. */
    boolean isLabel(int at, boolean blockStart) {
        Token number = s.at(at);
        if (!number.isNumber()) {
            return false;
        }
        boolean label = isNamed(at, blockStart);
        if (label) {
            labelEnd = at + 1;
        }
        return label;
    }

    private boolean isNamed(int at, boolean blockStart) {
        if (isInCode(at) || isBracketed(at) || isFirst(at, blockStart)) {
            return true;
        }
        if (isAddress(at) || isLastPage(at)) {
            return true;
        }
        boolean alone = s.size() <= 3 && at == 0 && s.at(1).is(".") && s.at(1).isGlued();
        boolean part = s.at(at - 1).is("(")
                && (s.at(at - 1).isGlued() || s.at(at).text().length() <= 2)
                && at - 1 == labelEnd
                && s.at(at + 1).is(")");
        if (alone || part) {
            return true;
        }
        Token before = s.at(at - 1);
        if (isGoal(at) || isEmergency(at)) {
            return true;
        }
        if (before.is("#") || before.is("§") || before.is("№")) {
            return true;
        }
        if (hasUnit(at)) {
            return false;
        }
        boolean list = (at - 2 == labelEnd - 1 && JOINS.contains(before.text())) || at == labelEnd;
        return (list && !Nouns.read(s, at + 1).isPresent()) || isNumbered(at) || isName(at);
    }

    /** {@code 10 Downing Street}. */
    private boolean isAddress(int at) {
        for (int i = at + 1; i <= at + 3 && s.at(i).isCapital(); i++) {
            if (i > at + 1 && STREETS.contains(s.at(i).text())) {
                return s.at(at).text().length() <= 5;
            }
        }
        return false;
    }

    /** {@code page 3 of 40}. */
    private boolean isLastPage(int at) {
        return s.at(at - 1).is("of")
                && at - 1 == labelEnd
                && (s.at(at - 3).is("page")
                        || s.at(at - 3).is("sheet")
                        || s.at(at - 3).is("part"));
    }

    /** {@code SDG 1}, {@code COP 28}: goals and conferences whose names are codes of currencies as well. */
    private boolean isGoal(int at) {
        Token name = s.at(at - 1);
        String digits = s.at(at).text();
        boolean named = name.isAllCapitals() && (name.is("sdg") || name.is("cop") || name.is("mdg"));
        return named
                && digits.length() <= (digits.indexOf('.') > 0 ? 4 : 2)
                && NumberWords.of(s.at(at + 1)).role() != NumberWords.Role.SCALE
                && NumberWords.shortScale(s.at(at + 1)) == 0;
    }

    /** {@code the 911 call centre}. */
    private boolean isEmergency(int at) {
        String digits = s.at(at).text();
        boolean known = digits.equals("911") || digits.equals("999") || digits.equals("112") || digits.equals("311");
        Token next = s.at(at + 1);
        return known
                && (next.is("call")
                        || next.is("calls")
                        || next.is("caller")
                        || next.is("callers")
                        || next.is("operator")
                        || next.is("operators")
                        || next.is("dispatcher")
                        || next.is("dispatchers")
                        || next.is("emergency")
                        || next.is("line"));
    }

    /** Digits that hyphens, slashes or letters tie into a name: COVID-19, +1-202-555-0100, 5G, 24/7. */
    private boolean isInCode(int at) {
        Token number = s.at(at);
        Token before = s.at(at - 1);
        Token after = s.at(at + 1);
        if (number.isGlued() && before.is("+")) {
            return isDialled(at);
        }
        if (number.isGlued()
                && before.isDash()
                && before.isGlued()
                && s.at(at - 2).isWord()
                && !before.is("\u2014")) {
            return !Currencies.ofCode(s.at(at - 2)).isPresent();
        }
        boolean slashBefore = number.isGlued()
                && before.is("/")
                && before.isGlued()
                && (s.at(at - 2).isWord() || s.at(at - 2).isNumber());
        boolean slashAfter = after.is("/")
                && after.isGlued()
                && s.at(at + 2).isGlued()
                && s.at(at + 2).isNumber();
        if (slashBefore || slashAfter) {
            return !NumeralReader.isFraction(s, slashAfter ? at : at - 2);
        }
        return chain(at) >= 3 || (after.isWord() && after.isGlued() && isStrange(at + 1));
    }

    /** A telephone number after its plus: groups of digits follow each other; {@code +1.9%} is a signed amount. */
    private boolean isDialled(int at) {
        String digits = s.at(at).text();
        Token next = s.at(at + 1);
        boolean more = next.isNumber()
                || ((next.isDash() || next.is("(") || next.is("/"))
                        && next.isGlued() == !next.is("(")
                        && s.at(at + 2).isNumber());
        boolean tied = s.at(at - 2).isWord() && s.at(at - 1).isGlued();
        return tied
                || (digits.length() > 6 && digits.indexOf('.') < 0 && digits.indexOf(',') < 0)
                || (more && !hasUnit(at));
    }

    /** How many numbers hyphens glue together around this one. */
    private int chain(int at) {
        int n = 1;
        for (int i = at;
                n < 4
                        && s.at(i + 1).isDash()
                        && s.at(i + 1).isGlued()
                        && s.at(i + 2).isNumber()
                        && s.at(i + 2).isGlued();
                i += 2) {
            n++;
        }
        for (int i = at;
                n < 4
                        && s.at(i - 1).isDash()
                        && s.at(i - 1).isGlued()
                        && s.at(i).isGlued()
                        && s.at(i - 2).isNumber();
                i -= 2) {
            n++;
        }
        return n;
    }

    /** Letters right after digits that are neither a scale, a unit nor an ordinal: 5G, 2a. */
    private boolean isStrange(int at) {
        Token word = s.at(at);
        boolean known = NumberWords.shortScale(word) > 0
                || MeasureUnits.read(s, at).isPresent()
                || Currencies.ofCode(word).isPresent()
                || Currencies.ofScaledCode(word.raw()).isPresent()
                || Currencies.ofSign(word.text()).isPresent()
                || KNOWN_ENDINGS.contains(word.text())
                || (word.raw().equals("c") && AmountReader.isPriceInCents(s, at));
        boolean generation = word.raw().equals("G") && s.at(at - 1).text().length() == 1;
        return !known || generation || (word.raw().equals("p") && isScreen(s.at(at - 1)));
    }

    /** Whether a number is the lines of a screen, which are printed as pence are: {@code 1080p}. */
    static boolean isScreen(Token number) {
        return SCREENS.contains(number.text());
    }

    private boolean isBracketed(int at) {
        boolean closed =
                s.at(at + 1).is("]") || s.at(at + 1).is(",") || s.at(at + 1).isDash();
        return (s.at(at - 1).is("[") || (s.at(at - 1).is(",") && s.at(at - 3).is("[")))
                && closed
                && s.at(at).text().length() <= 3;
    }

    /** Numbers of paragraphs, sections and list items. */
    private boolean isFirst(int at, boolean blockStart) {
        Token number = s.at(at);
        boolean small = number.text().length() <= 5 && number.text().indexOf(',') < 0;
        boolean open = s.at(at - 1).is("(");
        int first = open ? 1 : 0;
        Token after = s.at(at + 1);
        if (blockStart && at == first && small) {
            boolean closed = after.is(")") || (!open && after.is(".") && after.isGlued());
            boolean heading = number.text().indexOf('.') > 0 && after.isCapital() && !hasUnit(at);
            return (closed && s.at(at + 2).spaced()) || heading;
        }
        boolean letter = s.at(at + 2).isWord() && !s.at(at + 2).isCapital();
        Token before = s.at(at - 2);
        boolean enumerated = before.is(":") || before.is(";") || before.is(",") || before.is("and") || before.is("or");
        return open && after.is(")") && small && number.text().length() <= 2 && letter && enumerated;
    }

    private boolean hasUnit(int at) {
        Token next = s.at(at + 1);
        NumberWords.Entry entry = NumberWords.of(next);
        boolean scale = entry.role() == NumberWords.Role.SCALE || entry.role() == NumberWords.Role.HUNDRED;
        boolean money = Currencies.ofSign(s.at(at - 1).text()).isPresent()
                || Currencies.ofSign(next.text()).isPresent()
                || Currencies.ofName(next.text()).isPresent()
                || (next.isWord() && Currencies.ofCode(next).isPresent())
                || (s.at(at - 1).isWord() && Currencies.isPrefix(s.at(at - 1).raw()));
        boolean grouped = s.at(at).text().indexOf(',') > 0 || s.at(at).text().indexOf(' ') > 0;
        return scale
                || money
                || grouped
                || NumberWords.isClearScale(next)
                || MeasureUnits.read(s, at + 1).isPresent();
    }

    private boolean isNumbered(int at) {
        int before = at - 1;
        if ((s.at(before).is(".") && s.at(before).isGlued()) || s.at(before).is(":")) {
            before--;
        }
        Token word = s.at(before);
        if (word.is("no") && (before < at - 1 || word.isCapital())) {
            return true;
        }
        boolean called = CALLS.contains(word.text())
                && s.at(at).text().length() >= 3
                && Nouns.read(s, at + 1).isEmpty();
        boolean free =
                word.is("free") && s.at(before - 1).isDash() && s.at(before - 2).is("toll");
        if (called || free || DIALLED.contains(word.text())) {
            return true;
        }
        boolean apart =
                s.at(at - 1).is(",") || s.at(at - 1).is("(") || s.at(at - 1).is(":");
        if (apart && DIALLED.contains(s.at(at - 2).text())) {
            return true;
        }
        return word.isWord()
                && NAMED.contains(word.text())
                && !(word.is("under") || word.is("top"))
                && (before == at - 1
                        || word.text().length() <= 4
                        || s.at(before + 1).is(":"));
    }

    /** Whether it has a capital letter, be it inside: {@code iPhone}. */
    private static boolean isNameWord(Token word) {
        return word.isCapital() || (word.isWord() && word.raw().chars().anyMatch(Character::isUpperCase));
    }

    /** A name and its number: Voyager 2, English 101; but not In China 592 counties. */
    private boolean isName(int at) {
        Token word = s.at(at - 1);
        boolean whole = s.at(at).text().chars().allMatch(c -> c >= '0' && c <= '9');
        if (!isNameWord(word)
                || at - 1 == 0
                || !whole
                || EnglishWords.isFunction(word)
                || NOT_NAMES.contains(word.text())
                || !s.at(at).spaced()) {
            return false;
        }
        return Nouns.read(s, at + 1).isEmpty()
                || (s.at(at).text().length() <= 2 && EnglishWords.isFunction(s.at(at + 1)));
    }
}
