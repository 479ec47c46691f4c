# Survival estimates of R's package `survival` (Therneau), for packages/studies/src/survival. Reads nothing. From the repository's root:
#   Rscript validation/oracles/survival.R > packages/studies/src/survival/survival.oracle.json && npx biome format --write packages/studies/src/survival
suppressPackageStartupMessages(library(survival))

# Weeks in remission under 6-mercaptopurine and placebo, Freireich et al. 1963, Blood 21:699-716, as tabled by Cox 1972; 0 censored.
mercaptopurine <- data.frame(
  time = c(6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35),
  event = c(1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0)
)
placebo <- data.frame(time = c(1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23), event = 1)

# Two thousand patients on 97 days by a formula of whole numbers, all of it far from any law of survival; `twist` makes other data.
byFormula <- function(count, twist) {
  k <- seq_len(count) - 1
  data.frame(time = (k * (7919 + twist)) %% 97 + 1, event = as.integer((k * k + twist * k) %% 7 < 4))
}

sets <- list(
  mercaptopurine = mercaptopurine,
  placebo = placebo,
  # Events and censoring on the same days, day 0 among them, and a last day with both.
  ties = data.frame(time = c(0, 0, 3, 3, 3, 3, 8, 8, 8, 12, 12, 12, 12, 20, 20), event = c(1, 0, 1, 1, 0, 0, 1, 0, 0, 1, 1, 1, 0, 1, 0)),
  allCensored = data.frame(time = c(5, 9, 9, 30), event = 0),
  singleEvent = data.frame(time = 17.25, event = 1),
  oneEventOfMany = data.frame(time = c(10, 20, 30, 40, 50, 60), event = c(0, 1, 0, 0, 0, 0)),
  # None of these runs along .9, .75 or .1 to its end, where R's `quantile` differs from what `survfit` prints.
  # Exactly .5 between two events; the same reached through rounded fractions (5/6 4/5 3/4); and .5 after which nobody has the event.
  halfBetweenEvents = data.frame(time = c(1, 2, 3, 4), event = 1),
  halfByFractions = data.frame(time = c(11, 13, 17, 19, 23, 29), event = c(1, 1, 1, 0, 1, 1)),
  halfToTheEnd = data.frame(time = c(1, 2, 3, 4), event = c(1, 1, 0, 0)),
  large = byFormula(2000, 0),
  largeOther = byFormula(1500, 3)
)

comparisons <- list(
  c("mercaptopurine", "placebo"), c("ties", "halfByFractions"), c("large", "largeOther"), c("large", "mercaptopurine", "placebo"),
  c("mercaptopurine", "placebo", "ties", "halfByFractions"), c("singleEvent", "allCensored")
)

number <- function(x) ifelse(is.na(x), "null", sprintf("%.17g", x))
array <- function(x) paste0("[", paste(number(x), collapse = ", "), "]")
quoted <- function(x) paste0("\"", x, "\"")
object <- function(parts) paste0("{", paste(quoted(names(parts)), unlist(parts), sep = ": ", collapse = ",\n"), "}")

estimates <- function(rows, interval) {
  fit <- survfit(Surv(time, event) ~ 1, data = rows, conf.type = interval)
  printed <- summary(fit)$table
  quantiles <- quantile(fit, c(0.1, 0.25, 0.9))
  object(list(
    low = array(fit$lower), high = array(fit$upper),
    median = array(printed[c("median", "0.95LCL", "0.95UCL")]),
    quantiles = paste0("[", paste(sapply(1:3, function(k) array(sapply(quantiles, function(of) of[[k]]))), collapse = ", "), "]")
  ))
}

written <- lapply(sets, function(rows) {
  fit <- survfit(Surv(time, event) ~ 1, data = rows)
  days <- c(0, 0.5, 6, 10, 17.25, 30)
  object(list(
    time = array(fit$time), atRisk = array(fit$n.risk), events = array(fit$n.event), censored = array(fit$n.censor),
    survival = array(fit$surv), standardError = array(ifelse(fit$surv == 0, NA, fit$std.err * fit$surv)),
    `log-log` = estimates(rows, "log-log"), log = estimates(rows, "log"),
    days = array(days), atRiskOnDays = array(summary(fit, times = days, extend = TRUE)$n.risk),
    survivalOnDays = array(summary(fit, times = days, extend = TRUE)$surv)
  ))
})

tests <- sapply(comparisons, function(names) {
  rows <- do.call(rbind, lapply(names, function(name) cbind(sets[[name]], group = match(name, names))))
  test <- survdiff(Surv(time, event) ~ group, data = rows)
  object(list(
    groups = paste0("[", paste(quoted(names), collapse = ", "), "]"), observed = array(test$obs), expected = array(test$exp),
    chiSquare = number(test$chisq), p = number(test$pvalue)
  ))
})

tails <- expand.grid(statistic = c(1e-6, 0.5, 1, 3.841458820694124, 6, 30, 200, 1200), degrees = c(1, 2, 3, 7))
chances <- pchisq(tails$statistic, tails$degrees, lower.tail = FALSE)

cat(object(list(
  writtenBy = quoted(paste0(R.version.string, ", survival ", packageVersion("survival"))),
  curves = object(written),
  comparisons = paste0("[", paste(tests, collapse = ",\n"), "]"),
  chiSquare = object(list(statistic = array(tails$statistic), degrees = array(tails$degrees), chance = array(chances)))
)), "\n", sep = "")
