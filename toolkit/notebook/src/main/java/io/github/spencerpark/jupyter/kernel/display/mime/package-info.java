/** MIME types as IJava names them. */
package io.github.spencerpark.jupyter.kernel.display.mime;
