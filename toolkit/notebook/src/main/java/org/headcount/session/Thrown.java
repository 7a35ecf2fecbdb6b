package org.headcount.session;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A throwable as it crosses from the session VM: the object itself cannot, its class may be known
 * only there.
 *
 * @param type the binary name of its class
 * @param message its message, where it has one
 * @param frames where it was made, innermost first; cells' frames already carry cell and line
 * @param cause what led to it
 * @param suppressed what was thrown while it travelled
 */
public record Thrown(
        String type,
        Optional<String> message,
        List<StackTraceElement> frames,
        Optional<Thrown> cause,
        List<Thrown> suppressed) {

    private static final int DEEPEST = 50;
    private static final int LONGEST = 1_024;

    /** A throwable with nothing shared with the caller. */
    public Thrown {
        frames = List.copyOf(frames);
        suppressed = List.copyOf(suppressed);
    }

    static Thrown of(Throwable thrown) {
        return of(thrown, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    /** A cause may lead back to where it started: each throwable is reported once. */
    private static Thrown of(Throwable thrown, Set<Throwable> seen) {
        seen.add(thrown);
        Optional<Thrown> cause = Optional.ofNullable(thrown.getCause())
                .filter(next -> !seen.contains(next) && seen.size() < DEEPEST)
                .map(next -> of(next, seen));
        List<Thrown> suppressed = new ArrayList<>();
        for (Throwable next : thrown.getSuppressed()) {
            if (!seen.contains(next) && seen.size() < DEEPEST) {
                suppressed.add(of(next, seen));
            }
        }
        StackTraceElement[] frames = thrown.getStackTrace();
        return new Thrown(
                thrown.getClass().getName(),
                message(thrown),
                List.of(frames).subList(0, Math.min(frames.length, LONGEST)),
                cause,
                suppressed);
    }

    /** The message comes from the user's class, which may itself be what is broken. */
    private static Optional<String> message(Throwable thrown) {
        try {
            return Optional.ofNullable(thrown.getMessage());
        } catch (RuntimeException e) {
            return Optional.of("(its getMessage() threw " + e.getClass().getName() + ")");
        }
    }

    /** The same with other frames, also in its causes. */
    public Thrown withFrames(UnaryOperator<StackTraceElement> other) {
        return new Thrown(
                type,
                message,
                frames.stream().map(other).toList(),
                cause.map(next -> next.withFrames(other)),
                suppressed.stream().map(next -> next.withFrames(other)).toList());
    }

    void write(DataOutput out) throws IOException {
        Wire.writeText(out, type);
        Wire.writeOptional(out, message);
        out.writeInt(frames.size());
        for (StackTraceElement frame : frames) {
            Wire.writeText(out, frame.getClassName());
            Wire.writeText(out, frame.getMethodName());
            Wire.writeOptional(out, Optional.ofNullable(frame.getFileName()));
            out.writeInt(frame.getLineNumber());
        }
        out.writeBoolean(cause.isPresent());
        if (cause.isPresent()) {
            cause.get().write(out);
        }
        out.writeInt(suppressed.size());
        for (Thrown next : suppressed) {
            next.write(out);
        }
    }

    /** Reads what the session VM wrote. */
    public static Thrown read(DataInput in) throws IOException {
        String type = Wire.readText(in);
        Optional<String> message = Wire.readOptional(in);
        List<StackTraceElement> frames = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            frames.add(new StackTraceElement(
                    Wire.readText(in), Wire.readText(in), Wire.readOptional(in).orElse(null), in.readInt()));
        }
        Optional<Thrown> cause = in.readBoolean() ? Optional.of(read(in)) : Optional.empty();
        List<Thrown> suppressed = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            suppressed.add(read(in));
        }
        return new Thrown(type, message, frames, cause, suppressed);
    }
}
