/**
 * What lives in the session VM: the words a cell may use, and the small program that runs it.
 *
 * <p>A cell's code runs here, apart from the compiler, so that whatever it does to its VM is done to
 * nothing else. {@link org.headcount.session.SessionVm} is the program. It calls its owner back over
 * loopback, shows a one-time token, and from then on obeys: load these classes, invoke this one,
 * show what it gave, stop. One thread reads orders, one runs cells, one writes; everything that goes
 * out, be it a line of output, a picture or the end of a cell, goes through one
 * {@link org.headcount.session.OutputQueue queue}, which is why nothing overtakes anything.
 *
 * <p>Two rules keep the VM alive when a cell is stopped by force. The thread that runs cells never
 * writes to the socket, so that no message is cut in half; and whatever it shares with other threads
 * is guarded by monitors, which an exception thrown from outside releases.
 *
 * <p>When the owner's end of the socket closes, the VM halts: it never outlives its owner.
 *
 * <p>A cell's own words are in {@link org.headcount.session.Display}; with programs at the client's side it
 * talks over {@link org.headcount.session.Comms}, whose handlers run on the thread that runs cells; a library teaches the VM to show
 * its classes with a {@link org.headcount.session.Renderer}. Nothing here depends on anything but the
 * JDK, since all of it sits on the user's class path.
 */
package org.headcount.session;
