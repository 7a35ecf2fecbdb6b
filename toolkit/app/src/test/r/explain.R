# What R gives for the options of `headcount measure` that take poverty apart: writes the expected values that
# MeasureExplainTest reads. Run in the root of the repository: Rscript toolkit/app/src/test/r/explain.R
# Made with R 4.x and survey 4.1-1; the data are the made-up households of data/surveys. Errors of smooth functions of totals are
# by svycontrast (the delta method); those of ranks and quantiles by the stratified jackknife (withReplicates), which
# --method jkn gives too.
suppressPackageStartupMessages(library(survey))
found <- data.frame()
put <- function(id, value, se) {
  found <<- rbind(found, data.frame(id = id, value = as.numeric(value), se = as.numeric(se)))
}
d <- read.csv("data/surveys/households.csv")
d$popweight <- d$weight * d$members
d$one <- 1
all <- svydesign(ids = ~cluster, strata = ~stratum, weights = ~popweight, data = d, nest = TRUE)
s <- subset(all, year == 2022)

# A function of totals: the expressions are called t1, t2, ...
of <- function(id, design, totals, f) {
  it <- svytotal(as.formula(paste("~", paste0("I(1 * (", totals, "))", collapse = " + "))), design, na.rm = TRUE)
  names(it) <- paste0("t", seq_along(totals))
  dimnames(attr(it, "var")) <- list(names(it), names(it))
  out <- svycontrast(it, list(f))
  put(id, coef(out), SE(out))
}

# --contributions
gap <- "pmax(3 - consumption, 0) / 3"
poor <- "(consumption < 3)"
regions <- c("Central", "Coast", "Highlands", "South")
for (g in regions) {
  is <- sprintf("(region == '%s')", g)
  of(paste("share", g), s, c(paste(is, "+ 0 * consumption"), "one + 0 * consumption"), quote(t1 / t2))
  of(paste("headcount", g), s, c(paste(is, "*", poor), poor), quote(t1 / t2))
  of(paste("poverty_gap", g), s, c(paste(is, "*", gap), gap), quote(t1 / t2))
}

# --within: generalised entropy of 0 and 1 from each region's people, income and sums of logarithms
n <- sprintf("(region == '%s') + 0 * consumption", regions)
y <- sprintf("(region == '%s') * consumption", regions)
l <- sprintf("(region == '%s') * log(consumption)", regions)
yl <- sprintf("(region == '%s') * consumption * log(consumption)", regions)
sum_of <- function(names) Reduce(function(a, b) call("+", a, b), lapply(names, as.name))
N <- sum_of(paste0("t", 1:4))
Y <- sum_of(paste0("t", 5:8))
terms <- function(f) Reduce(function(a, b) call("+", a, b), lapply(1:4, f))
part <- function(template) terms(function(g) do.call(substitute, list(template, list(
  n = as.name(paste0("t", g)), y = as.name(paste0("t", 4 + g)), l = as.name(paste0("t", 8 + g)), N = N, Y = Y))))
of("ge_within 0", s, c(n, y, l), part(quote((n / (N)) * (log(y / n) - l / n))))
of("ge_between 0", s, c(n, y, l), part(quote((n / (N)) * log(((Y) / (N)) / (y / n)))))
of("ge_within 1", s, c(n, y, yl), part(quote((y / (Y)) * (l / y - log(y / n)))))
of("ge_between 1", s, c(n, y, yl), part(quote((y / (Y)) * log((y / n) / ((Y) / (N))))))

