/** The static methods of the IJava kernel, as thin adapters to {@link org.headcount.session.Display}. */
package io.github.spencerpark.ijava.runtime;
