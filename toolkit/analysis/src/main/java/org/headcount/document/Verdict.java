package org.headcount.document;

/** What an audit says of a claim. It says that numbers disagree, never which of them is wrong. */
public enum Verdict {
    /** The figures give what is printed. */
    REPRODUCED,
    /** They do not. */
    NOT_REPRODUCED,
    /** Something that is needed is printed nowhere, or must not be put together. */
    NOT_CHECKABLE
}
