package org.headcount.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headcount.page.Formulas.Place;

/**
 * Formulas for browsers, which set MathML by themselves: no script and no typeface has to come along.
 *
 * <p>Of TeX it knows what formulas of statistics are written with: sub- and superscripts, fractions,
 * roots, sums, Greek, accents, words, growing brackets, cases and aligned lines. A formula with anything
 * else is shown as it was written, whole: a formula that is half right would be worse.
 */
final class MathMl {

    private static final Pattern TOKEN =
            Pattern.compile("\\s+|%[^\\n]*\\n?|\\\\[A-Za-z]+\\*?|\\\\.|[0-9]+(?:\\.[0-9]+)?|.", Pattern.DOTALL);

    private static final Map<String, String> SPACES = Map.of(
            "\\,", "0.17em", "\\:", "0.22em", "\\;", "0.28em", "\\ ", "0.33em", "~", "0.33em", "\\quad", "1em",
            "\\qquad", "2em", "\\!", "-0.17em");

    /** Upright letters, and what else is asked of them. */
    private static final Map<String, String> UPRIGHT = Map.of(
            "\\mathrm", "", "\\operatorname", "", "\\mathbf", " class=\"bold\"", "\\boldsymbol", " class=\"bold\"");

    private static final Map<String, String> OPEN =
            Map.of("N", "ℕ", "Z", "ℤ", "Q", "ℚ", "R", "ℝ", "C", "ℂ", "E", "𝔼", "P", "ℙ", "1", "𝟙");

    private static final Set<String> FOOTED = Set.of("\\min", "\\max", "\\sup", "\\inf", "\\lim");

    private static final int DEEPEST = 50;

    /** A part of TeX that is not known here. */
    private static final class Unknown extends Exception {
        private static final long serialVersionUID = 1L;

        Unknown(String what) {
            super(what);
        }
    }

    private final List<String> tokens;
    private int at;
    private int depth;

    private MathMl(List<String> tokens) {
        this.tokens = tokens;
    }

    /** A formula as HTML. */
    static String html(String tex, Place place) {
        String block = place == Place.ALONE ? " display=\"block\"" : "";
        try {
            MathMl parser = new MathMl(tokens(tex));
            String content = parser.row(token -> false);
            return "<math" + block + "><semantics>" + content + "<annotation encoding=\"application/x-tex\">"
                    + HtmlEscape.escape(tex) + "</annotation></semantics></math>";
        } catch (Unknown e) {
            String element = place == Place.ALONE ? "div" : "span";
            return "<" + element + " class=\"tex\"><code>" + HtmlEscape.escape(tex) + "</code></" + element + ">";
        }
    }

    private static List<String> tokens(String tex) {
        List<String> tokens = new ArrayList<>();
        Matcher token = TOKEN.matcher(tex);
        while (token.find()) {
            if (!token.group().startsWith("%")) {
                tokens.add(token.group());
            }
        }
        return tokens;
    }

    private boolean isBlank(int place) {
        return tokens.get(place).isBlank();
    }

    private Optional<String> peek() {
        while (at < tokens.size() && isBlank(at)) {
            at++;
        }
        return at < tokens.size() ? Optional.of(tokens.get(at)) : Optional.empty();
    }

    private String next() throws Unknown {
        String token = peek().orElseThrow(() -> new Unknown("end"));
        at++;
        return token;
    }

    private boolean takes(String token) {
        boolean same = peek().filter(token::equals).isPresent();
        at += same ? 1 : 0;
        return same;
    }

    private void require(String token) throws Unknown {
        if (!takes(token)) {
            throw new Unknown("no " + token);
        }
    }

    /** Everything up to a token that ends it, which is left, or to the end. */
    private String row(Predicate<String> isEnd) throws Unknown {
        StringBuilder row = new StringBuilder("<mrow>");
        while (peek().isPresent() && !isEnd.test(peek().get())) {
            row.append(scripted());
        }
        return row.append("</mrow>").toString();
    }

