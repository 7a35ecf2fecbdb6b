package org.headcount.survey;

/** What a column is to a survey: all but welfare decide what sample was drawn. */
enum ColumnRole {
    WELFARE,
    WEIGHT,
    SIZE,
    STRATA,
    PSU,
    PSUS_IN_POPULATION,
    SSU,
    SSUS_IN_PSU
}
