// Writes the main findings of the white paper as pictures and tables into a folder:
// ./headcount run notebooks/pictures.jsh -p output=/a/folder
// %% tags=["parameters"]
String output = "";
// %%
import org.headcount.plot.Axis;
import org.headcount.plot.Plot;
import org.headcount.plot.Slope;

// Without a folder it writes into a new temporary one.
Path folder = output.isBlank() ? Files.createTempDirectory("headcount-pictures") : Files.createDirectories(Path.of(output));
// %%
var figures = Recorded.builtIn().figures("white-paper-2011");
var audit = Recorded.builtIn().audit("white-paper-2011");
// %%
var all = figures.series("fiscal_input");
var central = figures.series("fiscal_input_central");
Map<String, Plot> pictures = new LinkedHashMap<>();
pictures.put("verdicts", Plots.verdicts(audit));
pictures.put("growth", Plots.slope(all.minus(central).named("Local money"), central.named("Central money"))
    // Over powers of ten the steeper line is the faster growth.
    .with(Slope.class, form -> form.withValue(Axis.log("", "yuan")))
    .withTitle("Local money grew about twice as fast as central money")
    .withSubtitle(audit.derived("local-growth").brief() + " against "
        + figures.growth("fiscal_input_central", 2001, 2010).brief()));
pictures.put("what-136-million-implies", Plots.implied(audit.claim("money-per-county")));
pictures.put("west", Plots.bars(audit.derived("money-per-western-province"), audit.derived("money-per-other-province"))
    .withTitle("Central money for a province"));
pictures.put("counties-with-a-helper", Plots.icons(figures.get("481"), figures.get("592 counties")));
pictures.put("who-helps-whom", Plots.flow(Recorded.builtIn().ties().relation("helps")).withTitle("Who helps whom"));
pictures.put("cadres", Plots.backToBack(figures.get("some 2,592 cadres"), figures.get("3,610"))
    .withTitle("Cadres sent both ways"));
pictures.put("programmes", Plots.timeline(Recorded.builtIn().programmes().document("white-paper-2011")));
// %%
// SVG for print, PNG for slides, HTML to be touched: each stands alone.
pictures.forEach((name, plot) ->
    Stream.of(".svg", ".png", ".html").forEach(form -> plot.save(folder.resolve(name + form))));
// %%
figures.table().write().csv(folder.resolve("figures.csv").toFile());
audit.table().write().csv(folder.resolve("claims.csv").toFile());
audit.derivedTable().write().csv(folder.resolve("derived.csv").toFile());
// %%
try (var files = Files.list(folder)) {
    System.out.printf("%d files in %s%n", files.count(), folder);
}
