/**
 * Notebooks and scripts as files.
 *
 * <p>A {@link org.headcount.notebook.Notebook} is the JSON of nbformat 4, kept as it was read: fields
 * that we do not know, the order of keys, the digits of numbers. Only what a run changes is changed,
 * so that a version control system shows what happened and nothing else. A
 * {@link org.headcount.notebook.Script} holds the same cells as plain Java, under {@code // %%} lines.
 *
 * <p>Files are {@link org.headcount.notebook.AtomicFile written whole or not at all}. What is wrong with
 * one is a {@link org.headcount.notebook.UnusableFile}: it names the file and says what to do.
 */
package org.headcount.notebook;
