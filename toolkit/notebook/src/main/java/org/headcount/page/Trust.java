package org.headcount.page;

/** What a notebook's own HTML and scripts may do in a page. */
public enum Trust {
    /** Nothing: HTML is sanitised, scripts are left out. */
    NONE,
    /**
     * Whatever a page on the web can do. The page's security policy blocks images, styles and requests from the
     * network, but scripts have other ways out that no policy closes: they can open an address, and so send
     * what the page contains.
     */
    TRUSTED
}
