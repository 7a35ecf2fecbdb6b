package org.headcount.survey;

/** What a column is to a survey: the five but welfare decide what sample was drawn. */
enum ColumnRole {
    WELFARE,
    WEIGHT,
    SIZE,
    STRATA,
    PSU,
    PSUS_IN_POPULATION
}
