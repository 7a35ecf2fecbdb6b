package org.headcount.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headcount.document.Kind;

/**
 * What names and letters of money that several countries share mean in one document: rupees are Pakistan's in a text on
 * Pakistan, {@code R350} is rand in a text on South Africa. The countries that the text names decide; where none is named,
 * the name keeps its usual meaning, and a letter means nothing.
 */
final class LocalCurrencies {

    /** How much of a text is searched for countries. */
    private static final int SEARCHED = 100_000;

    /** Words of a text and the currency that they speak for. */
    private record Evidence(String word, String code) {}

    private static final Map<String, List<Evidence>> NAMES = new HashMap<>();
    private static final Map<String, List<Evidence>> LETTERS = new HashMap<>();

    static {
        names(
                "rupee rupees rs re paisa paise",
                "India INR; Pakistan PKR; Sri Lanka LKR; Nepal NPR; Mauriti MUR; Seychell SCR");
        names("shilling shillings sh shs", "Kenya KES; Uganda UGX; Tanzania TZS; Somali SOS");
        names(
                "peso pesos centavo centavos",
                "Mexic MXN; Philippin PHP; Filipin PHP; Argentin ARS; Colombia COP; Chile CLP; Uruguay UYU; Dominican DOP;"
                        + " Cuba CUP; Brazil BRL");
        names(
                "franc francs",
                "Swiss CHF; Switzerland CHF; Rwanda RWF; Burundi BIF; Guinea GNF; Congo CDF; CFA XOF; Senegal XOF; Mali XOF;"
                        + " Burkina XOF; Niger XOF; Ivoire XOF; Togo XOF; Benin XOF; Cameroon XAF; Chad XAF; Gabon XAF;"
                        + " Djibouti DJF; Madagascar MGA");
        names(
                "pound pounds",
                "Brit GBP; UK GBP; England GBP; London GBP; Scotland GBP; Wales GBP; £ GBP; Egypt EGP; Leban LBP; Syria SYP;"
                        + " Sudan SDG");
        names(
                "dinar dinars",
                "Kuwait KWD; Iraq IQD; Jordan JOD; Serbia RSD; Algeria DZD; Tunisia TND; Bahrain BHD; Libya LYD");
        names("riyal riyals", "Saudi SAR; Qatar QAR; Yemen YER");
        names("rial rials", "Iran IRR; Oman OMR; Yemen YER");
        names("dirham dirhams", "Morocc MAD; Emirat AED; UAE AED; Dubai AED");
        names("krone kroner", "Norw NOK; Denmark DKK; Danish DKK");
        names("krona kronor", "Swed SEK; Iceland ISK");
        names("crown crowns", "Czech CZK; Swed SEK; Norw NOK; Denmark DKK; Danish DKK");
        names("lira liras", "Turk TRY; Leban LBP; Syria SYP; Ital ITL");
        names("kwacha", "Zambia ZMW; Malawi MWK");
        names("centime centimes", "€ EUR; euro EUR; Swiss CHF; CFA XOF; Morocc MAD; Algeria DZD");
        names("som soms", "Uzbek UZS; Kyrgyz KGS");
        names(
                "cent cents ¢ c",
                "A$ AUD; AU$ AUD; Australia AUD; C$ CAD; Canad CAD; NZ$ NZD; HK$ HKD; S$ SGD; Singapore SGD; US$ USD;"
                        + " € EUR; euro EUR; $ USD; dollar USD; rand ZAR; shilling KES");
        letters("K", "Zambia ZMW; kwacha ZMW; Malawi MWK; Papua PGK; kina PGK; Myanmar MMK; kyat MMK");
        letters("R", "South Africa ZAR; rand ZAR");
        letters("N", "Nigeria NGN; naira NGN");
        letters("P", "Botswana BWP; pula BWP; Philippin PHP; Filipin PHP");
        letters("L", "Hondura HNL; lempira HNL");
        letters("Q", "Guatemala GTQ; quetzal GTQ");
        letters("E", "Eswatini SZL; Swazi SZL; emalangeni SZL");
        letters("M", "Lesotho LSL; maloti LSL");
        letters("D", "Gambia GMD; dalasi GMD");
    }

