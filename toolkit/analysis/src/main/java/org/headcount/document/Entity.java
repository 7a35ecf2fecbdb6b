package org.headcount.document;

/**
 * A party, place or thing that the documents name: an institution, a person, a place, a programme,
 * an event.
 *
 * @param id unique among all entities
 * @param name its usual English name
 * @param kind what it is: country, province, institution, person, programme, event, ...
 * @param within the id of what it is a part of; blank where that is not recorded
 * @param note what else there is to know; may be blank
 */
public record Entity(String id, String name, String kind, String within, String note) {

    @Override
    public String toString() {
        return name;
    }
}
