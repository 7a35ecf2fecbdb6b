package org.headcount.document;

/**
 * Something a document says was done against poverty, by the name under which all that is recorded of
 * it can be asked for.
 *
 * @param id unique among all programmes and entities
 * @param source the document that describes it
 * @param topic the topic of its figures, such as {@code dew_program}
 * @param name what it is called
 * @param chart the picture that suits it, in words
 * @param period from the first to the last moment that its figures speak of
 */
public record Programme(String id, Source source, String topic, String name, String chart, Period period) {

    /** The id of the document that describes it. */
    public String document() {
        return source.id();
    }

    @Override
    public String toString() {
        return name;
    }
}
