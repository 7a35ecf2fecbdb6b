# What R's package survey gives for sampling designs of `headcount measure`: writes the data and the expected values that
# MeasureDesignTest reads. Run in the root of the repository: Rscript toolkit/app/src/test/r/design.R
# Made with R 4.x and survey 4.1-1; the data are some of the made-up households of data/surveys.
suppressPackageStartupMessages(library(survey))
out <- "toolkit/app/src/test/resources/measure"
d <- subset(read.csv("data/surveys/households.csv"), year == 2022 & household <= 8)
d <- d[, c("region", "stratum", "cluster", "household", "weight", "members", "consumption")]
psus <- tapply(d$cluster, d$stratum, function(k) length(unique(k)))
d$npsus <- as.numeric(2 * psus[as.character(d$stratum)] + d$stratum) # PSUs of the stratum in the population
d$nhouseholds <- 20 + d$cluster %% 7 # households of the PSU in the population
d$pair <- (d$household + 1) %/% 2 # dwellings of two households
d$npairs <- 12 + d$cluster %% 5
lonely <- tapply(d$cluster, d$stratum, min)
d$few <- as.numeric(d$stratum > 2 | d$cluster == lonely[as.character(d$stratum)]) # strata 1 and 2 have one PSU here
few <- psus
few[c("1", "2")] <- 1
d$nfew <- as.numeric(few[as.character(d$stratum)] * 3)
d$nfew[d$stratum <= 2] <- 1 # these two PSUs were drawn with certainty
plain <- setdiff(names(d), c("few", "nfew"))
write.csv(d[, plain], file.path(out, "stages.csv"), row.names = FALSE, quote = FALSE, na = "")
d$popweight <- d$weight * d$members
d$row <- seq_len(nrow(d))
found <- data.frame()
keep <- function(id, s) {
  for (measure in c("headcount", "mean")) {
    it <- svymean(if (measure == "headcount") ~I(as.numeric(consumption < 3)) else ~consumption, s, na.rm = TRUE)
    found <<- rbind(found, data.frame(id = paste(id, measure), value = as.numeric(coef(it)), se = as.numeric(SE(it))))
  }
}
of <- function(data, ids, fpc) svydesign(ids = ids, strata = ~stratum, weights = ~popweight, fpc = fpc, data = data, nest = TRUE)
keep("one stage", of(d, ~cluster, ~npsus))
keep("two stages", of(d, ~ cluster + row, ~ npsus + nhouseholds))
keep("two stages of dwellings", of(d, ~ cluster + pair, ~ npsus + npairs))
keep("two stages South", subset(of(d, ~ cluster + row, ~ npsus + nhouseholds), region == "South"))
small <- subset(d, few == 1)
write.csv(small[, c("stratum", "cluster", "weight", "members", "consumption", "nfew")], file.path(out, "lonely.csv"),
  row.names = FALSE, quote = FALSE, na = "")
keep("certainty units", of(small, ~cluster, ~nfew))
for (policy in c("certainty", "adjust", "average")) {
  options(survey.lonely.psu = policy)
  keep(policy, of(small, ~cluster, NULL))
}
found$value <- sprintf("%.12g", found$value)
found$se <- sprintf("%.12g", found$se)
write.csv(found, file.path(out, "designs.csv"), row.names = FALSE, quote = FALSE)
