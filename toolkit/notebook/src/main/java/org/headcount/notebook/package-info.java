/**
 * Notebooks and scripts as files.
 *
 * <p>A {@link org.headcount.notebook.Notebook} is the JSON of nbformat 4, kept as it was read: unknown fields, the order
 * of keys, the digits of numbers. A run changes only the outputs, so that a version control system shows nothing else. A
 * {@link org.headcount.notebook.Script} has the same cells as plain Java, under {@code // %%} lines.
 *
 * <p>Files are written {@link org.headcount.notebook.AtomicFile atomically}. An {@link
 * org.headcount.notebook.UnusableFile} names the file, what is wrong with it, and what to do.
 */
package org.headcount.notebook;
