package org.headcount.kernel;

import java.util.Optional;

/** The process that started this one. A kernel ends with its client. */
final class ParentProcessWatcher {
    /** Where Jupyter's clients say who they are: a program between them and the kernel may not be long-lived. */
    private static final String VARIABLE = "JPY_PARENT_PID";

    private ParentProcessWatcher() {}

    /** Does something when the client ends. */
    static void watch(Runnable ending) {
        client().ifPresent(process -> {
            Thread watcher = new Thread(
                    null,
                    () -> {
                        process.onExit().join();
                        ending.run();
                    },
                    "headcount-parent");
            watcher.setDaemon(true);
            watcher.start();
        });
    }

    private static Optional<ProcessHandle> client() {
        String given = System.getenv().getOrDefault(VARIABLE, "");
        return given.matches("[0-9]{1,18}")
                ? ProcessHandle.of(Long.parseLong(given))
                : ProcessHandle.current().parent();
    }
}
