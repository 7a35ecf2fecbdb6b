package org.headcount.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.headcount.engine.CellOutput;
import org.headcount.session.Bundle;

/** {@code %%html} and others: a cell's lines in a language of the client. */
final class ContentMagics {
    private static final Map<String, String> FORMS = Map.of(
            "html", "text/html",
            "javascript", "application/javascript",
            "markdown", "text/markdown",
            "latex", "text/latex",
            "svg", "image/svg+xml");

    private ContentMagics() {}

    static List<Magic> magics() {
        List<Magic> magics = new ArrayList<>();
        for (String name : FORMS.keySet().stream().sorted().toList()) {
            List<String> names = switch (name) {
                case "html" -> List.of(name, "HTML");
                case "javascript" -> List.of(name, "js");
                case "markdown" -> List.of(name, "md");
                default -> List.of(name);
            };
            magics.add(new Magic(
                    names,
                    Magic.Reach.CELL,
                    List.of("%%" + name),
                    "Shows the lines below it as " + FORMS.get(name) + ".",
                    (call, context) -> show(call, context, FORMS.get(name)),
                    Magic.Completer.NONE));
        }
        return magics;
    }

    private static MagicResult show(MagicCall call, MagicContext context, String form) throws MagicFailure {
        String content = call.body().source();
        if (content.isBlank()) {
            throw MagicFailure.of("there is nothing to show", "write it on the lines below " + call.signed());
        }
        context.sink()
                .accept(new CellOutput.Displayed(
                        UUID.randomUUID().toString(), Bundle.of(form, content).with(Bundle.TEXT, content)));
        return MagicResult.DONE;
    }
}
