package org.headcount.reading;

/**
 * One way in which a sentence or a table says that a figure follows from others.
 *
 * @param name what ids of its claims start with
 * @param description what it looks for and what it declares, in a sentence
 * @param example a text with a claim that is reproduced
 * @param fault the same with a claim that is not
 * @param contrast a text that looks like it and holds no such claim
 */
record ClaimPattern(String name, String description, String example, String fault, String contrast) {}
