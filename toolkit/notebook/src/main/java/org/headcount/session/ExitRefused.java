package org.headcount.session;

/** A cell tried to end its VM, which would have taken every variable with it. */
public final class ExitRefused extends Error {
    private static final long serialVersionUID = 1L;

    ExitRefused(String call) {
        super(call + " in a cell would end the session and lose every variable, so it was not carried out."
                + " Return or throw instead; to end the session, restart it.");
    }
}
