/**
 * Cells that contain magics beside Java: a layer over the {@link org.headcount.engine engine} that the runner and the
 * kernel share.
 *
 * <p>{@link org.headcount.magic.Interpreter} is the entry point, with the operations of the engine: run, complete,
 * inspect, interrupt. {@link org.headcount.magic.Parts} cuts a cell at its magics; its rules never take a {@code %} of
 * Java for a magic. Java goes to the engine, a call goes to its {@link org.headcount.magic.Magic}. The {@link
 * org.headcount.magic.Catalogue} has one record for each: names, synopsis, description, completer. Help, completion and
 * the message for a misspelt name are made from these records.
 *
 * <p>A magic works with a {@link org.headcount.magic.MagicContext}: the engine, the cell's sink, the interpreter. Long
 * work runs on a thread of its own, so that an interrupt ends it at once ({@link org.headcount.magic.Cancellation}).
 *
 * <p>Dependencies come through Maven's own resolver ({@link org.headcount.maven}), which is loaded when a cell first asks
 * for a library, and never into the VM of the cells.
 */
package org.headcount.magic;
