package org.headcount.app;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import org.headcount.document.Audit;
import org.headcount.document.AuditedClaim;
import org.headcount.document.Caveat;
import org.headcount.document.Composition;
import org.headcount.document.Derivation;
import org.headcount.document.Derived;
import org.headcount.document.Figure;
import org.headcount.document.Interval;
import org.headcount.document.Kind;
import org.headcount.document.Objection;
import org.headcount.document.Provenance;
import org.headcount.document.Relation;
import org.headcount.document.Source;
import org.headcount.document.Term;
import org.headcount.document.Wording;
import org.headcount.reading.ComparedFigure;
import org.headcount.reading.Document;
import org.headcount.recorded.Recorded;

/** Audits as JSON for other programs. Field names are an interface: they stay, and others may join them. */
final class AuditJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final Audit audit;

    private AuditJson(Audit audit) {
        this.audit = audit;
    }

    /** One object where one document was asked for, else an array. */
    static void write(
            PrintWriter out,
            Recorded recorded,
            List<Audit> audits,
            List<String> names,
            List<ComparedFigure> compared,
            boolean single) {
        try (JsonStream json = new JsonStream(MAPPER, out)) {
            if (!single) {
                json.startArray();
            }
            for (int i = 0; i < audits.size(); i++) {
                AuditJson audit = new AuditJson(audits.get(i));
                json.startObject();
                audit.write(json, recorded);
                if (!single) {
                    String name = names.get(i);
                    json.array(
                            "compared",
                            compared.stream()
                                    .filter(one -> one.document().equals(name))
                                    .map(audit::compared));
                }
                json.endObject();
            }
            if (!single) {
                json.endArray();
            }
        }
    }

    /** The figures of one document as an array; of several, an array of objects that name them. */
    static void writeFigures(PrintWriter out, List<Document> documents, Function<Document, DoubleConsumer> progress) {
        try (JsonStream json = new JsonStream(MAPPER, out)) {
            json.startArray();
            for (Document document : documents) {
                if (documents.size() > 1) {
                    json.startObject();
                    json.field("document", document.name());
                    json.field("file", document.name());
                    json.startArray("figures");
                }
                document.forEachFigure(figure -> json.value(figure(figure)), progress.apply(document));
                if (documents.size() > 1) {
                    json.endArray();
                    json.endObject();
                }
            }
            json.endArray();
        }
    }

    private void write(JsonStream json, Recorded recorded) {
        json.field("document", audit.document());
        json.field("file", file(recorded));
        json.array("figures", audit.figures().stream().map(AuditJson::figure));
        json.array("claims", audit.claims().stream().map(this::claim));
        json.array("derived", audit.derived().stream().map(this::derived));
        json.array("refused", audit.refused().stream().map(AuditJson::refused));
    }

    /** The file of a recorded document; a document that was read is called as its file. */
    private String file(Recorded recorded) {
        return recorded.auditable().contains(audit.document())
                ? recorded.source(audit.document()).flatMap(Source::file).orElse(null)
                : audit.document();
    }

    private static ObjectNode figure(Figure figure) {
        ObjectNode node = MAPPER.createObjectNode().put("id", figure.id());
        if (figure.provenance() instanceof Provenance.Printed printed) {
            node.put("start", printed.start()).put("end", printed.end());
        }
        node.put("text", figure.text());
        boolean vague = figure.kind() == Kind.VAGUE;
        put(node, "low", vague ? Double.NaN : figure.low());
        put(node, "high", vague ? Double.NaN : figure.high());
        node.put("unit", figure.unit().toString())
                .put("hedge", Wording.code(figure.hedge()))
                .put("kind", Wording.code(figure.kind()));
        put(node, "half_unit", figure.halfUnit().orElse(Double.NaN));
        node.put("from", figure.period().from().map(Object::toString).orElse(null))
                .put("to", figure.period().to().map(Object::toString).orElse(null));
        if (figure.provenance() instanceof Provenance.Printed printed) {
            node.put("paragraph", printed.paragraph());
        } else if (figure.provenance() instanceof Provenance.Outside outside) {
            node.put("source", outside.source().id()).put("confidence", Wording.code(outside.confidence()));
        }
        return node.put("topic", figure.topic())
                .put("scope", figure.scope().isStated() ? figure.scope().toString() : null)
                .put("description", figure.description());
    }

    private ObjectNode claim(AuditedClaim audited) {
        ObjectNode node = MAPPER.createObjectNode().put("id", audited.claim().id());
        node.set("claim", place(audited.claim().figure()));
        Relation relation = audited.claim().relation();
        node.put("relation", relation.name()).put("formula", audited.formula());
        node.set("inputs", inputs(relation, audited.inputs()));
        result(node, audited.result());
        node.put("unit", relation.unit().toString())
                .put("purpose", Wording.code(audited.claim().purpose()))
                .put("verdict", Wording.code(audited.verdict()))
                .put("grade", Wording.code(audited.grade()));
        node.set("caveats", caveats(audited.caveats()));
        ArrayNode implies = node.putArray("implies");
        audited.implications().forEach(implication -> {
            ObjectNode input = implies.addObject().put("input", implication.letter());
            range(input, implication.interval());
            input.put("unit", implication.input().unit().toString());
        });
        node.set("objections", objections(audited.objections()));
        ArrayNode tried = node.putArray("tried");
        audited.tried().forEach(reading -> {
            ObjectNode other = tried.addObject()
                    .put("id", reading.reading().id())
                    .put("relation", reading.reading().relation().name())
                    .put("formula", Derivation.formula(reading.reading().relation()));
            other.set(
                    "inputs",
                    inputs(
                            reading.reading().relation(),
                            Derivation.inputs(reading.reading().relation())));
            result(other, reading.result());
            other.put("unit", reading.reading().relation().unit().toString()).put("why_not", reading.whyNot());
        });
        ArrayNode sensitivity = node.putArray("sensitivity");
        audited.sensitivity().forEach((steps, other) -> {
            ObjectNode with = sensitivity.addObject().put("steps", steps);
            put(with, "value", other.value());
        });
        return node.put("sentence", audited.sentence())
                .put("note", audited.claim().note());
    }

    /** A figure beside that of an earlier document, in the form of a claim. */
    private ObjectNode compared(ComparedFigure compared) {
        ObjectNode node = claim(compared.claim());
        ((ObjectNode) node.get("inputs").get("a")).put("document", compared.earlier());
        node.put("verdict", Wording.code(compared.verdict()))
                .put("grade", Wording.code(compared.grade()))
                .put("sentence", compared.sentence());
        return node;
    }

    private ObjectNode derived(Derived derived) {
        Derivation derivation = derived.derive();
        ObjectNode node = MAPPER.createObjectNode()
                .put("id", derived.id())
                .put("relation", derived.relation().name())
                .put("formula", derivation.formula());
        node.set("inputs", inputs(derived.relation(), derivation.inputs()));
        result(node, Optional.of(derivation));
        node.put("unit", derivation.unit().toString());
        node.set("caveats", caveats(derived.caveats()));
        return node.put("sentence", derivation.sentence()).put("note", derived.note());
    }

    private static ObjectNode refused(Derived derived) {
        ObjectNode node = MAPPER.createObjectNode()
                .put("id", derived.id())
                .put("relation", derived.relation().name())
                .put("formula", Derivation.formula(derived.relation()));
        node.set("objections", objections(derived.relation().objections()));
        ArrayNode missing = node.putArray("missing");
        derived.relation().missing().forEach(input -> missing.add(input.what()));
        return node.put("sentence", derived.whyNot());
    }

    private static ArrayNode objections(List<Objection> objections) {
        ArrayNode node = MAPPER.createArrayNode();
        objections.forEach(objection ->
                node.addObject().put("reason", Wording.code(objection.reason())).put("note", objection.message()));
        return node;
    }

    private JsonNode inputs(Relation relation, Map<String, Term.Input> inputs) {
        ObjectNode node = MAPPER.createObjectNode();
        inputs.forEach((letter, input) -> {
            if (input instanceof Figure figure) {
                node.set(letter, place(figure));
            } else if (input instanceof Term.Missing missing) {
                node.putObject(letter)
                        .put("missing", missing.what())
                        .put("unit", missing.unit().toString());
            }
        });
        if (relation instanceof Composition.TableCount count) {
            node.putObject("T").put("source", count.table()).put("text", String.join(", ", count.entries()));
        }
        return node;
    }

    private ObjectNode place(Figure figure) {
        ObjectNode node = MAPPER.createObjectNode();
        if (figure.provenance() instanceof Provenance.Printed printed) {
            node.put("start", printed.start()).put("end", printed.end());
            if (!printed.document().equals(audit.document())) {
                node.put("document", printed.document());
            }
        } else {
            node.put("source", figure.id());
        }
        return node.put("text", figure.text()).put("id", figure.id());
    }

    private static ArrayNode caveats(List<Caveat> caveats) {
        ArrayNode node = MAPPER.createArrayNode();
        caveats.forEach(caveat ->
                node.addObject().put("kind", Wording.code(caveat.kind())).put("note", caveat.note()));
        return node;
    }

    private static void result(ObjectNode node, Optional<Derivation> result) {
        put(node, "value", result.map(Derivation::value).orElse(Double.NaN));
        range(node, result.map(Derivation::interval).orElse(Interval.ALL));
    }

    private static void range(ObjectNode node, Interval interval) {
        put(node, "low", interval.low());
        put(node, "high", interval.high());
    }

    /** A number, or null where it is open or none. */
    private static void put(ObjectNode node, String field, double value) {
        if (Double.isFinite(value)) {
            node.put(field, PlainNumbers.decimal(value));
        } else {
            node.putNull(field);
        }
    }
}
