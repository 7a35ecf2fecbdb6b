package org.headcount.reading;

/**
 * The noun that a number counts.
 *
 * @param phrase with its modifiers, in small letters: {@code poor farmers' households}
 * @param head the noun itself, in the plural where it is printed so: {@code households}
 * @param from its first token in the sentence
 * @param to the token after the last
 */
public record CountedNoun(String phrase, String head, int from, int to) {}
