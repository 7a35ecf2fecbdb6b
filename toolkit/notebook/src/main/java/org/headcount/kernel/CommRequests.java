package org.headcount.kernel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.headcount.engine.Output;
import org.headcount.session.Comm;
import org.headcount.session.CommEvent;

/** What clients say over comms, and ask about them. */
final class CommRequests {
    private final Session session;
    private final Iopub iopub;

    CommRequests(Session session, Iopub iopub) {
        this.session = session;
        this.iopub = iopub;
    }

    /** How the protocol calls what is done with a comm. */
    static String type(CommEvent.Kind kind) {
        return switch (kind) {
            case OPEN -> "comm_open";
            case MESSAGE -> "comm_msg";
            case CLOSE -> "comm_close";
        };
    }

    /** Tells a cell: what it answers over comms comes of this request. */
    Reply hear(Request request) throws BadMessage, IOException {
        // A thread that a handler starts may answer long afterwards: the header is all that is kept for that.
        byte[] header = request.header();
        session.hear(event(request), output -> answer(header, output));
        return Reply.none();
    }

    private static CommEvent event(Request request) throws BadMessage {
        String comm = request.text("comm_id");
        Comm.Message message = new Comm.Message(
                Content.map(request.object("data")), Content.map(request.metadata()), request.buffers());
        return switch (request.type()) {
            case "comm_open" -> CommEvent.opened(comm, request.text("target_name"), message);
            case "comm_close" -> CommEvent.closed(comm, message);
            default -> CommEvent.told(comm, message);
        };
    }

    private void answer(byte[] header, Output output) {
        try {
            iopub.output(header, output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The comms that are open, or those about one target. */
    Reply info(Request request) throws BadMessage, IOException {
        String wanted = request.optionalText("target_name").orElse("");
        ObjectNode content = Content.ok();
        ObjectNode comms = content.putObject("comms");
        session.comms().forEach((comm, target) -> {
            if (wanted.isEmpty() || wanted.equals(target)) {
                comms.putObject(comm).put("target_name", target);
            }
        });
        return Reply.of(content);
    }
}
