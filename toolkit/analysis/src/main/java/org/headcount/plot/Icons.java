package org.headcount.plot;

import java.util.List;

/**
 * One small square for each thing, or for each so many: a whole that can be counted.
 *
 * @param unit what is counted
 * @param groups how many of which sort, in order
 * @param each how many things one square represents
 */
public record Icons(String unit, List<Group> groups, long each) implements Form {

    private static final int MOST = 2000;

    /**
     * Things of one sort.
     *
     * @param name what sort
     * @param count how many
     */
    public record Group(String name, long count) {

        /** Checks the count. */
        public Group {
            if (count < 0) {
                throw new IllegalArgumentException("there cannot be " + count + " of '" + name + "'");
            }
        }
    }

    /** Copies the groups and checks that the squares are countable. */
    public Icons {
        groups = List.copyOf(groups);
        if (each < 1) {
            throw new IllegalArgumentException("a square represents at least one thing, got " + each);
        }
        long squares = groups.stream().mapToLong(Group::count).sum() / each;
        if (squares > MOST) {
            throw new IllegalArgumentException(
                    squares + " squares are too many to see: let each represent more than " + each);
        }
    }

    /** Groups of things with as few to a square as can be seen: 1, 2, 5, 10 and so on. */
    public static Icons of(String unit, Group... groups) {
        long total = List.of(groups).stream().mapToLong(Group::count).sum();
        long each = 1;
        while (total / each > MOST / 2) {
            each = next(each);
        }
        return new Icons(unit, List.of(groups), each);
    }

    /** The next of 1, 2, 5, 10, 20, 50 and so on. */
    private static long next(long each) {
        long power = 1;
        while (each / power >= 10) {
            power *= 10;
        }
        return each == power ? 2 * power : each == 2 * power ? 5 * power : 10 * power;
    }

    long total() {
        return groups.stream().mapToLong(Group::count).sum();
    }

    /** How many squares represent the first so many groups, so that rounding does not add up. */
    int squares(int groupsUpTo) {
        long count = groups.stream().limit(groupsUpTo).mapToLong(Group::count).sum();
        return (int) Math.round((double) count / each);
    }

    /** The same with a square for more or fewer things. */
    public Icons withEach(long each) {
        return new Icons(unit, groups, each);
    }

    /** The same with other groups. */
    public Icons withGroups(List<Group> groups) {
        return new Icons(unit, groups, each);
    }

    @Override
    public <R> R read(Reader<R> reader) {
        return reader.icons(this);
    }

    /** In words: what a terminal shows. */
    @Override
    public String toString() {
        return AltText.of(this);
    }
}
