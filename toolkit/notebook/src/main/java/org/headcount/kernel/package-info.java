/**
 * A kernel for Jupyter: speaks version 5.5 of its message protocol for the engine.
 *
 * <p>{@link org.headcount.kernel.KernelProcess} reads the {@link org.headcount.kernel.Connection} file that a client
 * wrote, and starts a {@link org.headcount.kernel.Kernel}. The session VM and the compiler start at once on a thread of
 * their own ({@link org.headcount.kernel.KernelSession}), while the kernel already answers; only the first cell waits for
 * them.
 *
 * <p><b>Threads.</b> A ZeroMQ socket may be used by one thread only. So each channel has a {@link
 * org.headcount.kernel.SocketThread}, which receives messages, sends those that other threads queued, and never blocks on
 * anything else. A worker thread answers shell requests in order; control requests are answered by control's own thread,
 * and so overtake a running cell. The engine delivers output on its own threads. No thread polls or sleeps. When one of
 * these threads ends, the kernel ends too, with a message ({@link org.headcount.kernel.Network}).
 *
 * <p><b>Memory.</b> Every program that reaches the ports can send. {@link org.headcount.kernel.BoundedAllocator} limits
 * the memory of a connection that has not sent a message with a valid signature, and disconnects it beyond that.
 *
 * <p><b>The path of a request.</b>
 *
 * <ol>
 *   <li>A {@code SocketThread} receives frames. {@link org.headcount.kernel.Codec} verifies the {@link
 *       org.headcount.kernel.Signature} first; a malformed message is dropped with a line in the {@link
 *       org.headcount.kernel.Log}, and the connection stays.
 *   <li>A shell request waits in the {@link org.headcount.kernel.RequestQueue}.
 *   <li>The worker gives it to a {@link org.headcount.kernel.RequestServer}, which publishes busy on {@link
 *       org.headcount.kernel.IopubChannel}, has it answered, sends the reply, and publishes idle, also after an error.
 *   <li>{@link org.headcount.kernel.ExecuteRequests} runs cells, {@link org.headcount.kernel.CodeAssistRequests} answers
 *       completion and inspection, {@link org.headcount.kernel.History} answers questions about earlier cells, {@link
 *       org.headcount.kernel.CommRequests} delivers comm messages.
 * </ol>
 *
 * <p><b>Output</b> carries the header of the request that caused it, also after that has ended: the output of a thread
 * belongs to the cell that started it. It is sent in batches, and waits for a client that lags far behind; it is never
 * dropped for one that reads. A cell that reads standard input asks the client that sent it ({@link
 * org.headcount.kernel.StdinChannel}).
 *
 * <p><b>Comms.</b> A comm message is a request like any other: it waits behind cells, is enclosed by busy and idle, and an
 * interrupt stops its handler. What the handler prints goes to the cell which registered the target or opened the comm;
 * what it sends over comms has the message as its parent, since the client matches replies by it.
 *
 * <p><b>The end.</b> A client shuts the kernel down, or its process ends ({@link
 * org.headcount.kernel.ParentProcessWatcher}); then the session ends, remaining messages are sent, and the process exits.
 * The interrupt signal of a keyboard does not end the kernel: it stops the cell.
 */
package org.headcount.kernel;
