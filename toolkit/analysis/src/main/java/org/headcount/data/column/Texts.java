package org.headcount.data.column;

import it.unimi.dsi.fastutil.bytes.Byte2IntOpenHashMap;
import it.unimi.dsi.fastutil.bytes.Byte2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2ByteOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2ShortOpenHashMap;
import it.unimi.dsi.fastutil.shorts.Short2IntOpenHashMap;
import it.unimi.dsi.fastutil.shorts.Short2ObjectOpenHashMap;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;
import org.headcount.data.input.Budget;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.strings.ByteDictionaryMap;
import tech.tablesaw.columns.strings.DictionaryMap;
import tech.tablesaw.columns.strings.IntDictionaryMap;
import tech.tablesaw.columns.strings.ShortDictionaryMap;

/**
 * Texts of a column while it is filled: every distinct one once, and a code per row. A text that came before costs a
 * look at a hash table and no object.
 */
public final class Texts {

    private static final int MISSING = -1;

    /** What an entry costs beside its characters: two objects, and its places in Tablesaw's maps. */
    private static final int ENTRY_BYTES = 96;

    private final Budget budget;

    /** Drawn anew for each column, so that no file can be made whose texts all meet in one place of the table. */
    private final long seed = ThreadLocalRandom.current().nextLong() | 1;

    private int[] table = new int[64];
    private int[] hashes = new int[32];
    private String[] distinct = new String[32];
    private int count;
    private int[] codes = new int[0];
    private int size;

    public Texts(Budget budget) {
        this.budget = budget;
        Arrays.fill(table, MISSING);
    }

    int size() {
        return size;
    }

    /** Adds a row with the characters; without any, the row is missing, as an empty text is in Tablesaw. */
    void add(char[] text, int offset, int length) {
        append(length == 0 ? MISSING : code(text, offset, length));
    }

    public void add(String text) {
        append(text.isEmpty() ? MISSING : code(text.toCharArray(), 0, text.length()));
    }

    void addMissing() {
        append(MISSING);
    }

    void addMissing(int rows) {
        for (int i = 0; i < rows; i++) {
            append(MISSING);
        }
    }

    /** Adds the rows of another column below these. */
    void addAll(Texts other) {
        int[] here = new int[other.count];
        for (int i = 0; i < here.length; i++) {
            here[i] = code(other.distinct[i].toCharArray(), 0, other.distinct[i].length());
        }
        for (int row = 0; row < other.size; row++) {
            append(other.codes[row] == MISSING ? MISSING : here[other.codes[row]]);
        }
    }

    private void append(int code) {
        if (size == codes.length) {
            codes = Arrays.copyOf(codes, budget.grown(size, Integer.BYTES));
        }
        codes[size++] = code;
    }

    private int code(char[] text, int offset, int length) {
        int hash = hash(text, offset, length);
        int mask = table.length - 1;
        int slot = hash & mask;
        while (table[slot] != MISSING) {
            int code = table[slot];
            if (hashes[code] == hash && isSame(distinct[code], text, offset, length)) {
                return code;
            }
            slot = (slot + 1) & mask;
        }
        return enter(new String(text, offset, length), hash, slot);
    }

    private int enter(String text, int hash, int slot) {
        budget.take(ENTRY_BYTES + 2L * text.length());
        if (count == distinct.length) {
            distinct = Arrays.copyOf(distinct, budget.grown(count, Long.BYTES));
            hashes = Arrays.copyOf(hashes, distinct.length);
        }
        distinct[count] = text;
        hashes[count] = hash;
        table[slot] = count++;
        if (count * 2 > table.length) {
            spread();
        }
        return count - 1;
    }

    private void spread() {
        budget.take((long) table.length * Integer.BYTES);
        table = new int[table.length * 2];
        Arrays.fill(table, MISSING);
        int mask = table.length - 1;
        for (int code = 0; code < count; code++) {
            int slot = hashes[code] & mask;
            while (table[slot] != MISSING) {
                slot = (slot + 1) & mask;
            }
            table[slot] = code;
        }
    }

