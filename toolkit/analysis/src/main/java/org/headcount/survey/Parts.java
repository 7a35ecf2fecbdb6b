package org.headcount.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rows of a table that are parts of one whole: consecutive estimates of one metric that differ in one parameter, such as the
 * contributions of regions. They print below one heading instead of repeating a long name.
 */
final class Parts {
    /** Parameters whose value is a name and needs no other. */
    private static final Set<String> NAMES = Set.of("group", "column", "source", "programme");

    private Parts() {}

    /** What a row is below: the heading, and the row's own label. */
    record Part(String heading, String label) {}

    /**
     * The part that each estimate is; empty for those that print by their own name.
     *
     * @param told parameters that are said elsewhere
     * @param longest names up to this length stay as they are
     */
    static List<Optional<Part>> of(List<Estimate> estimates, Set<String> told, int longest) {
        List<Optional<Part>> parts = new ArrayList<>();
        while (parts.size() < estimates.size()) {
            int from = parts.size();
            Optional<String> key = Optional.empty();
            int end = from + 1;
            for (; end < estimates.size(); end++) {
                Optional<String> next = difference(estimates.get(end - 1), estimates.get(end));
                if (next.isEmpty() || (key.isPresent() && !key.equals(next))) {
                    break;
                }
                key = next;
            }
            List<Estimate> run = estimates.subList(from, end);
            boolean isLong = run.stream()
                    .anyMatch(it -> Estimates.named(it.metric(), Estimates.without(it.parameters(), told))
                                    .length()
                            > longest);
            Optional<String> differing = key.filter(any -> isLong);
            run.forEach(it -> parts.add(differing.map(name -> part(it, name, told))));
        }
        return parts;
    }

    private static Part part(Estimate it, String key, Set<String> told) {
        Map<String, Object> shared = Estimates.without(it.parameters(), told);
        Object own = shared.remove(key);
        String value = Numbers.told(own);
        return new Part(Estimates.named(it.metric(), shared), NAMES.contains(key) ? value : key + "=" + value);
    }

    /** The one parameter in which two estimates of a metric differ. */
    private static Optional<String> difference(Estimate one, Estimate other) {
        if (!one.metric().equals(other.metric())
                || !one.group().equals(other.group())
                || !one.parameters().keySet().equals(other.parameters().keySet())) {
            return Optional.empty();
        }
        List<String> different = one.parameters().keySet().stream()
                .filter(key ->
                        !one.parameters().get(key).equals(other.parameters().get(key)))
                .toList();
        return different.size() == 1 ? Optional.of(different.get(0)) : Optional.empty();
    }
}
