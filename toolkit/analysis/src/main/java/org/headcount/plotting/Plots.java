package org.headcount.plotting;

import java.util.List;
import org.headcount.document.Audit;
import org.headcount.document.AuditedClaim;
import org.headcount.document.Derivation;
import org.headcount.document.Figures;
import org.headcount.document.Measures;
import org.headcount.document.Programmes;
import org.headcount.document.Series;
import org.headcount.document.Ties;
import org.headcount.document.Valued;
import org.headcount.metrics.GroupedData;
import org.headcount.metrics.LorenzFit;
import org.headcount.plot.Plot;
import org.headcount.survey.Estimates;
import org.headcount.survey.Survey;
import org.headcount.survey.SurveyChange;
import tech.tablesaw.api.Table;

/**
 * Plots of surveys, tables, figures, audits, derivations, series and ties, one call each.
 *
 * <p>Title, finding, notes and source are proposed from what is plotted; all of them, and the form, can
 * be changed: {@code Plots.slope(figures, 2001, 2010, "fiscal_input").withTitle("...")}.
 */
public final class Plots {

    private Plots() {}

    /**
     * Shows a plot in a browser, from a script or {@code headcount jshell}; where there is no browser, says
     * where the page is that would be shown. In a notebook a cell that ends in the plot shows it.
     */
    public static void show(Plot plot) {
        plot.show();
    }

    // Audits and derivations

    /**
     * What became of each claim: how far the recomputed number lies from the printed one, in halves of
     * the last printed digit, with all that the rounding of its inputs allows. Within one half of zero it
     * rounds to what is printed. Bounds are in {@link #bounds}.
     */
    public static Plot verdicts(Audit audit) {
        return AuditPlots.verdicts(audit);
    }

    /** How many claims of each document were graded how, those that it states apart from those that ought to hold. */
    public static Plot verdicts(List<Audit> audits) {
        return AuditPlots.counts(audits);
    }

    /** What must be a part of something, in percent of it: all that it may be lies below a hundred. */
    public static Plot bounds(Audit audit) {
        return AuditPlots.bounds(audit);
    }

    /**
     * What a mean that cannot be checked makes of the number that is missing: the total divided by every
     * number that it might be, against the printed mean.
     *
     * @throws IllegalArgumentException if the claim is no mean whose divisor is missing
     */
    public static Plot implied(AuditedClaim claim) {
        return AuditPlots.implied(claim);
    }

    /**
     * Growth with a step fewer and a step more, against the printed rate.
     *
     * @throws IllegalArgumentException if the claim is no growth that could be computed
     */
    public static Plot sensitivity(AuditedClaim claim) {
        return AuditPlots.sensitivity(claim);
    }

    // Figures and series

    /**
     * Numbers with all that their digits and hedges allow.
     *
     * @throws IllegalArgumentException if they differ in unit
     */
    public static Plot intervals(Valued... all) {
        return FigurePlots.intervals(List.of(all));
    }

    /** Numbers of different things, each with its unit, over powers of ten. */
    public static Plot magnitudes(Valued... all) {
        return FigurePlots.magnitudes(List.of(all));
    }

    /** The numbers among figures of different things, each with its unit, over powers of ten. */
    public static Plot magnitudes(Figures figures) {
        return FigurePlots.magnitudes(figures.stream()
                .filter(figure -> figure.kind().isQuantity())
                .map(Valued.class::cast)
                .toList());
    }

    /**
     * Numbers as bars, with an arrow where there is only a lower bound.
     *
     * @throws IllegalArgumentException if they differ in unit
     */
    public static Plot bars(Valued... all) {
        return FigurePlots.bars(List.of(all));
    }

    /**
     * Two numbers back to back.
     *
     * @throws IllegalArgumentException if they differ in unit
     */
    public static Plot backToBack(Valued left, Valued right) {
        return FigurePlots.backToBack(left, right);
    }

    /**
     * Parts of a whole, end to end.
     *
     * @param whole what they add up to
     * @throws IllegalArgumentException if they differ in unit
     */
    public static Plot stacked(String whole, Valued... parts) {
        return FigurePlots.stacked(whole, List.of(parts));
    }

    /**
     * Series as parts that add up, a bar for each year of the first.
     *
     * @throws IllegalArgumentException if they differ in unit, or one lacks a year
     */
    public static Plot stacked(Series... series) {
        return FigurePlots.stacked(List.of(series));
    }

