package org.headcount.magic;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headcount.engine.Cell;
import org.headcount.engine.Engine;
import org.headcount.engine.Outcome;

/** Java in the arguments of a magic, as in {@code %maven org.example:library:\\{version}}: its value is put in its place. */
record Placeholders(Engine engine) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\\\\\{([^{}]*)}");

    /** The call with values for its placeholders. */
    MagicCall fill(MagicCall call) throws MagicFailure, IOException {
        Matcher placeholder = PLACEHOLDER.matcher(call.arguments());
        StringBuilder filled = new StringBuilder();
        boolean any = false;
        while (placeholder.find()) {
            any = true;
            placeholder.appendReplacement(filled, Matcher.quoteReplacement(value(call, placeholder.group(1))));
        }
        return any ? call.withArguments(placeholder.appendTail(filled).toString()) : call;
    }

    private String value(MagicCall call, String code) throws MagicFailure, IOException {
        Outcome outcome = engine.run(new Cell(call.cell().name(), call.line(), code), output -> {});
        if (outcome instanceof Outcome.Shown shown) {
            return shown.bundle().text();
        }
        throw MagicFailure.of(
                "\\{" + code + "} has no value"
                        + outcome.problem()
                                .map(problem -> ": " + problem.message())
                                .orElse(""),
                "write an expression in it, such as the name of a variable");
    }
}
