package org.headcount.kernel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * What a request comes to.
 *
 * @param content what its client is told; empty where it waits for nothing
 * @param afterwards what is done once the client has been told
 */
record Reply(Optional<ObjectNode> content, Runnable afterwards) {
    static Reply of(ObjectNode content) {
        return new Reply(Optional.of(content), () -> {});
    }

    static Reply none() {
        return new Reply(Optional.empty(), () -> {});
    }

    Reply then(Runnable next) {
        return new Reply(content, next);
    }
}
