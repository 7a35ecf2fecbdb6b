package org.headcount.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Sequences of edits, here and in stock JShell with its debugger, by which it too keeps values. Both must show the same,
 * unless one of them has lost something: JShell says so in its events, and a session in what the cell prints. A session
 * loses no value silently. {@code -Dedited.sequences=1000} runs as many as that from {@code -Dedited.first} on;
 * {@code -Dedited.seed} picks others.
 */
@Tag("thorough")
class EditedSequencesTest {
    private static final int SEQUENCES = Integer.getInteger("edited.sequences", 6);
    private static final int FIRST = Integer.getInteger("edited.first", 0);
    private static final long SEED = Long.getLong("edited.seed", 20_260_711L);

    /** How many sequences share a session: JShell slows down with everything that is declared. */
    private static final int TOGETHER = 8;

    private static final Set<String> FRESH = Set.of("null", "0");

    /** Names of which the session has said that the value or the declaration is lost. */
    private final Set<String> lostHere = new HashSet<>();

    /** Names of which stock JShell has lost the value or the declaration. */
    private final Set<String> lostThere = new HashSet<>();

    private final Map<String, Set<String>> references = new HashMap<>();
    private Map<String, String> latest = Map.of();
    private final List<String> wrong = new ArrayList<>();
    private int compared;
    private int explained;
    private int lost;

    @Test
    void showsWhatStockShowsOrSaysWhy() {
        System.out.println("edited sequences: " + SEQUENCES + " from " + FIRST + ", seed " + SEED);
        List<String> disagreements = new ArrayList<>();
        for (int first = FIRST; first < FIRST + SEQUENCES; first += TOGETHER) {
            disagreements.addAll(together(first, Math.min(first + TOGETHER, FIRST + SEQUENCES)));
            if (first + TOGETHER < FIRST + SEQUENCES) {
                System.out.println(summary(first + TOGETHER - FIRST, disagreements.size()));
            }
        }
        System.out.println(summary(SEQUENCES, disagreements.size()));
        assertThat(disagreements).isEmpty();
        assertThat(compared).isGreaterThan(explained + lost);
    }

    private String summary(int sequences, int disagreements) {
        return sequences + " sequences: " + compared + " uses compared, " + explained
                + " of what the session said was lost, " + lost + " of what stock JShell had lost; " + disagreements
                + " sequences disagree";
    }

    private List<String> together(int first, int end) {
        List<String> disagreements = new ArrayList<>();
        latest = Map.of();
        try (Transcript ours = Transcript.usual();
                JShell stock = JShell.builder()
                        .executionEngine("jdi:hostname(127.0.0.1)")
                        .build()) {
            ours.silent("import java.util.function.*;");
            stock.eval("import java.util.*;");
            stock.eval("import java.util.function.*;");
            for (int i = first; i < end; i++) {
                List<String> told = new ArrayList<>();
                for (EditedSequence.Step step : EditedSequence.of(new Random(SEED * 1_000_003 + i), i)) {
                    told.add(run(step, ours, stock));
                    if (!wrong.isEmpty()) {
                        String report = "sequence " + i + ": " + wrong + "\n" + String.join("\n", told);
                        System.out.println(report);
                        disagreements.add(report);
                        wrong.clear();
                        break;
                    }
                }
            }
        }
        return disagreements;
    }

    private String run(EditedSequence.Step step, Transcript ours, JShell stock) {
        Outcome outcome = ours.run(step.source());
        String said = ours.printed(CellOutput.Stream.STDERR);
        List<SnippetEvent> events = stock.eval(step.source());
        String here = told(outcome);
        String there = told(events);
        if (step.isUse()) {
            compare(step, here, there);
        } else {
            noteReferences(step);
            noteLosses(step, outcome, said, events, stock);
            Map<String, String> before = latest;
            latest = values(ours);
            requireKept(step, before, latest, said);
        }
        return "> " + step.source() + "\n   here  " + here + (said.isEmpty() ? "" : "   [" + said.strip() + "]")
                + "\n   there " + there;
    }