    /**
     * So many, each so much: their product as an area.
     *
     * @throws IllegalArgumentException if it is no product of two printed numbers
     */
    public static Plot product(Derivation product) {
        return FigurePlots.product(product);
    }

    /**
     * The dates among figures, each with the span that it names.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Plot timeline(Figures figures) {
        return FigurePlots.timeline(figures);
    }

    /** Programmes in lanes by document, each over the years that its figures speak of; those without a year are counted. */
    public static Plot timeline(Programmes programmes) {
        return FigurePlots.timeline(programmes);
    }

    /**
     * Quantities in two years, with the yearly growth between them.
     *
     * @param topics quantities of one unit, such as {@code fiscal_input}
     * @throws IllegalArgumentException if one has no figure in one of the years, or they differ in unit
     */
    public static Plot slope(Figures figures, int first, int last, String... topics) {
        return FigurePlots.slope(figures, first, last, List.of(topics));
    }

    /**
     * The first and the last value of series, with the yearly growth between them.
     *
     * @throws IllegalArgumentException if they differ in unit or in years
     */
    public static Plot slope(Series... series) {
        return FigurePlots.slope(List.of(series));
    }

    /**
     * Series over the years.
     *
     * @throws IllegalArgumentException if they differ in unit
     */
    public static Plot line(Series... series) {
        return FigurePlots.line(List.of(series));
    }

    /**
     * Numbers each of which lies inside the one before, from the whole inwards.
     *
     * @throws IllegalArgumentException if they differ in unit, or one is greater than the one before
     */
    public static Plot nested(Valued... all) {
        return FigurePlots.nested(List.of(all));
    }

    /**
     * Numbers that add up, step by step.
     *
     * @throws IllegalArgumentException if they differ in unit
     */
    public static Plot waterfall(Valued... all) {
        return FigurePlots.waterfall(List.of(all));
    }

    /**
     * A count out of another, one square for each.
     *
     * @throws IllegalArgumentException if they differ in unit, or the part is greater than the whole
     */
    public static Plot icons(Valued part, Valued whole) {
        return FigurePlots.icons(part, whole);
    }

    // Ties

    /** Ties between parties, by kind. */
    public static Plot flow(Ties ties) {
        return TiePlots.flow(ties);
    }

    /** When ties held, a lane for each relation. Those without a date are counted in a note. */
    public static Plot timeline(Ties ties) {
        return TiePlots.timeline(ties);
    }

    /** Ties between parties: sources by targets. */
    public static Plot matrix(Ties ties) {
        return TiePlots.matrix(ties);
    }

    // Surveys

    /**
     * Lorenz curves with confidence bands: one, or one for each group of a survey {@code by} a column, or of several
     * surveys.
     */
    public static Plot lorenz(Survey... surveys) {
        return SurveyPlots.lorenz(List.of(surveys));
    }

    /** Generalised Lorenz curves: what the poorest have, per person. Where one lies higher, so does welfare. */
    public static Plot generalisedLorenz(Survey... surveys) {
        return SurveyPlots.generalisedLorenz(List.of(surveys));
    }

    /** Pen's parade: welfare at each place of the population. */
    public static Plot pen(Survey... surveys) {
        return SurveyPlots.pen(List.of(surveys));
    }

    /** The three I's of poverty: gaps added up from the poorest, at a poverty line in the unit of welfare. */
    public static Plot tip(double line, Survey... surveys) {
        return SurveyPlots.tip(line, List.of(surveys));
    }

    /**
     * Dominance curves over a range of poverty lines: of order 1 the headcount at each, of order 2 the average shortfall.
     */
    public static Plot dominance(int order, double from, double to, Survey... surveys) {
        return SurveyPlots.dominance(order, from, to, List.of(surveys));
    }

    /** How much lower or higher a dominance curve has become, with the band of the difference. */
    public static Plot dominance(int order, double from, double to, SurveyChange change) {
        return SurveyPlots.dominance(change, order, from, to);
    }

    /** The density of welfare, with poverty lines. */
    public static Plot density(Survey survey, double... lines) {
        return SurveyPlots.density(survey, lines);
    }

    /** The growth incidence curve: how each quantile grew, with the band of its growth. */
    public static Plot growthIncidence(SurveyChange change) {
        return SurveyPlots.growthIncidence(change);
    }

