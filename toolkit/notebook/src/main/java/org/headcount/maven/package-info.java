/**
 * Libraries from Maven's repositories, by the settings of the user: mirrors, proxies, credentials, offline, and the local
 * repository that Maven itself uses.
 *
 * <p>{@link org.headcount.maven.Maven} takes {@link org.headcount.maven.Coordinates} or a POM, and returns a {@link
 * org.headcount.maven.Resolution}: the jars, the versions that other versions replaced, the repositories that could not be
 * reached. A library that is not found is {@link org.headcount.maven.Unresolved}, with everything that was tried. Maven's
 * own resolver does the work, by way of MIMA; it is loaded at the first request. {@link
 * org.headcount.maven.LocalRepository} reads folders only, so that completion is fast, and {@link
 * org.headcount.maven.LocalSources} finds there the sources of jars.
 */
package org.headcount.maven;