# --mpi: ten indicators, three dimensions of equal weight
health <- c("nutrition", "child_mortality")
education <- c("years_of_schooling", "school_attendance")
living <- c("cooking_fuel", "sanitation", "drinking_water", "electricity", "housing", "assets")
weights <- c(rep(1 / 6, 4), rep(1 / 18, 6))
indicators <- c(health, education, living)
score <- as.numeric(as.matrix(d[, indicators]) %*% weights)
for (k in c(1 / 3, 0.5)) {
  d$mpoor <- as.numeric(score >= k - 1e-9)
  d$score <- d$mpoor * score
  m <- update(all, mpoor = d$mpoor, score = d$score)
  m22 <- subset(m, year == 2022)
  name <- function(x) paste(x, round(k, 2))
  put(name("mpi"), coef(svymean(~score, m22, na.rm = TRUE)), SE(svymean(~score, m22, na.rm = TRUE)))
  put(name("mpi_headcount"), coef(svymean(~mpoor, m22, na.rm = TRUE)), SE(svymean(~mpoor, m22, na.rm = TRUE)))
  a <- svyratio(~score, ~mpoor, m22, na.rm = TRUE)
  put(name("mpi_intensity"), coef(a), SE(a))
  for (i in c("nutrition", "assets")) {
    of(name(paste("uncensored", i)), m22, c(paste(i, "+ 0 * score"), "one + 0 * score"), quote(t1 / t2))
    of(name(paste("censored", i)), m22, c(paste(i, "* mpoor"), "one + 0 * score"), quote(t1 / t2))
    of(name(paste("contribution", i)), m22, c(paste(i, "* mpoor *", weights[indicators == i]), "score"), quote(t1 / t2))
  }
}
known <- subset(m, !is.na(score)) # the change of the index at a cutoff of one half
years <- svyby(~score, ~year, known, svymean, covmat = TRUE)
put("mpi change", coef(svycontrast(years, c(-1, 1))), SE(svycontrast(years, c(-1, 1))))

# --targeting
N <- "one + 0 * consumption"
of("coverage", s, c("transfer + 0 * consumption", N), quote(t1 / t2))
of("coverage_of_poor", s, c(paste("transfer *", poor), poor), quote(t1 / t2))
of("undercoverage", s, c(paste("(1 - transfer) *", poor), poor), quote(t1 / t2))
of("leakage", s, c(paste("transfer * (1 -", poor, ")"), "transfer + 0 * consumption"), quote(t1 / t2))
of("inclusion_error_rate", s, c(paste("transfer * (1 -", poor, ")"), paste("1 -", poor)), quote(t1 / t2))
of("targeting_accuracy", s, c(paste("(transfer ==", poor, ")"), N), quote(t1 / t2))
of("targeting_differential", s,
  c(paste("transfer *", poor), poor, paste("transfer * (1 -", poor, ")"), paste("1 -", poor)),
  quote(t1 / t2 - t3 / t4))
of("targeting_performance", s,
  c(paste("transfer *", poor), "transfer + 0 * consumption", poor, N), quote((t1 / t2) / (t3 / t4)))
of("targeting_performance_by_benefit", s,
  c(paste("benefit *", poor), "benefit + 0 * consumption", poor, N), quote((t1 / t2) / (t3 / t4)))

# --dominance of order 1, 2 and 3, and what changed since 2018
for (z in c(2, 4)) {
  for (order in 1:3) {
    x <- sprintf("(consumption < %g) * (%g - consumption)^%d / %d", z, z, order - 1, c(1, 1, 2)[order])
    id <- paste("dominance", order, z)
    of(id, s, c(x, N), quote(t1 / t2))
    of(paste(id, "change"), all,
      c(paste("(year == 2022) *", x), "(year == 2022) + 0 * consumption",
        paste("(year == 2018) *", x), "(year == 2018) + 0 * consumption"), quote(t1 / t2 - t3 / t4))
  }
}

# --decompose sectors=region: within each region, shift between them, interaction
is <- function(year, g, x) sprintf("(year == %d & region == '%s') * %s", year, g, x)
totals <- c(
  sapply(regions, function(g) is(2018, g, "(1 + 0 * consumption)")), sapply(regions, function(g) is(2022, g, "(1 + 0 * consumption)")),
  sapply(regions, function(g) is(2018, g, poor)), sapply(regions, function(g) is(2022, g, poor)))
N0 <- sum_of(paste0("t", 1:4))
N1 <- sum_of(paste0("t", 5:8))
sector <- function(template, g) do.call(substitute, list(template, list(
  n0 = as.name(paste0("t", g)), n1 = as.name(paste0("t", 4 + g)),
  q0 = as.name(paste0("t", 8 + g)), q1 = as.name(paste0("t", 12 + g)), N0 = N0, N1 = N1)))
intra <- quote((q1 / n1 - q0 / n0) * (n0 / (N0)))
for (g in 1:4) of(paste("sectors within", regions[g]), all, totals, sector(intra, g))
of("sectors shift", all, totals, terms(function(g) sector(quote((n1 / (N1) - n0 / (N0)) * (q0 / n0)), g)))
of("sectors interaction", all, totals,
  terms(function(g) sector(quote((n1 / (N1) - n0 / (N0)) * (q1 / n1 - q0 / n0)), g)))

