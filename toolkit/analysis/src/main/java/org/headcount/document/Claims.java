package org.headcount.document;

import java.util.List;

/**
 * What a reader declared about one document: its claims, and relations that give figures which it
 * does not print.
 *
 * @param document the document's id
 * @param claims the claims, in the order of the file
 * @param derived the new figures, in the order of the file
 */
public record Claims(String document, List<Claim> claims, List<Derived> derived) {

    /** Copies the lists. */
    public Claims {
        claims = List.copyOf(claims);
        derived = List.copyOf(derived);
    }

    @Override
    public String toString() {
        return document + " (claims: " + claims.size() + ", derived figures: " + derived.size() + ")";
    }
}
