package org.headcount.plot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds out how a file is opened in a browser here.
 *
 * @param system the name of the operating system
 * @param environment the process's environment
 */
record Viewer(String system, Map<String, String> environment) {

    static Viewer here() {
        return new Viewer(System.getProperty("os.name"), System.getenv());
    }

    /** Opens a page; whether there is a browser to open it. */
    boolean open(Path page) {
        Optional<List<String>> command = command(page);
        if (command.isEmpty()) {
            return false;
        }
        try {
            new ProcessBuilder(command.get())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException e) {
            // What opens files here does not start: the caller says where the file is.
            return false;
        }
    }

    /** The command that opens a page; nothing where no screen is, or nothing to show it. */
    Optional<List<String>> command(Path page) {
        String address = page.toUri().toString();
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return Optional.of(List.of("rundll32", "url.dll,FileProtocolHandler", address));
        }
        if (name.startsWith("mac")) {
            return Optional.of(List.of("open", address));
        }
        boolean screen = Stream.of("DISPLAY", "WAYLAND_DISPLAY")
                .anyMatch(variable -> !environment.getOrDefault(variable, "").isEmpty());
        return screen && isOnPath("xdg-open") ? Optional.of(List.of("xdg-open", address)) : Optional.empty();
    }

    private boolean isOnPath(String program) {
        return Stream.of(environment.getOrDefault("PATH", "").split(":", -1))
                .filter(place -> !place.isEmpty())
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }
}
