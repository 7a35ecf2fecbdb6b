package org.headcount.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;

/** Text of several lines, which notebooks keep as a list of lines with their ends. */
public final class MultilineText {
    /** What Python's {@code splitlines} takes for the end of a line. */
    private static final String ENDS = "\n\r\u000b\u000c\u001c\u001d\u001e\u0085\u2028\u2029";

    private MultilineText() {}

    /** The text of a string, or of a list of lines. */
    public static String join(JsonNode text) {
        if (!text.isArray()) {
            return text.asText();
        }
        StringBuilder all = new StringBuilder();
        text.forEach(line -> all.append(line.asText()));
        return all.toString();
    }

    /** The text as a list of lines. */
    public static ArrayNode split(String text) {
        ArrayNode lines = JsonNodeFactory.instance.arrayNode();
        ends(text).forEach(lines::add);
        return lines;
    }

    private static List<String> ends(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            boolean pair = text.charAt(i) == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (ENDS.indexOf(text.charAt(i)) >= 0 && !pair) {
                lines.add(text.substring(start, i + 1));
                start = i + 1;
            }
        }
        if (start < text.length()) {
            lines.add(text.substring(start));
        }
        return lines;
    }
}
