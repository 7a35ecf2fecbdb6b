package org.headcount.runner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.headcount.notebook.Json;
import org.headcount.notebook.MultilineText;

/**
 * Compares what a cell put out with what the file says it does. What differs from run to run without
 * meaning anything is left out: times, identity hashes, line ends, the bytes of pictures.
 */
public final class OutputComparison {
    private static final Pattern IDENTITY = Pattern.compile("@[0-9a-f]{5,8}\\b");
    private static final Pattern LAMBDA = Pattern.compile("\\$\\$Lambda[$/0-9a-fA-Fx]*");
    private static final Pattern TIME_OF_DAY =
            Pattern.compile("\\b(\\d{4}-\\d{2}-\\d{2}[T ])?\\d{2}:\\d{2}:\\d{2}([.,]\\d+)?(Z|[+-]\\d{2}:?\\d{2})?");
    private static final Pattern DURATION =
            Pattern.compile("\\b\\d+([.,]\\d+)? ?(ns|µs|us|ms|s|sec|seconds?|milliseconds?|minutes?)\\b");

    private static final int LONGEST = 200;
    private static final Json.Style COMPACT = new Json.Style("", false, "");

    private OutputComparison() {}

    /** The first difference between outputs, in words; nothing where they mean the same. */
    public static Optional<String> difference(List<? extends JsonNode> committed, List<? extends JsonNode> now) {
        List<JsonNode> before = joined(committed);
        List<JsonNode> after = joined(now);
        for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
            Optional<String> found = difference(before.get(i), after.get(i));
            if (found.isPresent()) {
                return Optional.of("output " + (i + 1) + ": " + found.get());
            }
        }
        return before.size() == after.size()
                ? Optional.empty()
                : Optional.of("the file has " + before.size() + " outputs, the run made " + after.size());
    }

    /** Whether one stream's text came in one output or in two says nothing. */
    private static List<JsonNode> joined(List<? extends JsonNode> outputs) {
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode output : outputs) {
            JsonNode last = all.isEmpty() ? output : all.get(all.size() - 1);
            boolean continues = !all.isEmpty()
                    && output.path("output_type").asText().equals("stream")
                    && last.path("name").equals(output.path("name"));
            if (continues) {
                ObjectNode both = last.deepCopy();
                both.set(
                        "text",
                        MultilineText.split(
                                MultilineText.join(last.path("text")) + MultilineText.join(output.path("text"))));
                all.set(all.size() - 1, both);
            } else {
                all.add(output);
            }
        }
        return all;
    }

    private static Optional<String> difference(JsonNode before, JsonNode after) {
        String type = before.path("output_type").asText();
        if (!type.equals(after.path("output_type").asText())) {
            return Optional.of("the file has " + type + ", the run made "
                    + after.path("output_type").asText());
        }
        return switch (type) {
            case "stream" ->
                text(
                                before.path("name").asText(),
                                MultilineText.join(before.path("text")),
                                MultilineText.join(after.path("text")))
                        .or(() -> text(
                                "stream",
                                before.path("name").asText(),
                                after.path("name").asText()));
            case "error" ->
                text(
                        "error",
                        before.path("ename").asText() + ": "
                                + before.path("evalue").asText(),
                        after.path("ename").asText() + ": "
                                + after.path("evalue").asText());
            default -> data(before.path("data"), after.path("data"));
        };
    }

    private static Optional<String> data(JsonNode before, JsonNode after) {
        TreeSet<String> forms = new TreeSet<>();
        before.fieldNames().forEachRemaining(forms::add);
        after.fieldNames().forEachRemaining(forms::add);
        for (String mime : forms) {
            if (before.path(mime).isMissingNode() || after.path(mime).isMissingNode()) {
                return Optional.of("only the " + (before.has(mime) ? "file" : "run") + " has " + mime);
            }
            Optional<String> found = form(mime, before.get(mime), after.get(mime));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> form(String mime, JsonNode before, JsonNode after) {
        if (mime.startsWith("image/")) {
            return Optional.empty();
        }
        if (before.isObject() || after.isObject() || mime.endsWith("json")) {
            return json(mime, before, after);
        }
        return text(mime, MultilineText.join(before), MultilineText.join(after));
    }

    /** The first difference in JSON, with the place at which it is. */
    private static Optional<String> json(String place, JsonNode before, JsonNode after) {
        if (before.isObject() && after.isObject()) {
            TreeSet<String> keys = new TreeSet<>();
            before.fieldNames().forEachRemaining(keys::add);
            after.fieldNames().forEachRemaining(keys::add);
            return keys.stream()
                    .flatMap(key -> json(place + "." + key, before.path(key), after.path(key)).stream())
                    .findFirst();
        }
        if (before.isArray() && after.isArray()) {
            return IntStream.range(0, Math.max(before.size(), after.size()))
                    .boxed()
                    .flatMap(i -> json(place + "[" + i + "]", before.path(i), after.path(i)).stream())
                    .findFirst();
        }
        boolean isSame = (before.isTextual() && after.isTextual())
                ? normal(before.asText()).equals(normal(after.asText()))
                : sameScalar(written(before), written(after));
        return isSame
                ? Optional.empty()
                : Optional.of(place + "\n      file: " + shortened(before) + "\n      run:  " + shortened(after));
    }

    private static String written(JsonNode node) {
        return node.isMissingNode() ? "(nothing)" : Json.write(node, COMPACT).strip();
    }

    private static String shortened(JsonNode node) {
        String json = written(node);
        return json.length() <= LONGEST ? json : json.substring(0, LONGEST) + "...";
    }

    private static boolean sameScalar(String before, String after) {
        try {
            return before.equals(after) || new BigDecimal(before).compareTo(new BigDecimal(after)) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static Optional<String> text(String what, String before, String after) {
        List<String> old = normal(before).lines().toList();
        List<String> now = normal(after).lines().toList();
        for (int i = 0; i < Math.max(old.size(), now.size()); i++) {
            String was = i < old.size() ? old.get(i) : "(nothing)";
            String is = i < now.size() ? now.get(i) : "(nothing)";
            if (!was.equals(is)) {
                return Optional.of(what + ", line " + (i + 1) + "\n      file: " + was + "\n      run:  " + is);
            }
        }
        return Optional.empty();
    }

    private static String normal(String text) {
        String same = text.replace("\r\n", "\n");
        same = IDENTITY.matcher(same).replaceAll("@…");
        same = LAMBDA.matcher(same).replaceAll("\\$\\$Lambda");
        same = TIME_OF_DAY.matcher(same).replaceAll("(time)");
        same = DURATION.matcher(same).replaceAll("(duration)");
        return same.lines().map(String::stripTrailing).collect(Collectors.joining("\n"));
    }
}
