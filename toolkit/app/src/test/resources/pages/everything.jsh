// %% [markdown]
// # Everything that a page shows
//
// Prose with *emphasis*, `code`, a [link](https://example.org) and a formula, $H = \frac{q}{n}$:
//
// $$P_\alpha = \frac{1}{n} \sum_{i=1}^{q} \left( \frac{z - y_i}{z} \right)^\alpha$$
//
// | year | people, millions | share, percent |
// |------|-----------------:|---------------:|
// | 2001 |             94.2 |           10.2 |
// | 2010 |             26.9 |            2.8 |
//
// ## Figures and verdicts
// %%
var figures = Recorded.builtIn().figures("white-paper-2011");
var audit = Recorded.builtIn().audit("white-paper-2011");
figures.growth("fiscal_input", 2001, 2010) // 11.849 percent a year
// %%
audit
// %%
figures
// %% [markdown]
// ## Plots
// %%
Plots.verdicts(audit)
// %%
Plots.bounds(audit)
// %%
Plots.line(figures.series("fiscal_input"), figures.series("fiscal_input_central"))
// %%
Plots.slope(figures, 2001, 2010, "fiscal_input", "fiscal_input_central")
// %%
Plots.flow(Recorded.builtIn().ties().relation("helps"))
// %%
Plots.timeline(figures)
// %% [markdown]
// ## What else cells put out
// %%
System.out.println("\u001b[31mred\u001b[0m and \u001b[1;32mbold green\u001b[0m");
System.err.println("a warning");
// %%
display("E = mc^2", "text/latex");
display("{\"poor\": [1, 2]}", "application/json");
display("*Markdown* with $x_1$", "text/markdown");
display(new java.awt.image.BufferedImage(4, 4, java.awt.image.BufferedImage.TYPE_INT_RGB))
// %% [markdown]
// ### The end
