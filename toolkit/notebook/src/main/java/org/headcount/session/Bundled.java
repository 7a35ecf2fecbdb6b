package org.headcount.session;

/** An object that has forms of its own to be shown in. */
public interface Bundled {
    /** The forms. */
    Bundle bundle();
}
