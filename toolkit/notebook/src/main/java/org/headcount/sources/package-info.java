/**
 * What libraries' sources say of what is in them.
 *
 * <p>{@link org.headcount.sources.LibrarySources} is the one door: it is given a signature as JShell writes it, finds
 * the class's source file among the sources that belong to the class path, reads that with the compiler's
 * parser alone, and gives the comment of the member meant, or of the one that it overrides. Sources are a jar
 * {@code NAME-sources.jar} beside {@code NAME.jar} or in a folder {@code sources} there, as in a release of
 * ours; a Maven project's {@code src/main/java} for its {@code target/classes}; or where a caller says.
 */
package org.headcount.sources;