    private void compare(EditedSequence.Step step, String here, String there) {
        Set<String> names = closure(EditedSequence.names(step.source()));
        if (names.stream().anyMatch(lostHere::contains)) {
            explained++;
        } else if (names.stream().anyMatch(lostThere::contains)) {
            lost++;
        } else {
            compared++;
            if (!here.equals(there)) {
                wrong.add(step.source() + " is " + here + " here, and " + there + " in stock JShell");
            }
        }
    }

    private void noteReferences(EditedSequence.Step step) {
        references.put(step.declares(), EditedSequence.names(step.source()));
    }

    private Set<String> closure(Set<String> names) {
        Set<String> all = new HashSet<>(names);
        int size = -1;
        while (size < all.size()) {
            size = all.size();
            all.addAll(all.stream()
                    .flatMap(name -> references.getOrDefault(name, Set.of()).stream())
                    .collect(Collectors.toSet()));
        }
        return all;
    }

    private void noteLosses(
            EditedSequence.Step step, Outcome outcome, String said, List<SnippetEvent> events, JShell stock) {
        boolean refused = outcome.problem().isPresent();
        if (refused || events.get(0).status() == Status.REJECTED) {
            // Here what was declared before stays; stock JShell drops it.
            lostThere.add(step.declares());
        } else {
            lostThere.remove(step.declares());
            lostHere.remove(step.declares());
        }
        for (SnippetEvent event : events) {
            if (event.causeSnippet() != null
                    && event.snippet() instanceof VarSnippet variable
                    && event.status() != Status.OVERWRITTEN
                    && !isKept(variable, stock)) {
                lostThere.add(variable.name());
            }
        }
        lostHere.addAll(EditedSequence.names(said.lines()
                .filter(line -> line.contains("was reset") || line.contains("keep"))
                .collect(Collectors.joining("\n"))));
    }

    /** Whether stock JShell has more than a fresh variable's value for a variable that it has compiled again. */
    private static boolean isKept(VarSnippet variable, JShell stock) {
        return stock.status(variable) == Status.VALID && !FRESH.contains(stock.varValue(variable));
    }

    /** A variable that is not declared anew keeps its value, or the cell says that it does not. */
    private void requireKept(
            EditedSequence.Step step, Map<String, String> before, Map<String, String> after, String said) {
        before.forEach((name, value) -> {
            boolean same = value.equals(after.get(name));
            if (!name.equals(step.declares())
                    && !same
                    && !EditedSequence.names(said).contains(name)) {
                wrong.add(name + " was " + value + " and is " + after.get(name) + " after " + step.source());
            }
        });
    }

    private static Map<String, String> values(Transcript ours) {
        Map<String, String> values = new LinkedHashMap<>();
        try {
            for (Declaration declaration : ours.engine().declared()) {
                if (declaration.kind() == Declaration.Kind.VARIABLE) {
                    values.put(declaration.name(), declaration.value().orElse("not usable"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return values;
    }

    private static String told(Outcome outcome) {
        if (outcome instanceof Outcome.Shown shown) {
            return withoutIdentity(shown.bundle().text());
        }
        return outcome.problem()
                .map(failure -> failure.name().equals("CompileError") ? "refused" : failure.name())
                .orElse("");
    }

    private static String told(List<SnippetEvent> events) {
        SnippetEvent first = events.get(0);
        if (first.status() == Status.REJECTED) {
            return "refused";
        }
        if (first.exception() instanceof EvalException thrown) {
            String name = thrown.getExceptionClassName();
            return name.substring(name.lastIndexOf('.') + 1);
        }
        if (first.exception() != null) {
            return "UnresolvedReference";
        }
        String value = first.value() == null ? "" : first.value();
        return first.snippet().kind() == Snippet.Kind.VAR
                        && first.snippet().subKind() != Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND
                ? ""
                : withoutIdentity(value.replaceAll("^\"|\"$", ""));
    }

    private static String withoutIdentity(String value) {
        return value.replaceAll("@[0-9a-f]+|\\$\\$Lambda.*", "");
    }
}
