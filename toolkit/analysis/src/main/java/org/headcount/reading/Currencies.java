package org.headcount.reading;

import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Currencies by name, sign and code. */
final class Currencies {

    /**
     * What a name or sign means.
     *
     * @param unit the ISO 4217 code, or the plural of a unit that has none
     * @param power how many powers of ten it is away from that unit: -2 for a cent
     */
    record Money(String unit, int power) {}

    /** Signs, by themselves or glued to letters that say whose. */
    private static final Map<String, String> SIGNS = new HashMap<>(Map.ofEntries(
            Map.entry("$", "USD"),
            Map.entry("£", "GBP"),
            Map.entry("€", "EUR"),
            Map.entry("¥", "JPY"),
            Map.entry("￥", "JPY"),
            Map.entry("₹", "INR"),
            Map.entry("₨", "PKR"),
            Map.entry("₩", "KRW"),
            Map.entry("₽", "RUB"),
            Map.entry("₺", "TRY"),
            Map.entry("₦", "NGN"),
            Map.entry("₱", "PHP"),
            Map.entry("฿", "THB"),
            Map.entry("₫", "VND"),
            Map.entry("₴", "UAH"),
            Map.entry("₸", "KZT"),
            Map.entry("₪", "ILS"),
            Map.entry("₡", "CRC"),
            Map.entry("₾", "GEL"),
            Map.entry("₭", "LAK"),
            Map.entry("₵", "GHS"),
            Map.entry("₲", "PYG"),
            Map.entry("₮", "MNT"),
            Map.entry("元", "CNY"),
            Map.entry("円", "JPY"),
            Map.entry("₿", "bitcoins"),
            Map.entry("ரூ", "LKR"),
            Map.entry("৳", "BDT")));

    /** Letters before a dollar sign, or before digits. */
    private static final Map<String, String> PREFIXES = new HashMap<>(Map.ofEntries(
            Map.entry("us", "USD"),
            Map.entry("u.s", "USD"),
            Map.entry("a", "AUD"),
            Map.entry("au", "AUD"),
            Map.entry("c", "CAD"),
            Map.entry("ca", "CAD"),
            Map.entry("can", "CAD"),
            Map.entry("hk", "HKD"),
            Map.entry("nz", "NZD"),
            Map.entry("s", "SGD"),
            Map.entry("sg", "SGD"),
            Map.entry("nt", "TWD"),
            Map.entry("r", "BRL"),
            Map.entry("mex", "MXN"),
            Map.entry("mx", "MXN"),
            Map.entry("j", "JMD"),
            Map.entry("tt", "TTD"),
            Map.entry("z", "ZWL")));

    /** Abbreviations that come before a number as codes do. */
    private static final Map<String, String> SHORT = new HashMap<>(Map.ofEntries(
            Map.entry("rs", "INR"),
            Map.entry("inr", "INR"),
            Map.entry("rmb", "CNY"),
            Map.entry("rm", "MYR"),
            Map.entry("tk", "BDT"),
            Map.entry("ksh", "KES"),
            Map.entry("kshs", "KES"),
            Map.entry("ush", "UGX"),
            Map.entry("tsh", "TZS"),
            Map.entry("ushs", "UGX"),
            Map.entry("tshs", "TZS"),
            Map.entry("sh", "KES"),
            Map.entry("shs", "KES"),
            Map.entry("chf", "CHF"),
            Map.entry("rp", "IDR"),
            Map.entry("zł", "PLN"),
            Map.entry("kč", "CZK"),
            Map.entry("dhs", "AED"),
            Map.entry("btc", "bitcoins"),
            Map.entry("birr", "ETB"),
            Map.entry("lkr", "LKR")));

    /** Names that stand alone. */
    private static final Map<String, Money> NAMES = new HashMap<>();

    /** Words before a name that say whose: {@code Hong Kong} dollars. The key is the country's word, then the name. */
    private static final Map<String, String> OF_COUNTRY = new HashMap<>();

