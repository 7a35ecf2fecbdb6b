/**
 * Cells that contain magics beside Java: a layer over the {@link org.headcount.engine engine} that the
 * runner and the kernel share.
 *
 * <p>An {@link org.headcount.magic.Interpreter} is the one door, and has the engine's words: run,
 * complete, inspect, interrupt. {@link org.headcount.magic.Parts} cuts a cell at its magics, by rules
 * under which no {@code %} of Java's own is ever taken for one; Java goes to the engine, a call goes to
 * its {@link org.headcount.magic.Magic}, of which the {@link org.headcount.magic.Catalogue} has one record
 * each: names, synopsis, what it does, what may complete it. Help, completion and the message for a
 * misspelt name are all made from those records.
 *
 * <p>A magic works on a {@link org.headcount.magic.MagicContext}: the engine, the cell's sink, the session's
 * dependencies. What may take long is done on a thread of its own, so that it can be given up at once.
 *
 * <p>Dependencies come through Maven's own resolver ({@link org.headcount.maven}), which is not
 * loaded before a cell asks for one, and never into the VM of the cells.
 */
package org.headcount.magic;
