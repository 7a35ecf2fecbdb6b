package org.headcount.kernel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/**
 * Requests that wait for their turn. When the queue is full, the thread that adds a request waits, and with it
 * the client.
 */
final class RequestQueue {
    private static final long FULL = 64 << 20;

    private final Deque<Request> waiting = new ArrayDeque<>();
    private long size;
    private boolean closed;

    synchronized void put(Request request) throws InterruptedException {
        while (size > FULL && !closed) {
            wait();
        }
        waiting.add(request);
        size += request.size();
        notifyAll();
    }

    /** The next request; waits until there is one. */
    synchronized Request take() throws InterruptedException {
        while (waiting.isEmpty()) {
            wait();
        }
        return taken(waiting.remove());
    }

    /** Takes out those that wait now and are of a kind. */
    synchronized List<Request> takeAll(Predicate<Request> kind) {
        List<Request> all = waiting.stream().filter(kind).map(this::taken).toList();
        waiting.removeAll(all);
        return all;
    }

    private Request taken(Request request) {
        size -= request.size();
        notifyAll();
        return request;
    }

    /** From now on adding a request does not wait. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