    static {
        names("USD", "dollar");
        names("EUR", "euro");
        names("GBP", "pound", "pounds sterling", "sterling", "quid");
        names("CNY", "yuan", "renminbi", "kuai", "rmb");
        names("JPY", "yen");
        names("INR", "rupee");
        names("CHF", "franc");
        names("KRW", "won");
        names("RUB", "rouble", "ruble");
        names("TRY", "lira");
        names("MXN", "peso");
        names("BRL", "real", "reais");
        names("ZAR", "rand");
        names("NGN", "naira");
        names("KES", "shilling");
        names("GHS", "cedi");
        names("ETB", "birr");
        names("BDT", "taka");
        names("LKR", "lankan rupee");
        names("IDR", "rupiah");
        names("MYR", "ringgit");
        names("THB", "baht");
        names("VND", "dong");
        names("LAK", "kip");
        names("KHR", "riel");
        names("MMK", "kyat");
        names("MNT", "tugrik", "togrog");
        names("KZT", "tenge");
        names("UZS", "som");
        names("UAH", "hryvnia");
        names("PLN", "zloty", "złoty", "zlotys", "zlotych");
        names("CZK", "koruna", "korun", "crown");
        names("HUF", "forint");
        names("RON", "leu", "lei");
        names("BGN", "lev", "leva");
        names("SEK", "krona", "kronor");
        names("NOK", "krone", "kroner");
        names("ILS", "shekel");
        names("SAR", "riyal");
        names("AED", "dirham");
        names("KWD", "dinar");
        names("IRR", "rial");
        names("AFN", "afghani");
        names("AMD", "dram");
        names("GEL", "lari");
        names("PEN", "sol", "soles");
        names("CRC", "colon", "colones");
        names("PYG", "guarani", "guaranies");
        names("BOB", "boliviano");
        names("VES", "bolivar", "bolivares");
        names("GTQ", "quetzal");
        names("HNL", "lempira");
        names("AOA", "kwanza");
        names("ZMW", "kwacha");
        names("MZN", "metical", "meticais");
        names("MGA", "ariary");
        names("BWP", "pula");
        names("FIM", "markka", "markkaa");
        names("ESP", "peseta");
        names("NLG", "guilder");
        names("DEM", "mark", "deutschmark");
        names("ITL", "lire");
        names("PTE", "escudo");
        names("GRD", "drachma");
        names("bitcoins", "bitcoin");
        part("USD", -2, "cent", "cents");
        part("USD", -1, "dime", "dimes");
        part("GBP", -2, "penny", "pence");
        part("INR", -2, "paisa", "paise");
        part("MXN", -2, "centavo", "centavos");
        part("EUR", -2, "centime", "centimes");
        part("NGN", -2, "kobo");
        part("GHS", -2, "pesewa", "pesewas");
        part("ZMW", -2, "ngwee");
        part("BWP", -2, "thebe");
        part("MWK", -2, "tambala");
        part("CNY", -2, "fen");
        part("RUB", -2, "kopeck", "kopecks", "kopek", "kopeks");
        part("PLN", -2, "grosz", "groszy");
        part("THB", -2, "satang");
        part("BDT", -2, "poisha");
        part("CNY", -1, "jiao", "mao");
        part("bitcoins", -8, "satoshi", "satoshis");
        country(
                "dollar",
                "us USD",
                "u.s USD",
                "american USD",
                "states USD",
                "australian AUD",
                "canadian CAD",
                "kong HKD",
                "zealand NZD",
                "singapore SGD",
                "taiwan TWD",
                "jamaican JMD",
                "fijian FJD",
                "namibian NAD",
                "liberian LRD",
                "zimbabwe ZWL",
                "zimbabwean ZWL",
                "bahamian BSD",
                "barbadian BBD",
                "caribbean XCD",
                "international international_dollars");
        country("pound", "british GBP", "egyptian EGP", "sudanese SDG", "lebanese LBP", "syrian SYP", "irish IEP");
        country(
                "rupee",
                "indian INR",
                "pakistani PKR",
                "pakistan PKR",
                "lankan LKR",
                "lanka LKR",
                "nepalese NPR",
                "nepali NPR",
                "mauritian MUR",
                "seychellois SCR");
        country(
                "franc",
                "swiss CHF",
                "cfa XOF",
                "french FRF",
                "belgian BEF",
                "congolese CDF",
                "rwandan RWF",
                "rwanda RWF",
                "burundian BIF",
                "burundi BIF",
                "guinean GNF",
                "djiboutian DJF");
        country(
                "peso",
                "mexican MXN",
                "philippine PHP",
                "argentine ARS",
                "argentinian ARS",
                "colombian COP",
                "chilean CLP",
                "uruguayan UYU",
                "dominican DOP",
                "cuban CUP");
        country("lira", "turkish TRY", "italian ITL");
        country(
                "shilling",
                "kenyan KES",
                "kenya KES",
                "ugandan UGX",
                "uganda UGX",
                "tanzanian TZS",
                "tanzania TZS",
                "somali SOS");
        country("krona", "swedish SEK", "icelandic ISK");
        country("krone", "norwegian NOK", "danish DKK");
        country("kroner", "norwegian NOK", "danish DKK");
        country(
                "dinar",
                "kuwaiti KWD",
                "iraqi IQD",
                "jordanian JOD",
                "serbian RSD",
                "algerian DZD",
                "tunisian TND",
                "bahraini BHD",
                "libyan LYD",
                "macedonian MKD");
        country("riyal", "saudi SAR", "qatari QAR");
        country("rial", "iranian IRR", "omani OMR", "yemeni YER");
        country("dirham", "moroccan MAD", "emirati AED", "uae AED");
        country("som", "kyrgyz KGS", "uzbek UZS");
        country("crown", "czech CZK", "swedish SEK", "danish DKK", "norwegian NOK");
        country("won", "korean KRW");
        country("yen", "japanese JPY");
        country("yuan", "chinese CNY");
        country("rouble", "russian RUB", "belarusian BYN");
        country("ruble", "russian RUB", "belarusian BYN");
        country("real", "brazilian BRL");
        country("rand", "african ZAR");
        country("guilder", "dutch NLG");
        country("markka", "finnish FIM");
        country("peseta", "spanish ESP");
        country("mark", "german DEM");
        country("cent", "us USD", "u.s USD", "euro EUR", "australian AUD", "canadian CAD");
    }

