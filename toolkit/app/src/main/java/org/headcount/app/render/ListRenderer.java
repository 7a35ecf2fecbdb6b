package org.headcount.app.render;

import java.util.List;
import java.util.Map;
import org.headcount.document.AuditedClaim;
import org.headcount.document.Caveat;
import org.headcount.document.Derivation;
import org.headcount.document.Derived;
import org.headcount.document.Figure;
import org.headcount.document.Wording;
import org.headcount.session.Bundle;
import org.headcount.session.Renderer;

/** Lists of figures, claims or results: as a table. Any other list is shown as its own text. */
@SuppressWarnings("rawtypes") // a list's class does not say what it contains
public final class ListRenderer implements Renderer<List> {

    @Override
    public Class<List> type() {
        return List.class;
    }

    @Override
    public Bundle render(List list) {
        if (holds(list, Figure.class)) {
            return TableRenderer.bundle(FiguresRenderer.grid("", cast(list, Figure.class)));
        }
        if (holds(list, AuditedClaim.class)) {
            List<AuditedClaim> claims = cast(list, AuditedClaim.class);
            return TableRenderer.bundle(AuditRenderer.claims("", claims))
                    .with(Verdicts.MIME, Verdicts.ofClaims(claims).json());
        }
        if (holds(list, Derived.class)) {
            return TableRenderer.bundle(AuditRenderer.derived("", cast(list, Derived.class)));
        }
        if (holds(list, Derivation.class)) {
            return TableRenderer.bundle(AuditRenderer.derivations("", cast(list, Derivation.class)));
        }
        if (holds(list, Caveat.class)) {
            return TableRenderer.bundle(Grid.of(
                    "",
                    List.of("of what sort", "caveats"),
                    cast(list, Caveat.class).stream()
                            .map(caveat -> List.of(Wording.code(caveat.kind()), caveat.note()))
                            .toList()));
        }
        return new Bundle(Map.of());
    }

    private static boolean holds(List<?> list, Class<?> type) {
        return !list.isEmpty() && list.stream().allMatch(type::isInstance);
    }

    private static <T> List<T> cast(List<?> list, Class<T> type) {
        return list.stream().map(type::cast).toList();
    }
}
