package org.headcount.page;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pieces of HTML that we made ourselves, kept aside while what surrounds them is sanitised, so that the
 * sanitiser need not allow everybody what we use: formulas, coloured code, pictures.
 *
 * <p>The placeholder of a piece cannot be guessed, so that no text from outside can call for
 * a piece where it does not belong, as in an attribute.
 */
final class TrustedFragments {

    private final String key = "fragment" + UUID.randomUUID().toString().replace("-", "") + "z";
    private final Pattern place = Pattern.compile(key + "([0-9]+)\\.");
    private final List<String> kept = new ArrayList<>();

    /** Keeps a piece and returns its placeholder. */
    String keep(String html) {
        kept.add(html);
        return key + (kept.size() - 1) + ".";
    }

    /** Puts every piece back in its place. */
    String putBack(String html) {
        return place.matcher(html)
                .replaceAll(found -> Matcher.quoteReplacement(kept.get(Integer.parseInt(found.group(1)))));
    }
}
