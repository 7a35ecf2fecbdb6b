/**
 * Libraries from Maven's repositories, by the settings of the user: mirrors, proxies,
 * credentials, being offline, and the local repository that Maven itself uses.
 *
 * <p>{@link org.headcount.maven.Maven} is the one door: it takes {@link org.headcount.maven.Coordinates}
 * or a POM, and gives a {@link org.headcount.maven.Resolution}: which jars, which versions gave way to
 * others, which repositories could not be asked. What cannot be found is {@link
 * org.headcount.maven.Unresolved}, with everything that was tried. The resolving is Maven's own resolver's,
 * by way of MIMA, which is loaded when something is first asked for. {@link
 * org.headcount.maven.LocalRepository} looks at folders only, so that completion costs nothing, and {@link
 * org.headcount.maven.LocalSources} finds there what jars were made from.
 */
package org.headcount.maven;