    /** Words that stand before the last word of a country's name. */
    private static final Set<String> FIRST_OF_COUNTRY = Splitter.set("""
            hong new united sri south saudi east west eastern costa north central
            """);

    /** Codes that are understood in small letters as well. */
    private static final Set<String> COMMON = Splitter.set("""
            usd eur gbp jpy cny inr aud nzd chf hkd sgd mxn brl zar sek nok dkk krw
            """);

    /** Codes of metals and tests, and those that are mostly words in capitals. */
    private static final Set<String> UNUSED = Splitter.set("""
            xxx xts xua xsu xba xbb xbc xbd all top cup
            """);

    private static final Map<String, String> CODES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .filter(code -> !UNUSED.contains(code.toLowerCase(Locale.ROOT)))
            .collect(Collectors.toUnmodifiableMap(code -> code.toLowerCase(Locale.ROOT), code -> code));

    private Currencies() {}

    private static void names(String code, String... names) {
        for (String name : names) {
            NAMES.put(name, new Money(code, 0));
            NAMES.put(name + "s", new Money(code, 0));
        }
    }

    private static void part(String code, int power, String... names) {
        for (String name : names) {
            NAMES.put(name, new Money(code, power));
        }
    }

    private static void country(String name, String... pairs) {
        for (String pair : pairs) {
            int gap = pair.indexOf(' ');
            OF_COUNTRY.put(pair.substring(0, gap) + " " + name, pair.substring(gap + 1));
            OF_COUNTRY.put(pair.substring(0, gap) + " " + name + "s", pair.substring(gap + 1));
        }
    }

    /** The currency of a sign. */
    static Optional<String> ofSign(String sign) {
        return Optional.ofNullable(SIGNS.get(sign));
    }

    /** The currency that letters before a dollar sign say. */
    static Optional<String> ofPrefix(Token letters) {
        Optional<String> prefix = Optional.ofNullable(PREFIXES.get(letters.text()));
        return prefix.isPresent() ? prefix : ofCode(letters);
    }

    /** The currency of a code or abbreviation; those that are English words too count in capitals only. */
    static Optional<String> ofCode(Token word) {
        boolean letter = word.raw().length() == 1 && word.text().length() == 3;
        return letter ? Optional.ofNullable(CODES.get(word.text())) : ofCode(word.raw());
    }

    /** What a name, sign or abbreviation means where nothing else is said; empty if it is none. */
    static String usual(Token token) {
        return ofName(token.text())
                .map(Money::unit)
                .or(() -> ofCode(token))
                .orElse(token.is("\u00a2") || token.is("c") ? "USD" : "");
    }

    private static Optional<String> ofCode(String raw) {
        String small = raw.toLowerCase(Locale.ROOT);
        String known = SHORT.get(small);
        if (known != null) {
            return Optional.of(known);
        }
        if (raw.length() != 3 || (!COMMON.contains(small) && !raw.equals(raw.toUpperCase(Locale.ROOT)))) {
            return Optional.empty();
        }
        return Optional.ofNullable(CODES.get(small));
    }

    /** The meaning of a currency's name. */
    static Optional<Money> ofName(String name) {
        return Optional.ofNullable(NAMES.get(name));
    }

    /** The currency of a name after a country's word: {@code swiss}, {@code francs}. */
    static Optional<String> ofCountry(String country, String name) {
        return Optional.ofNullable(OF_COUNTRY.get(country + " " + name));
    }

    static boolean isFirstOfCountry(String word) {
        return FIRST_OF_COUNTRY.contains(word);
    }

    /** Whether letters right before digits are a currency's. */
    static boolean isPrefix(String letters) {
        return ofCode(letters).isPresent() || ofScaledCode(letters).isPresent();
    }

    /** The currency of a code with an M for million before it, as {@code MEUR}. */
    static Optional<String> ofScaledCode(String letters) {
        return letters.length() == 4 && letters.charAt(0) == 'M' ? ofCode(letters.substring(1)) : Optional.empty();
    }
}
