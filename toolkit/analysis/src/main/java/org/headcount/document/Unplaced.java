package org.headcount.document;

/** A quantity that no document places: it covers nothing in particular, of no time and no topic. */
interface Unplaced extends Quantity {

    @Override
    default Scope scope() {
        return Scope.UNSTATED;
    }

    @Override
    default String topic() {
        return "";
    }

    @Override
    default Period period() {
        return Period.UNSTATED;
    }
}
