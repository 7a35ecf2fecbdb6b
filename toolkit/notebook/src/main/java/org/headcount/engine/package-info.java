/**
 * Runs Java source cell by cell, in a VM that a cell can break without breaking anything else.
 *
 * <p>An {@link org.headcount.engine.Engine} is the one door. It holds a session: JShell, which compiles
 * here, and the session VM, where the code runs ({@link org.headcount.session}). A cell goes this way.
 * The cutter asks JShell where snippets end, and puts statements that declare nothing into one block,
 * since the compiler's price is by the snippet. JShell compiles each piece and hands class files to
 * what it takes for its execution, our control; on their way to the session VM they are woven, so
 * that the code can be stopped and names its lines as the reader counts them. The VM invokes the
 * code, shows the last value as a {@link org.headcount.session.Bundle}, and says how it went. All that
 * comes back in order over one socket: output goes to the {@link org.headcount.engine.OutputSink} of the cell
 * that caused it, the end becomes an {@link org.headcount.engine.Outcome}.
 *
 * <p>What a client says over a comm takes the same door and the same thread as a cell does, so that it can be
 * stopped as one; {@link org.headcount.engine.Engine#hear} finds whose handlers await it.
 *
 * <p>JShell's own word on how things went is not used where it is wrong: it takes a VM that has
 * exited for a success without a value. The process itself is watched.
 *
 * <p>Completion and inspection ({@link org.headcount.engine.Engine#complete}) ask JShell's analysis and run nothing. It reads one
 * snippet: a draft puts the code above the cursor around it. It gives names without kinds, which follow from
 * the position by Java's conventions; and it reads the JDK's sources alone, where {@link org.headcount.sources} reads those
 * of libraries.
 *
 * <p>An interrupt climbs a ladder. Woven checks and a thread interrupt stop most cells at once; an
 * error thrown in the thread stops loops in library code; ending the VM stops the rest. The first
 * two keep every variable.
 */
package org.headcount.engine;