    /** A base with its subscript and superscript. */
    private String scripted() throws Unknown {
        boolean large = peek().filter(MathMl::isLarge).isPresent();
        String base = atom();
        Optional<String> sub = Optional.empty();
        Optional<String> sup = Optional.empty();
        StringBuilder primes = new StringBuilder();
        for (boolean more = true; more; ) {
            if (sub.isEmpty() && takes("_")) {
                sub = Optional.of(atom());
            } else if (sup.isEmpty() && takes("^")) {
                sup = Optional.of(atom());
            } else if (takes("'")) {
                primes.append('′');
            } else {
                more = false;
            }
        }
        if (peek().filter(token -> token.equals("_") || token.equals("^")).isPresent()) {
            throw new Unknown("two scripts");
        }
        if (primes.length() > 0) {
            String prime = "<mo>" + primes + "</mo>";
            sup = Optional.of(
                    sup.map(other -> "<mrow>" + prime + other + "</mrow>").orElse(prime));
        }
        String kind =
                (sub.isPresent() ? (large ? "under" : "sub") : "") + (sup.isPresent() ? (large ? "over" : "sup") : "");
        return kind.isEmpty() ? base : element("m" + kind, base + sub.orElse("") + sup.orElse(""));
    }

    /** Whether limits are set below and above the base instead of beside it. */
    private static boolean isLarge(String token) {
        return FOOTED.contains(token)
                || (TexSigns.large(name(token)).isPresent() && !name(token).endsWith("int"));
    }

    private static String name(String token) {
        return token.startsWith("\\") ? token.substring(1) : "";
    }

    private static String element(String name, String content) {
        return "<" + name + ">" + content + "</" + name + ">";
    }

    private static String operator(String sign) {
        return element("mo", HtmlEscape.escape(sign));
    }

    /** One thing without its scripts. All that holds other things comes through here, and is counted. */
    private String atom() throws Unknown {
        if (++depth > DEEPEST) {
            throw new Unknown("too deep");
        }
        String atom = atom(next());
        depth--;
        return atom;
    }

    private String atom(String token) throws Unknown {
        char first = token.charAt(0);
        if (token.equals("{")) {
            String group = row("}"::equals);
            require("}");
            return group;
        }
        if (first == '\\') {
            return command(token);
        }
        if (Character.isDigit(first)) {
            return element("mn", token);
        }
        if (Character.isLetter(first)) {
            return element("mi", HtmlEscape.escape(token));
        }
        if (token.equals("~")) {
            return space(token);
        }
        if (token.equals("-")) {
            return operator("−");
        }
        if ("}_^&#$".contains(token) || Character.isSurrogate(first)) {
            throw new Unknown(token);
        }
        // Brackets grow with what they hold only where \left and \right say so.
        return "()[]|".contains(token) ? "<mo stretchy=\"false\">" + token + "</mo>" : operator(token);
    }

    private static String space(String token) {
        return "<mspace width=\"" + SPACES.get(token) + "\"></mspace>";
    }

    private String command(String token) throws Unknown {
        String name = name(token);
        if (SPACES.containsKey(token)) {
            return space(token);
        }
        if (name.length() == 1 && "%$#&_{}|".contains(name)) {
            return operator(name.equals("|") ? "‖" : name);
        }
        Optional<String> sign = TexSigns.letter(name)
                .map(letter -> element("mi", letter))
                .or(() -> TexSigns.operator(name).map(MathMl::operator))
                .or(() -> TexSigns.large(name).map(MathMl::operator));
        if (sign.isPresent()) {
            return sign.get();
        }
        if (TexSigns.isWord(name)) {
            return element("mi", name) + "<mspace width=\"0.17em\"></mspace>";
        }
        if (TexSigns.accent(name).isPresent()) {
            return "<mover accent=\"true\">" + atom()
                    + operator(TexSigns.accent(name).get()) + "</mover>";
        }
        if (UPRIGHT.containsKey(token)) {
            return "<mi mathvariant=\"normal\"" + UPRIGHT.get(token) + ">" + HtmlEscape.escape(text()) + "</mi>";
        }
        return structure(token);
    }