    private final String text;
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, Optional<String>> names = new HashMap<>();
    private final Map<String, Optional<String>> letters = new HashMap<>();

    private LocalCurrencies(String text) {
        this.text = text;
    }

    private static void names(String words, String evidence) {
        Splitter.words(words).forEach(word -> NAMES.put(word, evidence(evidence)));
    }

    private static void letters(String letter, String evidence) {
        LETTERS.put(letter, evidence(evidence));
    }

    private static List<Evidence> evidence(String list) {
        return Splitter.phrases(list).stream()
                .map(words ->
                        new Evidence(String.join(" ", words.subList(0, words.size() - 1)), words.get(words.size() - 1)))
                .toList();
    }

    /** The meanings in a text, by the countries that its beginning names. */
    static LocalCurrencies of(String text) {
        return new LocalCurrencies(text.substring(0, Math.min(text.length(), SEARCHED)));
    }

    /** The usual meanings. */
    static LocalCurrencies none() {
        return new LocalCurrencies("");
    }

    private Optional<String> mostNamed(List<Evidence> evidence) {
        Map<String, Integer> byCode = new HashMap<>();
        int most = 0;
        String first = "";
        for (Evidence one : evidence) {
            int sum = byCode.merge(one.code(), counts.computeIfAbsent(one.word(), this::count), Integer::sum);
            if (sum > most) {
                most = sum;
                first = one.code();
            }
        }
        return most == 0 ? Optional.empty() : Optional.of(first);
    }

    /** How often a country's name begins a word, or a word in small letters is a whole one. */
    private int count(String word) {
        int times = 0;
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length())) {
            boolean inside = Character.isLetter(word.charAt(0)) && at > 0 && Character.isLetter(text.charAt(at - 1));
            int after = at + word.length();
            after += after < text.length() && text.charAt(after) == 's' ? 1 : 0;
            boolean longer = Character.isLowerCase(word.charAt(0))
                    && after < text.length()
                    && Character.isLetter(text.charAt(after));
            times += inside || longer ? 0 : 1;
        }
        return times;
    }

    /** The currency of a capital letter before digits, if the document speaks of a country that writes its money so. */
    Optional<String> ofLetter(String letter) {
        return LETTERS.containsKey(letter)
                ? letters.computeIfAbsent(letter, key -> mostNamed(LETTERS.get(key)))
                : Optional.empty();
    }

    private Optional<String> ofName(String name) {
        return NAMES.containsKey(name)
                ? names.computeIfAbsent(name, key -> mostNamed(NAMES.get(key)))
                : Optional.empty();
    }

    /** An amount whose currency is named by a word that several countries share, in the currency of this document. */
    FoundQuantity localized(Sentence s, FoundQuantity found) {
        if (found.kind() != Kind.MONEY && found.kind() != Kind.RATE) {
            return found;
        }
        for (int i = found.numberFrom(); i < found.numberTo(); i++) {
            Token token = s.at(i);
            Optional<String> local = token.isNumber() || !isBare(s, i) ? Optional.empty() : ofName(token.text());
            if (local.isPresent()) {
                String unit = found.unit();
                int slash = unit.indexOf('/');
                String usual = slash < 0 ? unit : unit.substring(0, slash);
                return usual.equals(Currencies.usual(token))
                        ? found.of(local.get() + unit.substring(usual.length()), found.kind())
                        : found;
            }
        }
        return found;
    }

    /** Whether no country is printed before the name, as in {@code Kenyan shillings}. */
    private static boolean isBare(Sentence s, int name) {
        return Currencies.ofCountry(s.at(name - 1).text(), s.at(name).text()).isEmpty();
    }
}