    /**
     * Estimates with their confidence intervals, in the order given.
     *
     * @throws IllegalArgumentException if they have not one unit: a headcount and a mean do not share an axis
     */
    public static Plot estimates(Estimates... estimates) {
        return EstimatePlots.estimates(List.of(estimates));
    }

    /** The same of the first metric and of those in its unit; a note names the others. */
    public static Plot estimatesLikeFirst(Estimates... estimates) {
        return EstimatePlots.likeFirst(List.of(estimates));
    }

    /**
     * A change in poverty taken apart, step by step from before to after.
     *
     * @param decomposition of Datt and Ravallion, Shapley, or Ravallion and Huppi
     */
    public static Plot waterfall(Estimates decomposition) {
        return EstimatePlots.waterfall(decomposition);
    }

    /**
     * What each indicator contributes to the multidimensional poverty index: of the population with intervals, of groups as
     * parts of a hundred percent. Or what each group contributes to a poverty index, beside its share of the population.
     *
     * @param contributions estimates of {@code mpi.contributions()} or of {@code survey.contributions("region", index)}
     */
    public static Plot contributions(Estimates contributions) {
        return EstimatePlots.contributions(contributions);
    }

    /** Published points of a Lorenz curve and the curves fitted to them. */
    public static Plot lorenz(GroupedData data, LorenzFit... fits) {
        return GroupedPlots.lorenz(data, List.of(fits));
    }

    /** How far fitted Lorenz curves lie from the published points. */
    public static Plot lorenzResiduals(GroupedData data, LorenzFit... fits) {
        return GroupedPlots.lorenzResiduals(data, List.of(fits));
    }

    // Measures

    /** What was done by where it was done; what was only announced is hollow. */
    public static Plot matrix(Measures measures) {
        return TiePlots.matrix(measures);
    }

    // Tables

    /** Columns of numbers over another, as lines. */
    public static Plot line(Table table, String x, String... ys) {
        return TablePlots.line(table, x, List.of(ys));
    }

    /** A column of numbers over another, as dots. */
    public static Plot scatter(Table table, String x, String y) {
        return TablePlots.scatter(table, x, y);
    }

    /** A column of numbers over another, a shape and colour of dots for each group. */
    public static Plot scatter(Table table, String x, String y, String group) {
        return TablePlots.scatter(table, x, y, group);
    }

    /** A curve with the band from one column to another around it. */
    public static Plot curve(Table table, String x, String y, String low, String high) {
        return TablePlots.curve(table, x, y, low, high);
    }

    /** Columns of numbers as bars beside each other, a row of the table each. */
    public static Plot bars(Table table, String label, String... values) {
        return TablePlots.bars(table, label, List.of(values));
    }

    /** Columns of numbers as parts that add up, a row of the table each. */
    public static Plot stacked(Table table, String label, String... values) {
        return TablePlots.stacked(table, label, List.of(values));
    }

    /** Two columns of numbers back to back, a row of the table each. */
    public static Plot backToBack(Table table, String label, String left, String right) {
        return TablePlots.backToBack(table, label, left, right);
    }

    /** A column of numbers with their lower and upper ends, a row of the table each. */
    public static Plot intervals(Table table, String label, String value, String low, String high) {
        return TablePlots.intervals(table, label, value, low, high);
    }

    /** Spans of years, a row of the table each; a blank end is open. */
    public static Plot timeline(Table table, String label, String from, String to) {
        return TablePlots.timeline(table, label, from, to);
    }

    /** Which of one column's values go with which of another's. */
    public static Plot matrix(Table table, String row, String column) {
        return TablePlots.matrix(table, row, column);
    }

    /**
     * What a third column has where values of two others meet: numbers as shades, up to three words as signs.
     *
     * @throws IllegalArgumentException if it has more than three words, or two numbers meet in one cell
     */
    public static Plot matrix(Table table, String row, String column, String value) {
        return TablePlots.matrix(table, row, column, value);
    }

    /** Who goes with whom, a row of the table each. */
    public static Plot flow(Table table, String from, String to) {
        return TablePlots.flow(table, from, to);
    }

    /** How much goes from whom to whom, a row of the table each. */
    public static Plot flow(Table table, String from, String to, String amount) {
        return TablePlots.flow(table, from, to, amount);
    }
}
