package org.headcount.data.input;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Encodings by the names and numbers that statistics programs and people write: those of the JDK and IANA, Windows' and
 * IBM's code pages by number ({@code 850}, {@code cp1252}, {@code windows-874}), and ICU's names of converters ({@code
 * ibm-943_P15A-2003}).
 */
public final class CodePages {

    /** Windows' numbers of encodings that have a name of their own. */
    private static final Map<Integer, String> NAMED = Map.ofEntries(
            Map.entry(708, "ISO-8859-6"),
            Map.entry(932, "windows-31j"),
            Map.entry(936, "GBK"),
            Map.entry(949, "x-windows-949"),
            Map.entry(950, "x-windows-950"),
            Map.entry(1200, "UTF-16LE"),
            Map.entry(1201, "UTF-16BE"),
            Map.entry(1361, "x-Johab"),
            Map.entry(10_000, "x-MacRoman"),
            Map.entry(10_004, "x-MacArabic"),
            Map.entry(10_005, "x-MacHebrew"),
            Map.entry(10_006, "x-MacGreek"),
            Map.entry(10_007, "x-MacCyrillic"),
            Map.entry(10_010, "x-MacRomania"),
            Map.entry(10_017, "x-MacUkraine"),
            Map.entry(10_021, "x-MacThai"),
            Map.entry(10_029, "x-MacCentralEurope"),
            Map.entry(10_079, "x-MacIceland"),
            Map.entry(10_081, "x-MacTurkish"),
            Map.entry(10_082, "x-MacCroatian"),
            Map.entry(12_000, "UTF-32LE"),
            Map.entry(12_001, "UTF-32BE"),
            Map.entry(20_127, "US-ASCII"),
            Map.entry(20_866, "KOI8-R"),
            Map.entry(20_932, "EUC-JP"),
            Map.entry(20_936, "GB2312"),
            Map.entry(21_866, "KOI8-U"),
            Map.entry(38_598, "ISO-8859-8"),
            Map.entry(50_220, "ISO-2022-JP"),
            Map.entry(50_225, "ISO-2022-KR"),
            Map.entry(51_932, "EUC-JP"),
            Map.entry(51_936, "GB2312"),
            Map.entry(51_949, "EUC-KR"),
            Map.entry(54_936, "GB18030"),
            Map.entry(65_001, "UTF-8"));

    /** IBM's numbers that differ from Windows' for one encoding, and ICU's. */
    private static final Map<Integer, String> OF_IBM = Map.ofEntries(
            Map.entry(367, "US-ASCII"),
            Map.entry(813, "ISO-8859-7"),
            Map.entry(819, "ISO-8859-1"),
            Map.entry(878, "KOI8-R"),
            Map.entry(912, "ISO-8859-2"),
            Map.entry(913, "ISO-8859-3"),
            Map.entry(914, "ISO-8859-4"),
            Map.entry(915, "ISO-8859-5"),
            Map.entry(916, "ISO-8859-8"),
            Map.entry(920, "ISO-8859-9"),
            Map.entry(923, "ISO-8859-15"),
            Map.entry(943, "windows-31j"),
            Map.entry(954, "EUC-JP"),
            Map.entry(970, "EUC-KR"),
            Map.entry(1089, "ISO-8859-6"),
            Map.entry(1168, "KOI8-U"),
            Map.entry(1208, "UTF-8"),
            Map.entry(1363, "x-windows-949"),
            Map.entry(1373, "x-windows-950"),
            Map.entry(1386, "GBK"),
            Map.entry(1392, "GB18030"),
            Map.entry(5346, "windows-1250"),
            Map.entry(5347, "windows-1251"),
            Map.entry(5348, "windows-1252"),
            Map.entry(5349, "windows-1253"),
            Map.entry(5350, "windows-1254"),
            Map.entry(5351, "windows-1255"),
            Map.entry(5352, "windows-1256"),
            Map.entry(5353, "windows-1257"),
            Map.entry(5354, "windows-1258"),
            Map.entry(9447, "windows-1255"),
            Map.entry(9448, "windows-1256"),
            Map.entry(9449, "windows-1257"));

