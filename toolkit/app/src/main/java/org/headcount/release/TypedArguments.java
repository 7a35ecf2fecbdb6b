package org.headcount.release;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Arguments of the command line in a locale that is not UTF-8: Java decodes them in the encoding of the locale, and
 * replaces what that cannot read. In the plain C locale this is everything but ASCII.
 */
final class TypedArguments {
    private static final char REPLACED = '\uFFFD';

    private TypedArguments() {}

    /**
     * The arguments as they were typed.
     *
     * @param arguments as Java has read them
     * @param commandLine the bytes of the whole command line, each word with a zero behind it; the arguments are the last
     * @throws IllegalArgumentException if an argument has lost characters that are not in the command line either
     */
    static List<String> recover(List<String> arguments, byte[] commandLine) {
        if (arguments.stream().noneMatch(TypedArguments::isDamaged)) {
            return arguments;
        }
        List<String> words = words(commandLine);
        List<String> last = words.subList(Math.max(0, words.size() - arguments.size()), words.size());
        List<String> damaged = last.size() == arguments.size() ? last : arguments;
        damaged.stream().filter(TypedArguments::isDamaged).findFirst().ifPresent(word -> {
            throw new IllegalArgumentException("\"" + word + "\" cannot be read in the locale's encoding, "
                    + System.getProperty("sun.jnu.encoding") + ": set LC_ALL=C.UTF-8");
        });
        return damaged;
    }

    private static boolean isDamaged(String word) {
        return word.indexOf(REPLACED) >= 0;
    }

    private static List<String> words(byte[] commandLine) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < commandLine.length; i++) {
            if (commandLine[i] == 0) {
                words.add(word(ByteBuffer.wrap(commandLine, start, i - start)));
                start = i + 1;
            }
        }
        return words;
    }

    private static String word(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            // In another encoding, which nothing here knows.
            return Character.toString(REPLACED);
        }
    }

    /** Words as one of the files of arguments that {@code java} takes. */
    static String file(List<String> words) {
        return words.stream()
                .map(word -> '"'
                        + word.replace("\\", "\\\\")
                                .replace("\"", "\\\"")
                                .replace("\n", "\\n")
                                .replace("\r", "\\r")
                                .replace("\t", "\\t")
                        + "\"\n")
                .collect(Collectors.joining());
    }

    /** Makes Java, and the programs it starts, use UTF-8 in place of the plain C locale, as the launcher does. */
    static void useUtf8(Map<String, String> environment) {
        String all = environment.getOrDefault("LC_ALL", "");
        String type = environment.getOrDefault("LC_CTYPE", "");
        String language = environment.getOrDefault("LANG", "");
        String locale = !all.isEmpty() ? all : !type.isEmpty() ? type : !language.isEmpty() ? language : "C";
        if (locale.equals("C") || locale.equals("POSIX")) {
            environment.put(all.isEmpty() ? "LC_CTYPE" : "LC_ALL", "C.UTF-8");
        }
    }
}
