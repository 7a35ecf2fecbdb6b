# What R's package survey gives for the options of `headcount measure`: writes the expected values and the data with replicate
# weights that MeasureAgainstRTest reads. Run in the root of the repository: Rscript toolkit/app/src/test/r/measure.R
# Made with R 4.x and survey 4.1-1; the data are the made-up households of data/surveys.
suppressPackageStartupMessages(library(survey))
set.seed(20260101)
out <- "toolkit/app/src/test/resources/measure"
found <- data.frame()
keep <- function(id, it, se = SE(it)) {
  found <<- rbind(found, data.frame(id = id, value = as.numeric(coef(it)), se = as.numeric(se)))
}

d <- read.csv("data/surveys/households.csv")
d$popweight <- d$weight * d$members
d$poor <- as.numeric(d$consumption < 3)
s <- svydesign(ids = ~cluster, strata = ~stratum, weights = ~popweight, data = d, nest = TRUE)

# --where, also with conditions that read missing values
keep("where and", svymean(~poor, subset(s, year == 2022 & area == "rural"), na.rm = TRUE))
keep("where in", svymean(~poor, subset(s, year == 2022 & region %in% c("South", "Coast")), na.rm = TRUE))
keep("where not or", svymean(~consumption, subset(s, !(region == "South" | members > 6)), na.rm = TRUE))
keep("where unequal", svymean(~consumption, subset(s, nutrition != 1), na.rm = TRUE))
keep("where not missing", svymean(~consumption, subset(s, !is.na(nutrition)), na.rm = TRUE))
keep("where columns", svymean(~members, subset(s, consumption < line), na.rm = TRUE))
keep("where between", svymean(~consumption, subset(s, members >= 3 & members <= 5), na.rm = TRUE))

# --by twice
both <- svyby(~poor, ~area + region, subset(s, year == 2022), svymean, na.rm = TRUE)
for (i in seq_len(nrow(both))) {
  found <- rbind(found, data.frame(
    id = paste("by", both$region[i], both$area[i]), value = both$poor[i], se = both$se[i]))
}

# --compare: the two years have their PSUs in common
known <- subset(s, !is.na(consumption)) # svyby has no covariance where rows are missing
years <- svyby(~poor, ~year, known, svymean, na.rm = TRUE, covmat = TRUE)
keep("compare headcount", svycontrast(years, c(-1, 1)))
t <- as.numeric(coef(svycontrast(years, c(-1, 1))) / SE(svycontrast(years, c(-1, 1))))
found <- rbind(found, data.frame(id = "compare t and p", value = t, se = 2 * pt(-abs(t), degf(s))))
rural <- svyby(~consumption, ~year, subset(known, area == "rural"), svymean, na.rm = TRUE, covmat = TRUE)
keep("compare mean rural", svycontrast(rural, c(-1, 1)))
d18 <- subset(d, year == 2018)
d22 <- subset(d, year == 2022)
m18 <- svymean(~poor, svydesign(ids = ~cluster, strata = ~stratum, weights = ~popweight, data = d18, nest = TRUE), na.rm = TRUE)
m22 <- svymean(~poor, svydesign(ids = ~cluster, strata = ~stratum, weights = ~popweight, data = d22, nest = TRUE), na.rm = TRUE)
found <- rbind(found, data.frame(
  id = "compare files", value = as.numeric(coef(m22) - coef(m18)), se = as.numeric(sqrt(SE(m22)^2 + SE(m18)^2))))

# --differences between the regions, by Holm and Bonferroni
regions <- svyby(~poor, ~region, subset(known, year == 2022), svymean, na.rm = TRUE, covmat = TRUE)
names <- as.character(regions$region)
pairs <- combn(length(names), 2)
p <- apply(pairs, 2, function(k) {
  w <- numeric(length(names))
  w[k[1]] <- 1
  w[k[2]] <- -1
  it <- svycontrast(regions, w)
  keep(paste("difference", names[k[1]], names[k[2]]), it)
  # Degrees of freedom are those of the PSUs in the two groups.
  df <- degf(subset(s, year == 2022 & region %in% names[k]))
  2 * pt(-abs(as.numeric(coef(it) / SE(it))), df)
})
for (kind in c("none", "bonferroni", "holm")) {
  found <- rbind(found, data.frame(
    id = paste(kind, names[pairs[1, ]], names[pairs[2, ]]), value = p.adjust(p, kind), se = NA))
}

