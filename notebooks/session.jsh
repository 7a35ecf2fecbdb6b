// Sets up a session with the white paper: in ./headcount jshell, /open notebooks/session.jsh
var figures = Recorded.builtIn().figures("white-paper-2011");
var audit = Recorded.builtIn().audit("white-paper-2011");
var programmes = Recorded.builtIn().programmes().document("white-paper-2011");
var measures = Recorded.builtIn().measures();
var ties = Recorded.builtIn().ties();

// Figures whose phrase or meaning has a word: find("loans")
void find(String word) {
    figures.stream()
        .filter(f -> (f.text() + " " + f.description()).toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT)))
        .forEach(f -> System.out.println(f.id() + "  " + f.words() + "  (" + f.description() + ", paragraph "
            + ((Provenance.Printed) f.provenance()).paragraph() + ")"));
}

// What becomes of a claim, and of its other readings: why("money-per-county")
void why(String claim) {
    var audited = audit.claim(claim);
    System.out.println(audited);
    audited.tried().forEach(other -> System.out.println("not " + other.reading().relation().words() + ": " + other.whyNot()));
    audited.caveats().forEach(caveat -> System.out.println("to know: " + caveat.note()));
}

// All about a programme: about("dew-program")
void about(String id) {
    var programme = programmes.get(id);
    System.out.println(programme + " (" + programme.period() + ")");
    figures.of(programme).forEach(f -> System.out.println("  " + f.id() + "  " + f.words()));
    audit.of(programme).claims().forEach(claim -> System.out.println("  " + claim));
    audit.of(programme).derived().forEach(derived -> System.out.println("  " + derived.name() + ": " + derived.derive()));
    measures.of(programme).forEach(measure -> System.out.println("  " + measure));
    ties.of(programme).forEach(tie -> System.out.println("  " + tie.from() + " " + tie.relation() + " " + tie.to()));
}

// A picture of a programme's amounts in your browser's folder: save(Plots.bars(figures.get("9.09 billion yuan")), "aid.html")
Path save(org.headcount.plot.Plot plot, String file) {
    return plot.save(Path.of(file)).toAbsolutePath();
}

System.out.println("figures, audit, programmes, measures, ties; find(word), why(claim), about(programme), save(plot, file)");
