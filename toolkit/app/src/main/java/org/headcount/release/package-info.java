/**
 * The release as one jar, which holds the others and unpacks itself: what {@code java -jar} and JBang run.
 * It uses nothing but the JDK, since nothing else is there before it has run.
 */
package org.headcount.release;
