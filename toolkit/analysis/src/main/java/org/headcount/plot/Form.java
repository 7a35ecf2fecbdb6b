package org.headcount.plot;

/** What a plot looks like, with the data in it: one of ten forms. */
public sealed interface Form
        permits LineForm, Bars, Intervals, Slope, Nested, Waterfall, Icons, Timeline, Matrix, Flow {

    /** Answers for the form that this is. */
    <R> R read(Reader<R> reader);

    /**
     * Something that can be said or made of every form: a picture, a trace, a sentence.
     *
     * @param <R> what is made
     */
    interface Reader<R> {

        /** Of lines, dots and curves with a band. */
        R line(LineForm form);

        /** Of bars. */
        R bars(Bars form);

        /** Of numbers with whiskers. */
        R intervals(Intervals form);

        /** Of before and after. */
        R slope(Slope form);

        /** Of parts inside a whole. */
        R nested(Nested form);

        /** Of steps that add up. */
        R waterfall(Waterfall form);

        /** Of an array of icons. */
        R icons(Icons form);

        /** Of lanes of events. */
        R timeline(Timeline form);

        /** Of rows by columns. */
        R matrix(Matrix form);

        /** Of who goes with whom. */
        R flow(Flow form);
    }
}
