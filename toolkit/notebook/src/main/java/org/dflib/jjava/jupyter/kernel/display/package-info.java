/** JJava's names for what is displayed. */
package org.dflib.jjava.jupyter.kernel.display;