# By the jackknife: ranks, quantiles and poverty at a mean that is estimated
jk <- as.svrepdesign(all, type = "JKn", mse = TRUE)
again <- function(id, f) {
  it <- withReplicates(jk, function(w, data) f(w, data))
  put(id, coef(it), SE(it))
}
gini <- function(x, w) {
  o <- order(x)
  x <- x[o]
  w <- w[o]
  total <- sum(w * x)
  L <- c(0, cumsum(w * x) / total)
  p <- c(0, cumsum(w) / sum(w))
  1 - sum(diff(p) * (head(L, -1) + L[-1]))
}
in22 <- d$year == 2022 & !is.na(d$consumption)
in18 <- d$year == 2018 & !is.na(d$consumption)
x <- d$consumption
again("gini_within", function(w, data) {
  w <- w[in22]
  x <- x[in22]
  g <- d$region[in22]
  sum(sapply(regions, function(r) (sum(w[g == r]) / sum(w)) * (sum((w * x)[g == r]) / sum(w * x)) * gini(x[g == r], w[g == r])))
})
again("gini_between", function(w, data) {
  w <- w[in22]
  g <- d$region[in22]
  gini(sapply(regions, function(r) weighted.mean(x[in22][g == r], w[g == r])), sapply(regions, function(r) sum(w[g == r])))
})
# Lerman and Yitzhaki: mid-ranks, ties share one
rank_of <- function(x, w) {
  at <- match(x, sort(unique(x)))
  people <- as.numeric(tapply(w, at, sum))
  ((cumsum(people) - people / 2) / sum(w))[at]
}
cov_of <- function(a, r, w) sum(w * a * r) / sum(w) - weighted.mean(a, w) / 2
for (source in c("consumption", "benefit")) {
  parts <- function(w) {
    w <- w[in22]
    a <- d[[source]][in22]
    total <- d$consumption[in22] + d$benefit[in22]
    S <- sum(w * a) / sum(w * total)
    k <- cov_of(a, rank_of(total, w), w) / cov_of(total, rank_of(total, w), w)
    c(S, 2 * cov_of(a, rank_of(a, w), w) / weighted.mean(a, w),
      cov_of(a, rank_of(total, w), w) / cov_of(a, rank_of(a, w), w), k, k - S)
  }
  names <- c("source_share", "source_gini", "gini_correlation", "source_contribution", "marginal_effect")
  for (i in seq_along(names)) again(paste(names[i], source), function(w, data) parts(w)[i])
}
again("concentration_index", function(w, data) {
  w <- w[in22]
  a <- d$benefit[in22]
  2 * cov_of(a, rank_of(x[in22], w), w) / weighted.mean(a, w)
})
for (index in c("headcount", "poverty_gap")) {
  poverty <- function(y, w) if (index == "headcount") weighted.mean(y < 3, w) else weighted.mean(pmax(3 - y, 0) / 3, w)
  parts <- function(w) {
    x0 <- x[in18]
    x1 <- x[in22]
    w0 <- w[in18]
    w1 <- w[in22]
    m0 <- weighted.mean(x0, w0)
    m1 <- weighted.mean(x1, w1)
    grown <- poverty(x0 * (m1 / m0), w0)
    moved <- poverty(x1 * (m0 / m1), w1)
    start <- poverty(x0, w0)
    end <- poverty(x1, w1)
    c(start, (grown - start + end - moved) / 2, (moved - start + end - grown) / 2, end,
      grown - start, moved - start, end - grown - moved + start)
  }
  names <- c("before", "shapley growth", "shapley redistribution", "after", "growth", "redistribution", "residual")
  for (i in seq_along(names)) again(paste(index, names[i]), function(w, data) parts(w)[i])
}
quantile_of <- function(x, w, p) {
  o <- order(x)
  x[o][which(cumsum(w[o]) >= p * sum(w) * (1 - 1e-12))[1]]
}
growth_at <- function(w, p) quantile_of(x[in22], w[in22], p) / quantile_of(x[in18], w[in18], p) - 1
for (p in c(0.1, 0.5, 0.9)) again(paste("incidence", p), function(w, data) growth_at(w, p))
poor_percents <- function(w) floor(100 * weighted.mean(x[in18] < 3, w[in18]) * (1 + 1e-12))
again("pro-poor", function(w, data) mean(sapply(seq_len(poor_percents(w)) / 100, function(p) growth_at(w, p))))

found$value <- sprintf("%.12g", found$value)
found$se <- sprintf("%.12g", found$se)
write.csv(found, "toolkit/app/src/test/resources/measure/explained.csv", row.names = FALSE, quote = FALSE)
