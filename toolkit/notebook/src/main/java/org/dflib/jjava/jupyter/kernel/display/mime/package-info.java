/** MIME types as JJava names them. */
package org.dflib.jjava.jupyter.kernel.display.mime;