    private static final Pattern NUMBERED = Pattern.compile(
            "(?:ibm|cp|ms|windows|win|x-ibm|x-windows|dos|codepage|page)?[-_ ]?0*([0-9]{2,5})(?:[-_].*)?");

    private static final Pattern LATIN = Pattern.compile("(?:iso)?[-_ ]?8859[-_ ]([0-9]{1,2})(?:[-_:].*)?");

    private CodePages() {}

    /** The encoding of a name, of whatever program's; nothing if the JDK has none such. */
    public static Optional<Charset> of(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT);
        // For the JDK a bare number is IBM's, and 932 and 874 are not quite Windows'.
        Optional<Charset> known =
                plain.matches("(cp)?[0-9]{2,5}") ? of(Integer.parseInt(plain.replace("cp", ""))) : Optional.empty();
        known = known.or(() -> known(plain));
        if (known.isPresent()) {
            return known;
        }
        Matcher latin = LATIN.matcher(plain);
        if (latin.matches()) {
            return known("ISO-8859-" + Integer.parseInt(latin.group(1)));
        }
        Matcher numbered = NUMBERED.matcher(plain);
        if (numbered.matches()) {
            int page = Integer.parseInt(numbered.group(1));
            boolean isIbm = plain.startsWith("ibm");
            return isIbm
                    ? Optional.ofNullable(OF_IBM.get(page))
                            .flatMap(CodePages::known)
                            .or(() -> of(page))
                    : of(page);
        }
        return switch (plain) {
            case "macintosh", "mac", "macroman", "x-mac-roman" -> known("x-MacRoman");
            case "x-mac-cyrillic", "maccyrillic" -> known("x-MacCyrillic");
            case "x-mac-greek", "macgreek" -> known("x-MacGreek");
            case "x-mac-turkish", "macturkish" -> known("x-MacTurkish");
            case "x-mac-centraleurroman", "x-mac-ce", "maccentraleurope" -> known("x-MacCentralEurope");
            case "shift_jis", "shift-jis", "sjis" -> known("windows-31j");
            case "ansi" -> known("windows-1252");
            default -> Optional.empty();
        };
    }

    /** The encoding of a code page's number. */
    public static Optional<Charset> of(int page) {
        if (page >= 28_591 && page <= 28_606) {
            return known("ISO-8859-" + (page - 28_590));
        }
        Stream<String> names = NAMED.containsKey(page)
                ? Stream.of(NAMED.get(page))
                : Stream.of("windows-%d", "IBM%d", "IBM%03d", "x-windows-%d", "x-IBM%d", "cp%d", "cp%03d")
                        .map(pattern -> pattern.formatted(page));
        return Stream.concat(names, Stream.ofNullable(OF_IBM.get(page)))
                .map(CodePages::known)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Charset> known(String name) {
        try {
            return Charset.isSupported(name) ? Optional.of(Charset.forName(name)) : Optional.empty();
        } catch (IllegalCharsetNameException e) {
            return Optional.empty();
        }
    }

    /** Whether a byte below 128 is an ASCII character everywhere, so that such bytes need no decoding. */
    public static boolean isAsciiBelow128(Charset charset) {
        if (List.of(StandardCharsets.UTF_8, StandardCharsets.US_ASCII, StandardCharsets.ISO_8859_1)
                .contains(charset)) {
            return true;
        }
        if (charset.name().contains("2022")
                || charset.name().startsWith("HZ")
                || charset.name().startsWith("UTF-7")) {
            // Escape sequences of ASCII characters change what the bytes behind them mean.
            return false;
        }
        byte[] bytes = new byte[95];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (' ' + i);
        }
        return new String(bytes, charset).equals(new String(bytes, StandardCharsets.US_ASCII));
    }
}
