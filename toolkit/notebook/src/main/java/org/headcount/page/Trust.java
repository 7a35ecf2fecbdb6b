package org.headcount.page;

/** What a notebook's own HTML and scripts may do in a page. */
public enum Trust {
    /** Nothing: HTML is sanitised, scripts are left out. */
    NONE,
    /** Everything but ask the network for something. */
    TRUSTED
}
