/**
 * Pictures of numbers: what a plot is, and how it is drawn.
 *
 * <p><b>The walk.</b> A {@link org.headcount.plot.Plot} is a description: a title, the finding, one of
 * ten {@linkplain org.headcount.plot.Form forms} with its data, notes, the source. It is a value and
 * every part of it can be changed for another. To be seen, it is read by one of two writers. The
 * SVG writer lays the form out for a width: letters keep their size, names are measured and broken into
 * lines, what finds no place beside its mark goes below, and the result is a scene, a list of areas,
 * lines and words each at its place. SVG and PNG only write the scene out. The Plotly writer makes
 * traces, by tablesaw-jsplot where it has the trace, in the same colours, textures and words, for a page
 * that can be touched. A third reader of the form says it in a sentence, for those who see neither.
 *
 * <p><b>What is kept to.</b> Bars start at zero. A bound that is open is an arrow and never a bar's end.
 * What is not known is said, not left out and not drawn as nothing. Nothing is shown by colour alone.
 * Text stays text: every string passes one escape on its way out of each writer.
 *
 * <p>Nothing here knows of documents or surveys: {@code org.headcount.plotting} makes plots of those.
 */
package org.headcount.plot;
