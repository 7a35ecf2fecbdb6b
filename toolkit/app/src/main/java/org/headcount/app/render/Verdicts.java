package org.headcount.app.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.headcount.document.Audit;
import org.headcount.document.AuditedClaim;
import org.headcount.document.Claim;
import org.headcount.document.Grade;
import org.headcount.document.Provenance;
import org.headcount.document.Wording;
import org.headcount.recorded.Recorded;

/**
 * The grades of claims, by document and claim: what a table of verdicts counts, and what claims that are
 * shown in a notebook leave there for the command that runs it. A claim that is shown twice counts once.
 *
 * @param documents for each document, by its id, what its claims were given, by theirs
 */
public record Verdicts(Map<String, Map<String, Given>> documents) {

    /** The form in which an output holds them. */
    public static final String MIME = "application/vnd.headcount.verdicts+json";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** None. */
    public static final Verdicts NONE = new Verdicts(Map.of());

    /**
     * What a claim was given.
     *
     * @param purpose why it was looked at
     * @param grade its grade
     */
    public record Given(Claim.Purpose purpose, Grade grade) {}

    /** Those of whole audits; a document without claims is there too. */
    public static Verdicts of(List<Audit> audits) {
        Map<String, Map<String, Given>> documents = new LinkedHashMap<>();
        audits.forEach(audit -> documents.put(audit.document(), new LinkedHashMap<>()));
        return new Verdicts(documents)
                .and(ofClaims(audits.stream()
                        .flatMap(audit -> audit.claims().stream())
                        .toList()));
    }

    /** Those of some claims. */
    public static Verdicts ofClaims(List<AuditedClaim> claims) {
        Map<String, Map<String, Given>> documents = new LinkedHashMap<>();
        for (AuditedClaim audited : claims) {
            Claim claim = audited.claim();
            String document = claim.figure().provenance() instanceof Provenance.Printed printed
                    ? printed.document()
                    : Recorded.CONTEXT;
            documents
                    .computeIfAbsent(document, any -> new LinkedHashMap<>())
                    .put(claim.id(), new Given(claim.purpose(), audited.grade()));
        }
        return new Verdicts(documents);
    }

    /** These and others. */
    public Verdicts and(Verdicts others) {
        Map<String, Map<String, Given>> all = new LinkedHashMap<>();
        Stream.of(this, others)
                .forEach(each -> each.documents.forEach(
                        (document, claims) -> all.computeIfAbsent(document, any -> new LinkedHashMap<>())
                                .putAll(claims)));
        return new Verdicts(all);
    }

    /** The ids of the documents, in order. */
    public Set<String> ids() {
        return documents.keySet();
    }

    /** How many claims of a document that were looked at for a purpose have one of these grades. */
    public long count(String document, Claim.Purpose purpose, Grade... grades) {
        return documents.getOrDefault(document, Map.of()).values().stream()
                .filter(given -> given.purpose() == purpose && List.of(grades).contains(given.grade()))
                .count();
    }

    String json() {
        ObjectNode json = MAPPER.createObjectNode();
        documents.forEach((document, claims) -> {
            ObjectNode node = json.putObject(document);
            claims.forEach((claim, given) ->
                    node.putArray(claim).add(Wording.code(given.purpose())).add(Wording.code(given.grade())));
        });
        return json.toString();
    }

    /** What {@link #json()} holds, as the output of a cell has it; other fields are ignored, since any cell may write them. */
    public static Verdicts of(JsonNode output) {
        Map<String, Map<String, Given>> documents = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> document : output.properties()) {
            if (document.getKey().matches("[A-Za-z0-9._-]{1,60}")) {
                Map<String, Given> claims = new LinkedHashMap<>();
                document.getValue()
                        .properties()
                        .forEach(claim -> given(claim.getValue()).forEach(given -> claims.put(claim.getKey(), given)));
                documents.put(document.getKey(), claims);
            }
        }
        return new Verdicts(documents);
    }

    private static List<Given> given(JsonNode words) {
        List<Given> given = new ArrayList<>();
        for (Claim.Purpose purpose : Claim.Purpose.values()) {
            for (Grade grade : Grade.values()) {
                if (words.path(0).asText().equals(Wording.code(purpose))
                        && words.path(1).asText().equals(Wording.code(grade))) {
                    given.add(new Given(purpose, grade));
                }
            }
        }
        return given;
    }
}