    private String structure(String token) throws Unknown {
        return switch (token) {
            case "\\frac", "\\dfrac", "\\tfrac" -> element("mfrac", atom() + atom());
            case "\\binom" ->
                element(
                        "mrow",
                        operator("(") + "<mfrac linethickness=\"0\">" + atom() + atom() + "</mfrac>" + operator(")"));
            case "\\sqrt" -> root();
            case "\\text", "\\textrm", "\\textit", "\\textbf", "\\mbox" -> element("mtext", HtmlEscape.escape(text()));
            case "\\mathbb" -> element("mi", open(text()));
            case "\\left" -> grown();
            case "\\begin" -> environment();
            case "\\underbrace" -> element("munder", atom() + operator("⏟"));
            case "\\overbrace" -> element("mover", atom() + operator("⏞"));
            case "\\displaystyle", "\\limits", "\\nolimits", "\\big", "\\Big", "\\bigg", "\\Bigg", "\\nonumber" -> "";
            default -> throw new Unknown(token);
        };
    }

    private static String open(String letter) throws Unknown {
        if (!OPEN.containsKey(letter)) {
            throw new Unknown("\\mathbb{" + letter + "}");
        }
        return OPEN.get(letter);
    }

    private String root() throws Unknown {
        if (!takes("[")) {
            return element("msqrt", atom());
        }
        String index = row("]"::equals);
        require("]");
        return element("mroot", atom() + index);
    }

    /** The text in braces, unchanged. */
    private String text() throws Unknown {
        require("{");
        StringBuilder text = new StringBuilder();
        while (at < tokens.size() && !tokens.get(at).equals("}")) {
            String token = tokens.get(at++);
            if (token.equals("{") || (token.startsWith("\\") && token.length() > 2)) {
                throw new Unknown(token);
            }
            text.append(token.startsWith("\\") ? token.substring(1) : token);
        }
        require("}");
        return text.toString();
    }

    private String grown() throws Unknown {
        String open = bracket();
        StringBuilder content = new StringBuilder(row(token -> token.equals("\\right") || token.equals("\\middle")));
        while (takes("\\middle")) {
            content.append(bracket()).append(row(token -> token.equals("\\right") || token.equals("\\middle")));
        }
        require("\\right");
        return element("mrow", open + content + bracket());
    }

    private String bracket() throws Unknown {
        String token = next();
        if (token.equals(".")) {
            return "";
        }
        String sign = switch (token) {
            case "(", ")", "[", "]", "|", "/" -> token;
            case "\\{", "\\}" -> token.substring(1);
            case "\\|" -> "‖";
            default -> TexSigns.operator(name(token)).orElseThrow(() -> new Unknown(token));
        };
        return "<mo stretchy=\"true\">" + sign + "</mo>";
    }

    private String environment() throws Unknown {
        String kind = text();
        String open;
        String close = "";
        switch (kind) {
            case "cases" -> open = "{";
            case "aligned", "align", "align*", "split", "matrix", "gathered" -> open = "";
            case "pmatrix" -> {
                open = "(";
                close = ")";
            }
            case "bmatrix" -> {
                open = "[";
                close = "]";
            }
            default -> throw new Unknown(kind);
        }
        StringBuilder table = new StringBuilder("<mtable><mtr>");
        boolean more = true;
        while (more) {
            table.append(
                    element("mtd", row(token -> List.of("&", "\\\\", "\\end").contains(token))));
            String end = next();
            if (end.equals("\\\\") && !peek().filter("\\end"::equals).isPresent()) {
                table.append("</mtr><mtr>");
            }
            more = !end.equals("\\end") && !takes("\\end");
        }
        if (!text().equals(kind)) {
            throw new Unknown("\\end");
        }
        String aligned = kind.startsWith("align") || kind.equals("split")
                ? " class=\"aligned\""
                : kind.equals("cases") ? " class=\"cases\"" : "";
        return element(
                "mrow",
                (open.isEmpty() ? "" : operator(open))
                        + table.toString().replaceFirst("<mtable>", "<mtable" + aligned + ">")
                        + "</mtr></mtable>"
                        + (close.isEmpty() ? "" : operator(close)));
    }
}
