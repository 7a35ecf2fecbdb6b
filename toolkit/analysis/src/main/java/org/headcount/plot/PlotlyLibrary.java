package org.headcount.plot;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * plotly.js from its WebJar, reduced to the modules that a page's traces need: a page with bars carries a quarter of
 * the whole library.
 *
 * <p>The notebook module has the same class: neither module sees the other, and a test of the command holds the two to
 * the same result.
 *
 * <p>The WebJar holds one script in which each module is a function that starts on a line of its own, names the modules
 * that it needs, and ends on a line of its own. The module {@code lib/index.js} lists the trace types. The script of a
 * page is what can be reached from there after the unused types are removed from the list. Indentation and comments are
 * removed too, except those that name a licence.
 */
final class PlotlyLibrary {

    private static final String JAR = "org.webjars.npm/plotly.js-dist";
    private static final Pattern START = Pattern.compile("  var (require_[\\w$]+) = __commonJS\\(\\{");
    private static final String END = "  });";
    private static final Pattern PATH = Pattern.compile("\\s*\"([^\"]+)\"\\(.*");
    private static final Pattern NAME = Pattern.compile("\\brequire_[\\w$]+");
    private static final Pattern LISTED = Pattern.compile(" {8}(require_[\\w$]+)\\(\\),?");
    private static final Pattern TYPE = Pattern.compile("lib/(\\w+)\\.js");
    private static final Pattern LICENCE = Pattern.compile("(?i)licen[cs]e|copyright");
    private static final String INDEX = "lib/index.js";

    /** Calendars other than the Gregorian one are a component that every type can use. */
    static final String CALENDARS = "calendars";

    private static final Map<Set<String>, String> PACKED = new ConcurrentHashMap<>();

    /**
     * A module.
     *
     * @param path the file that it was made from
     * @param lines its lines, with the first and the last
     */
    private record Module(String path, List<String> lines) {}

    private PlotlyLibrary() {}

    /** The part of the library that draws traces of these types, packed by gzip and in base64. */
    static String packed(Set<String> types) {
        return PACKED.computeIfAbsent(Set.copyOf(types), PlotlyLibrary::pack);
    }

    private static String pack(Set<String> types) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream zip = new Tight(packed)) {
            zip.write(script(types).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read plotly.js from its WebJar", e);
        }
        return Base64.getEncoder().encodeToString(packed.toByteArray());
    }

    /** The part of the library that draws traces of these types. */
    static String script(Set<String> types) throws IOException {
        Map<String, Module> modules = new HashMap<>();
        List<String> order = new ArrayList<>();
        try (BufferedReader source = source()) {
            for (String line = source.readLine(); line != null; line = source.readLine()) {
                Matcher start = START.matcher(line);
                if (start.matches()) {
                    modules.put(start.group(1), module(line, source));
                    order.add(start.group(1));
                } else {
                    order.add(line);
                }
            }
        }
        modules.replaceAll((name, module) -> module.path().equals(INDEX) ? reduced(module, modules, types) : module);
        Set<String> needed = needed(modules, order);
        return compact(order.stream()
                .filter(line -> !modules.containsKey(line) || needed.contains(line))
                .flatMap(line -> modules.containsKey(line) ? modules.get(line).lines().stream() : Stream.of(line))
                .map(String::strip)
                .filter(line -> !line.startsWith("//"))
                .toList());
    }

    /** The lines without comments of several lines; comments that name a licence stay. */
    private static String compact(List<String> lines) {
        StringBuilder script = new StringBuilder(1 << 21);
        StringBuilder comment = new StringBuilder();
        for (String line : lines) {
            if (comment.isEmpty() && !line.equals("/**") && !line.equals("/*")) {
                script.append(line).append('\n');
                continue;
            }
            comment.append(line).append('\n');
            if (line.endsWith("*/")) {
                script.append(LICENCE.matcher(comment).find() ? comment : "");
                comment.setLength(0);
            }
        }
        return script.append(comment).toString();
    }

    private static Module module(String first, BufferedReader source) throws IOException {
        List<String> lines = new ArrayList<>(List.of(first));
        String line = source.readLine();
        Matcher path = PATH.matcher(String.valueOf(line));
        while (line != null && !line.equals(END)) {
            lines.add(line);
            line = source.readLine();
        }
        lines.add(END);
        return new Module(path.matches() ? path.group(1) : "", lines);
    }

    /** The list of trace types without those that are not used. */
    private static Module reduced(Module index, Map<String, Module> modules, Set<String> types) {
        return new Module(
                index.path(),
                index.lines().stream()
                        .filter(line -> {
                            Matcher listed = LISTED.matcher(line);
                            return !listed.matches() || isWanted(listed.group(1), modules, types);
                        })
                        .toList());
    }

    private static boolean isWanted(String name, Map<String, Module> modules, Set<String> types) {
        Matcher type =
                TYPE.matcher(modules.containsKey(name) ? modules.get(name).path() : "");
        return !type.matches() || types.contains(type.group(1));
    }

    /** The modules that are named outside of all modules, and those that they need. */
    private static Set<String> needed(Map<String, Module> modules, List<String> order) {
        Set<String> needed = new LinkedHashSet<>();
        Deque<String> next = new ArrayDeque<>();
        order.stream().filter(line -> !modules.containsKey(line)).forEach(line -> names(line, next));
        while (!next.isEmpty()) {
            String name = next.remove();
            if (modules.containsKey(name) && needed.add(name)) {
                modules.get(name).lines().forEach(line -> names(line, next));
            }
        }
        return needed;
    }

    private static void names(String line, Deque<String> names) {
        Matcher name = NAME.matcher(line);
        while (name.find()) {
            names.add(name.group());
        }
    }

    private static BufferedReader source() throws IOException {
        Properties properties = new Properties();
        try (InputStream named = open("/META-INF/maven/" + JAR + "/pom.properties")) {
            properties.load(named);
        }
        String script =
                "/META-INF/resources/webjars/plotly.js-dist/" + properties.getProperty("version") + "/plotly.js";
        return new BufferedReader(new InputStreamReader(open(script), StandardCharsets.UTF_8));
    }

    private static InputStream open(String resource) {
        InputStream stream = PlotlyLibrary.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new IllegalStateException(
                    "no " + resource + " on the class path: add org.webjars.npm:plotly.js-dist to it");
        }
        return stream;
    }

    private static final class Tight extends GZIPOutputStream {
        Tight(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
