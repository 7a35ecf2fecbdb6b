package org.headcount.survey;

/** Rows that an estimate is about, with a name for them. */
final class Domain {
    final String label;
    private final boolean[] inside;

    Domain(String label, boolean[] inside) {
        this.label = label;
        this.inside = inside;
    }

    boolean holds(int row) {
        return inside[row];
    }

    Domain and(Domain inner) {
        boolean[] both = new boolean[inside.length];
        for (int row = 0; row < both.length; row++) {
            both[row] = inside[row] && inner.inside[row];
        }
        return new Domain(label + ", " + inner.label, both);
    }
}
