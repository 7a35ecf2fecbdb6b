package org.headcount.kernel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.headcount.engine.CellOutput;
import org.headcount.session.Comm;
import org.headcount.session.CommEvent;

/** What clients say over comms, and ask about them. */
final class CommRequests {
    private final KernelSession session;
    private final IopubChannel iopub;

    CommRequests(KernelSession session, IopubChannel iopub) {
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
    RequestServer.Reply hear(Request request) throws Codec.BadMessage, IOException {
        // A thread that a handler starts may answer long afterwards: the header is all that is kept for that.
        byte[] header = request.header();
        session.hear(event(request), output -> answer(header, output));
        return RequestServer.Reply.none();
    }

    private static CommEvent event(Request request) throws Codec.BadMessage {
        String comm = request.text("comm_id");
        Comm.Message message = new Comm.Message(
                MessageContent.map(request.object("data")), MessageContent.map(request.metadata()), request.buffers());
        return switch (request.type()) {
            case "comm_open" -> CommEvent.opened(comm, request.text("target_name"), message);
            case "comm_close" -> CommEvent.closed(comm, message);
            default -> CommEvent.message(comm, message);
        };
    }

    private void answer(byte[] header, CellOutput output) {
        try {
            iopub.output(header, output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The comms that are open, or those about one target. */
    RequestServer.Reply info(Request request) throws Codec.BadMessage, IOException {
        String wanted = request.optionalText("target_name").orElse("");
        ObjectNode content = MessageContent.ok();
        ObjectNode comms = content.putObject("comms");
        session.comms().forEach((comm, target) -> {
            if (wanted.isEmpty() || wanted.equals(target)) {
                comms.putObject(comm).put("target_name", target);
            }
        });
        return RequestServer.Reply.of(content);
    }
}
