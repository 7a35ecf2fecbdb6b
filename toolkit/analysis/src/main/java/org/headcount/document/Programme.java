package org.headcount.document;

/**
 * Something a document says was done against poverty, by the name under which all that is recorded of
 * it can be asked for.
 *
 * @param id unique among all programmes and entities
 * @param document the document that speaks of it, by its id
 * @param topic the topic of its figures, such as {@code dew_program}
 * @param name what it is called
 * @param chart the picture that suits it, in words
 * @param period from the first to the last moment that its figures speak of
 */
public record Programme(String id, String document, String topic, String name, String chart, Period period) {

    @Override
    public String toString() {
        return name;
    }
}
