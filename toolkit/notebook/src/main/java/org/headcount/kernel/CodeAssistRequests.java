package org.headcount.kernel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.headcount.engine.Engine;
import org.headcount.engine.Suggestion;

/** Answers requests for completion, inspection and completeness of code. */
final class CodeAssistRequests {
    private final KernelSession session;

    CodeAssistRequests(KernelSession session) {
        this.session = session;
    }

    RequestServer.Reply complete(Request request) throws Codec.BadMessage, IOException {
        String code = request.text("code");
        int cursor = CodePoints.index(code, request.number("cursor_pos", Integer.MAX_VALUE));
        Engine.Suggestions found = session.interpreter().complete(code, cursor);
        ObjectNode reply = MessageContent.ok();
        int start = CodePoints.codePoints(code, Math.min(found.from(), cursor));
        int end = CodePoints.codePoints(code, cursor);
        reply.set("matches", MessageContent.list(found.texts()));
        reply.put("cursor_start", start).put("cursor_end", end);
        ArrayNode types = reply.putObject("metadata").putArray("_jupyter_types_experimental");
        for (Suggestion each : found.found()) {
            ObjectNode type = types.addObject().put("start", start).put("end", end);
            type.put("text", each.text()).put("type", each.kind().name().toLowerCase(Locale.ROOT));
            each.signature().ifPresent(signature -> type.put("signature", signature));
        }
        return RequestServer.Reply.of(reply);
    }

    RequestServer.Reply inspect(Request request) throws Codec.BadMessage, IOException {
        String code = request.text("code");
        int cursor = CodePoints.index(code, request.number("cursor_pos", Integer.MAX_VALUE));
        List<Engine.Documented> found = session.interpreter().inspect(code, cursor);
        ObjectNode reply = MessageContent.ok().put("found", !found.isEmpty());
        ObjectNode data = reply.putObject("data");
        if (!found.isEmpty()) {
            data.put("text/plain", found.stream().map(CodeAssistRequests::text).collect(Collectors.joining("\n\n")));
        }
        reply.putObject("metadata");
        return RequestServer.Reply.of(reply);
    }

    /** A signature, and below it what it does. */
    private static String text(Engine.Documented found) {
        return found.signature()
                + found.documentation()
                        .map(comment -> "\n\n" + Javadoc.text(comment))
                        .orElse("");
    }

    RequestServer.Reply isComplete(Request request) throws Codec.BadMessage, IOException {
        String code = request.text("code");
        Engine.Completeness completeness = session.interpreter().completeness(code);
        ObjectNode reply =
                MessageContent.empty().put("status", completeness.name().toLowerCase(Locale.ROOT));
        if (completeness == Engine.Completeness.INCOMPLETE) {
            reply.put("indent", CodePoints.indent(code));
        }
        return RequestServer.Reply.of(reply);
    }
}
