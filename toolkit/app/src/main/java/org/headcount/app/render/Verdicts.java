package org.headcount.app.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headcount.data.Row;
import org.headcount.document.Audit;
import org.headcount.document.Claim;
import org.headcount.document.Grade;

/**
 * How often each grade was given in an audit: what a table of verdicts shows, and what an audit that is
 * shown in a notebook leaves there for whoever runs it.
 *
 * @param document the id of the document
 * @param counts how many claims of a purpose have a grade
 */
public record Verdicts(String document, Map<Claim.Purpose, Map<Grade, Long>> counts) {

    /** The form in which an audit's output holds them. */
    public static final String MIME = "application/vnd.headcount.verdicts+json";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Those of an audit. */
    public static Verdicts of(Audit audit) {
        Map<Claim.Purpose, Map<Grade, Long>> counts = new EnumMap<>(Claim.Purpose.class);
        for (Claim.Purpose purpose : Claim.Purpose.values()) {
            Map<Grade, Long> grades = counts.computeIfAbsent(purpose, any -> new EnumMap<>(Grade.class));
            for (Grade grade : Grade.values()) {
                grades.put(grade, audit.count(purpose, grade));
            }
        }
        return new Verdicts(audit.document(), counts);
    }

    /** How many claims of a purpose have one of these grades. */
    public long count(Claim.Purpose purpose, Grade... grades) {
        return List.of(grades).stream()
                .mapToLong(grade -> counts.getOrDefault(purpose, Map.of()).getOrDefault(grade, 0L))
                .sum();
    }

    String json() {
        ObjectNode json = MAPPER.createObjectNode().put("document", document);
        counts.forEach((purpose, grades) -> {
            ObjectNode node = json.putObject(Row.word(purpose));
            grades.forEach((grade, count) -> node.put(Row.word(grade), count));
        });
        return json.toString();
    }

    /** What {@link #json()} wrote; nothing of anything else, since any cell may write what it likes. */
    public static Optional<Verdicts> read(String json) {
        try {
            JsonNode node = MAPPER.readTree(json);
            String document = node.path("document").asText();
            Map<Claim.Purpose, Map<Grade, Long>> counts = new EnumMap<>(Claim.Purpose.class);
            for (Claim.Purpose purpose : Claim.Purpose.values()) {
                Map<Grade, Long> grades = counts.computeIfAbsent(purpose, any -> new EnumMap<>(Grade.class));
                for (Grade grade : Grade.values()) {
                    grades.put(
                            grade,
                            Math.max(
                                    0,
                                    node.path(Row.word(purpose))
                                            .path(Row.word(grade))
                                            .asLong()));
                }
            }
            return document.matches("[A-Za-z0-9._-]{1,60}")
                    ? Optional.of(new Verdicts(document, counts))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