# --scale, --deflator, --prices and --ppp
d$children <- pmin(d$members - 1, d$transfer * 2)
d$index <- 0.9 + 0.05 * (d$stratum %% 4)
s <- update(s, children = d$children, index = d$index)
x <- subset(s, year == 2022)
keep("scale per-capita", svymean(~I(consumption / members), x, na.rm = TRUE))
keep("scale sqrt", svymean(~I(consumption / sqrt(members)), x, na.rm = TRUE))
keep("scale 0.7", svymean(~I(consumption / members^0.7), x, na.rm = TRUE))
keep("scale oecd", svymean(
  ~I(consumption / (1 + 0.5 * (members - children - 1) + 0.3 * children)), x, na.rm = TRUE))
keep("deflator", svymean(~I(consumption / index), x, na.rm = TRUE))
keep("prices and ppp", svymean(~I(consumption / 1.25 / 5.4), x, na.rm = TRUE))
write.csv(d[d$year == 2022, c("year", "stratum", "cluster", "weight", "members", "children", "consumption", "index")],
  file.path(out, "scales.csv"), row.names = FALSE, quote = FALSE, na = "")

# --replicates: two PSUs of each stratum
small <- subset(d, year == 2022 & (cluster %% 100) %in% c(1, 2, 13, 14))
small <- small[small$cluster %in% tapply(small$cluster, small$stratum, function(k) sort(unique(k))[1:2]) |
  small$cluster %in% unlist(tapply(small$cluster, small$stratum, function(k) sort(unique(k))[1:2])), ]
small <- small[, c("stratum", "cluster", "weight", "members", "consumption")]
plain <- svydesign(ids = ~cluster, strata = ~stratum, weights = ~weight, data = small, nest = TRUE)
whole <- svydesign(ids = ~cluster, weights = ~weight, data = small, nest = TRUE)
made <- list(
  jkn_ = as.svrepdesign(plain, type = "JKn"), jk1_ = as.svrepdesign(whole, type = "JK1"),
  brr_ = as.svrepdesign(plain, type = "BRR"), fay_ = as.svrepdesign(plain, type = "Fay", fay.rho = 0.3),
  boot_ = as.svrepdesign(plain, type = "subbootstrap", replicates = 24))
for (name in names(made)) {
  w <- round(weights(made[[name]], type = "analysis"), 4)
  colnames(w) <- paste0(name, seq_len(ncol(w)))
  small <- cbind(small, w)
}
write.csv(small, file.path(out, "replicates.csv"), row.names = FALSE, quote = FALSE, na = "")
small <- read.csv(file.path(out, "replicates.csv"))
of <- function(name) small[, grep(paste0("^", name), names(small))]
by <- function(name, ...) {
  r <- svrepdesign(
    data = small, repweights = of(name) * small$members, weights = small$weight * small$members,
    combined.weights = TRUE, mse = TRUE, ...)
  keep(paste(name, "headcount"), svymean(~I(as.numeric(consumption < 3)), r, na.rm = TRUE))
  keep(paste(name, "mean"), svymean(~consumption, r, na.rm = TRUE))
}
n <- ncol(of("jkn_"))
by("jkn_", type = "JKn", scale = 1, rscales = rep(1 / 2, n))
by("jk1_", type = "JK1", scale = (n - 1) / n)
by("brr_", type = "BRR")
by("fay_", type = "Fay", rho = 0.3)
by("boot_", type = "bootstrap", scale = 1 / 24, rscales = rep(1, 24))
by("fay_", type = "other", scale = 0.05, rscales = rep(1, ncol(of("fay_"))))
found$id[(nrow(found) - 1):nrow(found)] <- c("scale headcount", "scale mean")

found$value <- sprintf("%.12g", found$value)
found$se <- ifelse(is.na(found$se), "", sprintf("%.12g", found$se))
write.csv(found, file.path(out, "expected.csv"), row.names = FALSE, quote = FALSE)
