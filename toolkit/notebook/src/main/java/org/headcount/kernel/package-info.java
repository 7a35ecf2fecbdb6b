/**
 * Jupyter's side of the engine: a kernel that speaks the protocol of its messages, version 5.5.
 */
package org.headcount.kernel;
