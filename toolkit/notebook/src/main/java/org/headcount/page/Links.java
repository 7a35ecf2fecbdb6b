package org.headcount.page;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Links of a notebook to other notebooks, which lead from its page to their pages.
 *
 * @param folder the folder of the notebook
 * @param page its page
 * @param pages the pages that are made, by their notebooks, as absolute paths
 */
record Links(Path folder, Path page, Map<Path, Path> pages) {
    /** No link leads to another page. */
    static final Links NONE = new Links(Path.of(""), Path.of("page.html"), Map.of());

    private static final Pattern RELATIVE = Pattern.compile("(?![A-Za-z][A-Za-z0-9+.-]*:)([^?#/][^?#]*)([?#].*)?");

    /** The address to which a link leads: that of the page where it names a notebook that has one, else the same. */
    String of(String address) {
        Matcher relative = RELATIVE.matcher(address);
        if (pages.isEmpty() || !relative.matches()) {
            return address;
        }
        try {
            String name = URLDecoder.decode(relative.group(1).replace("+", "%2B"), StandardCharsets.UTF_8);
            Path target = pages.get(folder.resolve(name).toAbsolutePath().normalize());
            return target == null ? address : from(target) + (relative.group(2) == null ? "" : relative.group(2));
        } catch (IllegalArgumentException e) {
            // No path of a file, or a percent sign that belongs to its name: a link like any other.
            return address;
        }
    }

    private String from(Path target) {
        Path way = page.toAbsolutePath()
                .getParent()
                .relativize(target.toAbsolutePath().normalize());
        StringJoiner address = new StringJoiner("/");
        way.forEach(part -> address.add(
                URLEncoder.encode(part.toString(), StandardCharsets.UTF_8).replace("+", "%20")));
        return address.toString();
    }
}
