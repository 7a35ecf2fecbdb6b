/** IJava's registry of renderers, as thin adapters to {@link org.headcount.session.Renderer}. */
package io.github.spencerpark.jupyter.kernel.display;
