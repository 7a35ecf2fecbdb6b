/**
 * Jupyter's side of the engine: a kernel that speaks the protocol of its messages, version 5.5.
 *
 * <p>{@link org.headcount.kernel.KernelProcess} reads the {@link org.headcount.kernel.Connection} file
 * that a client wrote, and starts a {@link org.headcount.kernel.Kernel}. The session's VM and the compiler
 * start at once on a thread of their own ({@link org.headcount.kernel.KernelSession}), while the kernel already
 * talks; only the first cell waits for them.
 *
 * <p><b>Threads.</b> ZeroMQ wants a socket to be used by one thread. So each channel has a
 * {@link org.headcount.kernel.SocketThread}: a thread that waits, for what arrives and for what others have left to
 * be sent, and does nothing that could take long. One more thread, the worker, answers what comes on shell,
 * in order; what comes on control is answered by control's own port, and so overtakes a cell that runs. The
 * engine brings output on its own threads. No thread polls or sleeps. When one of these threads ends, the kernel
 * ends too, and says so ({@link org.headcount.kernel.Network}).
 *
 * <p><b>Memory.</b> Every program that reaches the ports can send. {@link org.headcount.kernel.BoundedAllocator} bounds what a
 * connection may have in memory before it has sent a message with a valid signature, and disconnects it beyond that.
 *
 * <p><b>The path of a request.</b> A port receives frames. {@link org.headcount.kernel.Codec} believes
 * nothing before the {@link org.headcount.kernel.Signature} is checked; a malformed message is dropped with a
 * line in the {@link org.headcount.kernel.Log}, and the connection stays. A request on shell waits in the
 * {@link org.headcount.kernel.RequestQueue}. The worker takes it to a {@link org.headcount.kernel.RequestServer}, which says
 * busy on {@link org.headcount.kernel.IopubChannel}, has it answered, sends the reply, and says idle, whatever
 * happens in between. Cells are answered by {@link org.headcount.kernel.ExecuteRequests}, questions of who writes
 * one by {@link org.headcount.kernel.CodeAssistRequests}, of earlier ones by
 * {@link org.headcount.kernel.History}, and what is said over comms by
 * {@link org.headcount.kernel.CommRequests}.
 *
 * <p><b>The way back.</b> Output carries the header of the request that it comes of, also long after that
 * has ended: a thread's belongs to the cell that started it. It comes in batches, waits while a client lags
 * far behind, and is never dropped for one that reads. A cell that reads standard input asks, by
 * {@link org.headcount.kernel.StdinChannel}, the client that sent it.
 *
 * <p><b>Comms.</b> A message over a comm is a request like any other: it waits its turn behind cells, it is enclosed
 * by busy and idle, and an interrupt stops what a cell does with it. What that prints goes to the
 * cell which registered the target or opened the comm, since that is where its reader looks; what it says
 * over comms comes of the message, since that is how its client knows an answer.
 *
 * <p><b>The end.</b> A client shuts the kernel down, or its process ends
 * ({@link org.headcount.kernel.ParentProcessWatcher}); then the session ends, what is left is sent, and the process exits.
 * The interrupt signal of a keyboard does not end the kernel: it stops the cell.
 */
package org.headcount.kernel;
