package org.headcount.engine;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.headcount.session.Bundle;
import org.headcount.session.CommEvent;
import org.headcount.session.SessionVm;
import org.headcount.session.Thrown;
import org.headcount.session.Wire;

/** Decodes the frames that a session VM sends: output goes to the listener, replies go to the caller that waits. */
final class FrameDispatcher {
    /** Sends the answer to a question that a cell asked. */
    @FunctionalInterface
    interface Answers {
        void send(int question, Optional<String> text) throws Vm.Ended;
    }

    private final Vm.Listener listener;
    private final Consumer<Vm.Reply> replies;
    private final Answers answers;

    FrameDispatcher(Vm.Listener listener, Consumer<Vm.Reply> replies, Answers answers) {
        this.listener = listener;
        this.replies = replies;
        this.answers = answers;
    }

    /** Hands one frame on. */
    void dispatch(Wire.Frame frame) throws IOException {
        DataInputStream in = frame.content();
        switch (frame.tag()) {
            case PRINTED -> {
                int cell = in.readInt();
                CellOutput.Stream stream =
                        in.readByte() == SessionVm.STDERR ? CellOutput.Stream.STDERR : CellOutput.Stream.STDOUT;
                listener.printed(cell, stream, Wire.readBytes(in));
            }
            case DISPLAYED ->
                listener.output(in.readInt(), new CellOutput.Displayed(Wire.readText(in), Bundle.read(in)));
            case UPDATED -> listener.output(in.readInt(), new CellOutput.Updated(Wire.readText(in), Bundle.read(in)));
            case CLEARED ->
                listener.output(
                        in.readInt(),
                        new CellOutput.Cleared(in.readBoolean() ? CellOutput.When.ON_NEXT : CellOutput.When.NOW));
            case ASKED -> {
                int cell = in.readInt();
                int number = in.readInt();
                OutputSink.Question question = new OutputSink.Question(
                        Wire.readText(in), in.readBoolean() ? OutputSink.Echo.HIDDEN : OutputSink.Echo.SHOWN);
                listener.asked(cell, question, text -> answers.send(number, text));
            }
            case REGISTERED -> listener.registered(in.readInt(), Wire.readText(in));
            case COMM -> listener.said(in.readInt(), CommEvent.read(in));
            case DONE -> replies.accept(new Vm.Reply.Returned(Optional.empty()));
            case RETURNED ->
                replies.accept(
                        new Vm.Reply.Returned(in.readBoolean() ? Optional.of(Bundle.read(in)) : Optional.empty()));
            case THREW -> replies.accept(new Vm.Reply.Threw(Thrown.read(in)));
            case REFUSED -> replies.accept(new Vm.Reply.Refused(in.readBoolean(), Wire.readText(in)));
            case CARRIED -> {
                List<String> lost = new ArrayList<>();
                for (int left = in.readInt(); left > 0; left--) {
                    lost.add(Wire.readText(in));
                }
                replies.accept(new Vm.Reply.Carried(List.copyOf(lost)));
            }
            case USED -> replies.accept(new Vm.Reply.Used(Wire.readTexts(in)));
            case UNRESOLVED -> replies.accept(new Vm.Reply.Unresolved(in.readInt(), Thrown.read(in)));
            default -> throw new IOException("the session VM sent an order: " + frame.tag());
        }
    }
}
