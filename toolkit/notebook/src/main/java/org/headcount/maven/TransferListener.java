package org.headcount.maven;

import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferEvent;

/** Tells of files on their way, but for the many small ones that only describe others. */
final class TransferListener extends AbstractTransferListener {
    private final FetchListener listener;

    TransferListener(FetchListener listener) {
        this.listener = listener;
    }

    @Override
    public void transferProgressed(TransferEvent event) {
        report(event);
    }

    @Override
    public void transferSucceeded(TransferEvent event) {
        report(event);
    }

    private void report(TransferEvent event) {
        String name = event.getResource().getResourceName();
        listener.fetched(
                name.substring(name.lastIndexOf('/') + 1),
                event.getTransferredBytes(),
                event.getResource().getContentLength());
    }
}
