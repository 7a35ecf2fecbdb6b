/**
 * What runs in the session VM: the methods that cells may call, and the program that runs cells.
 *
 * <p>Cells run here, apart from the compiler, so that they can damage only this VM. {@link
 * org.headcount.session.SessionVm} is the program. It connects to its owner over loopback, sends a one-time token, and
 * then carries out orders: load these classes, invoke this one, render its result, stop. One thread reads orders, one
 * runs cells, one writes; all output, displays and ends of cells go through one {@link
 * org.headcount.session.OutputQueue queue}, which keeps their order.
 *
 * <p>Two rules keep the VM alive when a cell is stopped by force. The thread that runs cells never writes to the socket,
 * so that no message is cut; and all state that it shares with other threads is guarded by monitors, which an exception
 * thrown from outside releases.
 *
 * <p>When the owner's end of the socket closes, the VM halts: it never outlives its owner.
 *
 * <p>Cells call {@link org.headcount.session.Display}; with programs of the client they exchange messages over {@link
 * org.headcount.session.Comms}, whose handlers run on the thread that runs cells. A library adds a {@link
 * org.headcount.session.Renderer} for its classes. Nothing here depends on anything but the JDK, since all of it is on
 * the user's class path.
 */
package org.headcount.session;
