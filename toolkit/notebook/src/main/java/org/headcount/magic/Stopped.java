package org.headcount.magic;

/** Somebody asked for the cell to stop while a magic was at work. */
final class Stopped extends Exception {
    private static final long serialVersionUID = 1L;
}
