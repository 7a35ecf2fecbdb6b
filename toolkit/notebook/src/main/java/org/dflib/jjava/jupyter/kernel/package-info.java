/** The kernel of JJava, as its later notebooks ask for it. */
package org.dflib.jjava.jupyter.kernel;