    private int hash(char[] text, int offset, int length) {
        long hash = seed;
        for (int i = offset; i < offset + length; i++) {
            hash = (hash ^ text[i]) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        return (int) (hash ^ (hash >>> 32));
    }

    private static boolean isSame(String known, char[] text, int offset, int length) {
        if (known.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (known.charAt(i) != text[offset + i]) {
                return false;
            }
        }
        return true;
    }

    /** As a column, in the narrowest of Tablesaw's dictionaries that holds the distinct texts. */
    public StringColumn column(String name) {
        return StringColumn.createInternal(name, dictionary());
    }

    private DictionaryMap dictionary() {
        int[] counts = new int[count];
        int missing = 0;
        for (int row = 0; row < size; row++) {
            if (codes[row] == MISSING) {
                missing++;
            } else {
                counts[codes[row]]++;
            }
        }
        // Tablesaw numbers texts upwards from the smallest key but one, and keeps the largest for missing.
        if (count < 250) {
            return bytes(counts, missing);
        }
        return count < 65_000 ? shorts(counts, missing) : ints(counts, missing);
    }

    /**
     * Fills the maps of a dictionary, whatever its keys are made of.
     *
     * @param key the key of a code
     * @param none the key of what is missing
     */
    private <K> void fill(
            int[] counts,
            int missing,
            IntFunction<K> key,
            K none,
            Map<K, String> values,
            Map<String, K> keys,
            Map<K, Integer> times) {
        for (int code = 0; code < count; code++) {
            values.put(key.apply(code), distinct[code]);
            keys.put(distinct[code], key.apply(code));
            times.put(key.apply(code), counts[code]);
        }
        if (missing > 0) {
            values.put(none, "");
            keys.put("", none);
            times.put(none, missing);
        }
    }

    private DictionaryMap bytes(int[] counts, int missing) {
        int first = Byte.MIN_VALUE + 1;
        var values = new Byte2ObjectOpenHashMap<String>(count);
        var keys = new Object2ByteOpenHashMap<String>(count);
        var times = new Byte2IntOpenHashMap(count);
        keys.defaultReturnValue(Byte.MIN_VALUE);
        fill(counts, missing, code -> (byte) (first + code), Byte.MAX_VALUE, values, keys, times);
        byte[] rows = new byte[size];
        for (int row = 0; row < size; row++) {
            rows[row] = codes[row] == MISSING ? Byte.MAX_VALUE : (byte) (first + codes[row]);
        }
        return new ByteDictionaryMap.ByteDictionaryBuilder()
                .setNextIndex(first + count - 1)
                .setKeyToValue(values)
                .setValueToKey(keys)
                .setKeyToCount(times)
                .setValues(rows)
                .build();
    }

    private DictionaryMap shorts(int[] counts, int missing) {
        int first = Short.MIN_VALUE + 1;
        var values = new Short2ObjectOpenHashMap<String>(count);
        var keys = new Object2ShortOpenHashMap<String>(count);
        var times = new Short2IntOpenHashMap(count);
        keys.defaultReturnValue(Short.MIN_VALUE);
        fill(counts, missing, code -> (short) (first + code), Short.MAX_VALUE, values, keys, times);
        short[] rows = new short[size];
        for (int row = 0; row < size; row++) {
            rows[row] = codes[row] == MISSING ? Short.MAX_VALUE : (short) (first + codes[row]);
        }
        return new ShortDictionaryMap.ShortDictionaryBuilder()
                .setNextIndex(first + count - 1)
                .setKeyToValue(values)
                .setValueToKey(keys)
                .setKeyToCount(times)
                .setValues(rows)
                .build();
    }

    private DictionaryMap ints(int[] counts, int missing) {
        int first = Integer.MIN_VALUE + 1;
        var values = new Int2ObjectOpenHashMap<String>(count);
        var keys = new Object2IntOpenHashMap<String>(count);
        var times = new Int2IntOpenHashMap(count);
        keys.defaultReturnValue(Integer.MIN_VALUE);
        fill(counts, missing, code -> (first + code), Integer.MAX_VALUE, values, keys, times);
        int[] rows = new int[size];
        for (int row = 0; row < size; row++) {
            rows[row] = codes[row] == MISSING ? Integer.MAX_VALUE : first + codes[row];
        }
        return new IntDictionaryMap.IntDictionaryBuilder()
                .setNextIndex(first + count - 1)
                .setKeyToValue(values)
                .setValueToKey(keys)
                .setKeyToCount(times)
                .setValues(rows)
                .build();
    }
}
