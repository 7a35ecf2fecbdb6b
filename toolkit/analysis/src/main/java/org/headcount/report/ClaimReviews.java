package org.headcount.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.headcount.document.AuditedClaim;

/**
 * Verdicts as schema.org {@code ClaimReview} objects, one for each claim. A claim that could not be checked has no
 * numeric rating: it is neither true nor false.
 */
final class ClaimReviews {

    private static final ObjectMapper MAPPER = JsonMapper.builder().build().copy();

    static {
        MAPPER.getFactory().setCharacterEscapes(new MarkupEscapes());
    }

    private ClaimReviews() {}

    /** Escapes what could end the script element that holds the JSON. */
    private static final class MarkupEscapes extends CharacterEscapes {

        private static final long serialVersionUID = 1;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = standardAsciiEscapesForJSON();
            codes['<'] = ESCAPE_STANDARD;
            codes['>'] = ESCAPE_STANDARD;
            codes['&'] = ESCAPE_STANDARD;
            return codes;
        }

        @Override
        public SerializableString getEscapeSequence(int letter) {
            return new SerializedString(String.format("\\u%04x", letter));
        }
    }

    static String of(AuditPage page) {
        ObjectNode root = MAPPER.createObjectNode().put("@context", "https://schema.org");
        ArrayNode graph = root.putArray("@graph");
        page.audit().claims().forEach(claim -> graph.add(review(page, claim)));
        try {
            return MAPPER.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values did not become JSON", e);
        }
    }

    private static ObjectNode review(AuditPage page, AuditedClaim claim) {
        ObjectNode review = MAPPER.createObjectNode()
                .put("@type", "ClaimReview")
                .put("url", "#" + claim.claim().figure().id())
                .put("claimReviewed", page.passage(claim.claim().figure()))
                .put("reviewBody", claim.sentence());
        page.date().ifPresent(date -> review.put("datePublished", date.toString()));
        ObjectNode author = review.putObject("author");
        page.reviewer()
                .ifPresentOrElse(
                        name -> author.put("@type", "Person").put("name", name),
                        () -> author.put("@type", "Organization").put("name", "Headcount"));
        ObjectNode work = review.putObject("itemReviewed")
                .put("@type", "Claim")
                .putObject("appearance")
                .put("@type", "CreativeWork")
                .put("name", page.title());
        page.source().ifPresent(source -> {
            source.publisher()
                    .ifPresent(name -> work.putObject("publisher")
                            .put("@type", "Organization")
                            .put("name", name));
            source.date().ifPresent(date -> work.put("datePublished", date));
            source.address().ifPresent(address -> work.put("url", address));
        });
        rating(review.putObject("reviewRating").put("@type", "Rating"), claim);
        return review;
    }

    private static void rating(ObjectNode rating, AuditedClaim claim) {
        Mark mark = Mark.of(claim.grade());
        rating.put("alternateName", mark.words());
        if (mark != Mark.UNKNOWN) {
            int value = switch (mark) {
                case HOLDS -> 5;
                case ROUNDING -> 4;
                case POSSIBLE -> 3;
                case FAILS, UNKNOWN -> 1;
            };
            rating.put("ratingValue", value).put("bestRating", 5).put("worstRating", 1);
        }
    }
}
