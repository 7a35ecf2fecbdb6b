package io.github.spencerpark.jupyter.kernel.display;

import org.headcount.session.Bundle;
import org.headcount.session.Bundled;

/** An object that renders itself. */
@FunctionalInterface
public interface DisplayDataRenderable extends Bundled {
    /** Renders the forms that the context asks for. */
    void render(RenderContext context);

    @Override
    default Bundle bundle() {
        RenderContext context = new RenderContext();
        render(context);
        return context.getOutputContainer().bundle();
    }
}
