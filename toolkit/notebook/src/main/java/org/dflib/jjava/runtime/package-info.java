/** The static methods of the JJava kernel. */
package org.dflib.jjava.runtime;
