package org.headcount.magic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code %classpath} and {@code %jars}. */
final class ClassPathMagics {
    private ClassPathMagics() {}

    static List<Magic> magics(LibraryMagics libraries) {
        return List.of(
                new Magic(
                        List.of("classpath"),
                        Magic.Reach.BOTH,
                        List.of("%classpath PATH...", "%%classpath"),
                        "Adds jars and folders with classes to what cells see, before what is there, from the next line"
                                + " on. A path begins at"
                                + " the notebook's folder and may have wildcards, ** for folders of any depth. Without"
                                + " a path it prints the class path. Its value is the list of what it has added."
                                + " %%classpath takes paths from the lines below. As in other kernels, 'add jar PATH',"
                                + " 'add mvn GROUP ARTIFACT VERSION' and 'config resolver ID URL' are understood.",
                        (call, context) -> classPath(call, context, libraries),
                        FileNames::complete),
                new Magic(
                        List.of("jars"),
                        Magic.Reach.BOTH,
                        List.of("%jars PATH...", "%%jars"),
                        "Adds jars to what cells see, as %classpath does, and of what a path matches the jars alone."
                                + " Its value is the list of what it has added.",
                        (call, context) -> add(call, names(call, call.words()), context, Wanted.JARS),
                        FileNames::complete));
    }

    private enum Wanted {
        ANY,
        JARS
    }

    private static MagicResult classPath(MagicCall call, MagicContext context, LibraryMagics libraries)
            throws MagicFailure, Cancellation.Stopped, IOException {
        List<String> words = call.words();
        String command = String.join(" ", words.subList(0, Math.min(2, words.size())));
        List<String> rest = words.subList(Math.min(2, words.size()), words.size());
        return switch (command) {
            case "add mvn" -> {
                List<String> wanted = new ArrayList<>(LibraryNames.of(rest));
                for (MagicCall line : call.bodyLines()) {
                    wanted.addAll(LibraryNames.of(line.words()));
                }
                yield libraries.libraries(wanted, context);
            }
            case "add jar", "add dynamic" -> add(call, names(call, rest), context, Wanted.ANY);
            case "config resolver" -> {
                if (rest.equals(List.of("mvnLocal"))) {
                    context.say("the local repository is asked first anyway");
                } else {
                    libraries.addRepository(rest);
                }
                yield MagicResult.DONE;
            }
            default ->
                words.isEmpty() && call.form() == MagicCall.Form.LINE
                        ? print(context)
                        : add(call, names(call, words), context, Wanted.ANY);
        };
    }

    private static List<String> names(MagicCall call, List<String> words) throws MagicFailure {
        List<String> names = new ArrayList<>(words);
        for (MagicCall line : call.bodyLines()) {
            names.addAll(line.words());
        }
        return names;
    }

    private static MagicResult print(MagicContext context) {
        context.engine().settings().classPath().forEach(entry -> context.say(entry.toString()));
        return MagicResult.DONE;
    }

    private static MagicResult add(MagicCall call, List<String> names, MagicContext context, Wanted wanted)
            throws MagicFailure, IOException {
        if (names.isEmpty()) {
            throw MagicFailure.of("no path is named", "write one, as in %" + call.name() + " lib/*.jar");
        }
        List<Path> entries = new ArrayList<>();
        for (String name : names) {
            entries.addAll(matching(name, context, wanted));
        }
        List<Path> present = context.engine().settings().classPath();
        List<Path> added = entries.stream()
                .map(entry -> entry.toAbsolutePath().normalize())
                .distinct()
                .filter(entry -> !present.contains(entry))
                .toList();
        Optional<String> needed = NeededModules.provide(context, added);
        ClassPathChange change = ClassPathChange.make(context, added, List.of());
        context.say(added.isEmpty() ? "all of it is on the class path already" : "added " + names(added));
        switch (change.result()) {
            case DONE -> {}
            case RESTARTED -> context.say(ClassPathChange.RESTARTED);
            case REFUSED -> {
                // What it adds is of use all the same; what it would replace stays.
                context.engine().addToClassPath(added);
                context.say("classes that it shares with " + change.namesInUse()
                        + " are in use already and were not replaced: " + ClassPathChange.ADVICE);
            }
        }
        needed.ifPresent(context::say);
        return MagicResult.giving(added.stream().map(Path::toString).toList());
    }

    private static List<Path> matching(String name, MagicContext context, Wanted wanted)
            throws MagicFailure, IOException {
        List<Path> found = FileNames.matching(name, context);
        List<Path> usable = found.stream()
                .filter(path -> isJar(path) || (wanted == Wanted.ANY && Files.isDirectory(path)))
                .toList();
        if (!usable.isEmpty()) {
            return usable;
        }
        String what = wanted == Wanted.JARS ? "not a jar" : "neither a jar nor a folder";
        throw found.isEmpty()
                ? MagicFailure.of(
                        "nothing matches " + name,
                        "paths begin at " + context.engine().settings().directory())
                : MagicFailure.of(
                        name + " is " + what + (found.size() > 1 ? ", nor is anything else that matches it" : ""),
                        "jars end in .jar" + (wanted == Wanted.JARS ? "; %classpath adds folders too" : ""));
    }

    private static boolean isJar(Path path) {
        return path.toString().endsWith(".jar") && Files.isRegularFile(path);
    }

    private static String names(List<Path> entries) {
        return entries.size() == 1
                ? entries.get(0).getFileName().toString()
                : entries.size() + " entries: "
                        + String.join(
                                ", ",
                                entries.stream()
                                        .map(entry -> entry.getFileName().toString())
                                        .toList());
    }
}
