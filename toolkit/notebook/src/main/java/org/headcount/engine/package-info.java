/**
 * Runs Java source cell by cell, in a VM of its own: code that breaks its VM breaks nothing else.
 *
 * <p>{@link org.headcount.engine.Engine} is the entry point. It holds a session: JShell, which compiles in this VM, and
 * the session VM, where the code runs ({@link org.headcount.session}). The path of a cell:
 *
 * <ol>
 *   <li>{@code Cutter} asks JShell where snippets end, and puts statements that declare nothing into one block, since
 *       compilation costs time per snippet.
 *   <li>{@code JShellSession} gives each piece to JShell, which compiles it and passes class files to {@code
 *       VmExecutionControl}.
 *   <li>{@code Weaver} adds stop checks and the line numbers of the cell to the class files.
 *   <li>{@code Vm} sends them to the session VM over one socket. The VM runs the code, renders the last value as a
 *       {@link org.headcount.session.Bundle}, and reports how the cell ended.
 *   <li>{@code FrameDispatcher} decodes what comes back, in order. {@code OutputRouter} gives output to the {@link
 *       org.headcount.engine.OutputSink} of the cell that caused it; the end becomes an {@link
 *       org.headcount.engine.Outcome}.
 * </ol>
 *
 * <p>A client's message over a comm takes the same path and the same thread, so that it can be stopped like a cell;
 * {@link org.headcount.engine.Engine#hear} finds the handlers.
 *
 * <p>JShell reports a VM that has exited as a success without a value. So the process itself is watched.
 *
 * <p>{@link org.headcount.engine.Engine#complete} and {@link org.headcount.engine.Engine#inspect} ask JShell's analysis
 * and run nothing. The analysis reads one snippet: {@code Draft} puts the code above the cursor around it. It gives names
 * without kinds, which follow from the position by Java's conventions; and it reads the JDK's sources alone, where {@link
 * org.headcount.sources} reads those of libraries.
 *
 * <p>An interrupt takes the steps of {@code InterruptLadder}. Woven checks and a thread interrupt stop most cells at
 * once; an error thrown in the thread stops loops in library code; ending the VM stops the rest. The first two keep every
 * variable.
 */
package org.headcount.engine;
