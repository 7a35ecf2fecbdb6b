/**
 * Documentation from the sources of libraries.
 *
 * <p>{@link org.headcount.sources.LibrarySources} takes a signature as JShell writes it, finds the source file of its
 * class among the sources of the class path, parses it with the compiler's parser, and returns the comment of the member,
 * or of the one that it overrides. Sources are a jar {@code NAME-sources.jar} beside {@code NAME.jar} or in a folder
 * {@code sources} there, as in our releases; a Maven project's {@code src/main/java} for its {@code target/classes}; or
 * where the caller says.
 */
package org.headcount.sources;
