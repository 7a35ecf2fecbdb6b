package org.headcount.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headcount.session.CommEvent;

/**
 * Which comms are open, and whose handlers await what is said over them.
 *
 * <p>A cell's handlers have a number of their own, the negative of the cell's. So what is done to stop
 * them leaves alone what the cell has left running, and yet it is plain whose they are.
 */
final class OpenComms {
    /** Whom an event concerns. */
    sealed interface Listener {
        /** The handlers of a cell. */
        record Handlers(int number) implements Listener {}

        /** No handler; why, and what to answer. */
        record NoHandler(String why, Optional<CommEvent> answer) implements Listener {
            private static NoHandler silent(String why) {
                return new NoHandler(why, Optional.empty());
            }
        }
    }

    private record Line(String target, int handlers) {}

    private final Map<String, Integer> targets = new HashMap<>();
    private final Map<String, Line> lines = new LinkedHashMap<>();

    /** The number of the handlers of a cell, or of handlers. */
    static int handlers(int cell) {
        return -Math.abs(cell);
    }

    synchronized void registered(int cell, String target) {
        targets.put(target, handlers(cell));
    }

    /** A cell says something. */
    synchronized void said(int cell, CommEvent event) {
        switch (event.kind()) {
            case OPEN -> lines.put(event.comm(), new Line(event.target(), handlers(cell)));
            case MESSAGE -> {}
            case CLOSE -> lines.remove(event.comm());
        }
    }

    /** A client says something: to whom. */
    synchronized Listener listener(CommEvent event) {
        Line line = lines.get(event.comm());
        if (event.kind() == CommEvent.Kind.OPEN) {
            return line == null ? opened(event) : Listener.NoHandler.silent("the comm " + event.comm() + " is open");
        }
        if (line == null) {
            return Listener.NoHandler.silent("no comm " + event.comm() + " is open");
        }
        if (event.kind() == CommEvent.Kind.CLOSE) {
            lines.remove(event.comm());
        }
        return new Listener.Handlers(line.handlers());
    }

    private Listener opened(CommEvent event) {
        Integer handlers = targets.get(event.target());
        if (handlers == null) {
            return new Listener.NoHandler(
                    "no cell has registered the target " + event.target(), Optional.of(CommEvent.closed(event.comm())));
        }
        lines.put(event.comm(), new Line(event.target(), handlers));
        return new Listener.Handlers(handlers);
    }

    /** The open ones by id, each with its target. */
    synchronized Map<String, String> open() {
        Map<String, String> open = new LinkedHashMap<>();
        lines.forEach((comm, line) -> open.put(comm, line.target()));
        return open;
    }

    /** All ends with the session. Gives the comms that were open, by the handlers that awaited their messages. */
    synchronized Map<Integer, List<String>> end() {
        Map<Integer, List<String>> ended = new LinkedHashMap<>();
        lines.forEach((comm, line) -> ended.computeIfAbsent(line.handlers(), number -> new ArrayList<>())
                .add(comm));
        lines.clear();
        targets.clear();
        return ended;
    }
}
