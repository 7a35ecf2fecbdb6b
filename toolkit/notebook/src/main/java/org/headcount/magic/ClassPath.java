package org.headcount.magic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code %classpath} and {@code %jars}. */
final class ClassPath {
    private ClassPath() {}

    static List<Magic> magics(Libraries libraries) {
        return List.of(
                new Magic(
                        List.of("classpath"),
                        Magic.Reach.BOTH,
                        List.of("%classpath PATH...", "%%classpath"),
                        "Adds jars and folders with classes to what cells see, before what is there, from the next line"
                                + " on. A path begins at"
                                + " the notebook's folder and may have wildcards, ** for folders of any depth. Without"
                                + " a path it tells the class path. Its value is the list of what it has added."
                                + " %%classpath takes paths from the lines below. As in other kernels, 'add jar PATH',"
                                + " 'add mvn GROUP ARTIFACT VERSION' and 'config resolver ID URL' are understood.",
                        (call, stage) -> classPath(call, stage, libraries),
                        FileNames::complete),
                new Magic(
                        List.of("jars"),
                        Magic.Reach.BOTH,
                        List.of("%jars PATH...", "%%jars"),
                        "Adds jars to what cells see, as %classpath does, and of what a path matches the jars alone."
                                + " Its value is the list of what it has added.",
                        (call, stage) -> add(call, names(call, call.words()), stage, Wanted.JARS),
                        FileNames::complete));
    }

    private enum Wanted {
        ANY,
        JARS
    }

    private static Answer classPath(Call call, Stage stage, Libraries libraries)
            throws MagicFailure, Stopped, IOException {
        List<String> words = call.words();
        String command = String.join(" ", words.subList(0, Math.min(2, words.size())));
        List<String> rest = words.subList(Math.min(2, words.size()), words.size());
        return switch (command) {
            case "add mvn" -> {
                List<String> wanted = new ArrayList<>(LibraryNames.of(rest));
                for (Call line : call.bodyLines()) {
                    wanted.addAll(LibraryNames.of(line.words()));
                }
                yield libraries.libraries(wanted, stage);
            }
            case "add jar", "add dynamic" -> add(call, names(call, rest), stage, Wanted.ANY);
            case "config resolver" -> {
                if (rest.equals(List.of("mvnLocal"))) {
                    stage.say("the local repository is asked first anyway");
                } else {
                    libraries.addRepository(rest);
                }
                yield Answer.DONE;
            }
            default ->
                words.isEmpty() && call.form() == Call.Form.LINE
                        ? tell(stage)
                        : add(call, names(call, words), stage, Wanted.ANY);
        };
    }

    private static List<String> names(Call call, List<String> words) throws MagicFailure {
        List<String> names = new ArrayList<>(words);
        for (Call line : call.bodyLines()) {
            names.addAll(line.words());
        }
        return names;
    }

    private static Answer tell(Stage stage) {
        stage.engine().settings().classPath().forEach(entry -> stage.say(entry.toString()));
        return Answer.DONE;
    }

    private static Answer add(Call call, List<String> names, Stage stage, Wanted wanted)
            throws MagicFailure, IOException {
        if (names.isEmpty()) {
            throw MagicFailure.of("no path is named", "write one, as in %" + call.name() + " lib/*.jar");
        }
        List<Path> entries = new ArrayList<>();
        for (String name : names) {
            entries.addAll(matching(name, stage, wanted));
        }
        List<Path> present = stage.engine().settings().classPath();
        List<Path> added = entries.stream()
                .map(entry -> entry.toAbsolutePath().normalize())
                .distinct()
                .filter(entry -> !present.contains(entry))
                .toList();
        Optional<String> needed = NeededModules.provide(stage, added);
        ClassPathChange change = ClassPathChange.make(stage, added, List.of());
        stage.say(added.isEmpty() ? "all of it is on the class path already" : "added " + names(added));
        switch (change.result()) {
            case DONE -> {}
            case RESTARTED -> stage.say(ClassPathChange.RESTARTED);
            case REFUSED -> {
                // What it adds is of use all the same; what it would replace stays.
                stage.engine().addToClassPath(added);
                stage.say("classes that it shares with " + change.namesInUse()
                        + " are in use already and were not replaced: " + ClassPathChange.ADVICE);
            }
        }
        needed.ifPresent(stage::say);
        return Answer.giving(added.stream().map(Path::toString).toList());
    }

    private static List<Path> matching(String name, Stage stage, Wanted wanted) throws MagicFailure, IOException {
        List<Path> found = FileNames.matching(name, stage);
        List<Path> usable = found.stream()
                .filter(path -> isJar(path) || (wanted == Wanted.ANY && Files.isDirectory(path)))
                .toList();
        if (!usable.isEmpty()) {
            return usable;
        }
        String what = wanted == Wanted.JARS ? "no jar" : "neither a jar nor a folder";
        throw found.isEmpty()
                ? MagicFailure.of(
                        "nothing matches " + name,
                        "paths begin at " + stage.engine().settings().directory())
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
