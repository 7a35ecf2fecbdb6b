/** Benchmarks: built only with the profile {@code bench}, run by hand, printed beside a peer where one is installed. */
package org.headcount.bench;
