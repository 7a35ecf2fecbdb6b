package org.headcount.session;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What JSON can say, as Java's own classes: maps with strings for keys, lists, strings, numbers, true and
 * false, and null. It travels as it is, so that the session VM needs no library to read or write JSON.
 */
final class JsonValues {
    private static final int DEEPEST = 500;

    private JsonValues() {}

    /**
     * Writes a value.
     *
     * @throws IllegalArgumentException when a value has no JSON form; the message has its path and value
     */
    static void write(DataOutput out, String place, Object value) throws IOException {
        write(out, place, value, 0);
    }

    private static void write(DataOutput out, String place, Object value, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("a comm's message is nested more than " + DEEPEST
                    + " levels deep, or contains itself: send less of it");
        }
        if (value == null) {
            out.writeByte('0');
        } else if (value instanceof Boolean truth) {
            out.writeByte(truth ? 't' : 'f');
        } else if (value instanceof Number number) {
            writeNumber(out, place, number);
        } else if (value instanceof CharSequence || value instanceof Character) {
            out.writeByte('s');
            Wire.writeText(out, value.toString());
        } else if (value instanceof Map<?, ?> map) {
            out.writeByte('m');
            out.writeInt(map.size());
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                String key = String.valueOf(entry.getKey());
                Wire.writeText(out, key);
                write(out, place + "." + key, entry.getValue(), depth + 1);
            }
        } else if (value instanceof Collection<?> || value instanceof Object[]) {
            Collection<?> items = value instanceof Object[] array ? Arrays.asList(array) : (Collection<?>) value;
            out.writeByte('l');
            out.writeInt(items.size());
            int index = 0;
            for (Object item : items) {
                write(out, place + "[" + index++ + "]", item, depth + 1);
            }
        } else {
            throw unsayable(place, "a " + value.getClass().getTypeName());
        }
    }

    private static void writeNumber(DataOutput out, String place, Number number) throws IOException {
        if (number instanceof Double || number instanceof Float) {
            if (!Double.isFinite(number.doubleValue())) {
                throw unsayable(place, number.toString());
            }
            out.writeByte('d');
            // By way of its text, so that 0.1f is 0.1 and not the double next to it.
            out.writeDouble(Double.parseDouble(number.toString()));
        } else if (number instanceof BigInteger || number instanceof BigDecimal) {
            out.writeByte('b');
            Wire.writeText(out, number.toString());
        } else {
            out.writeByte('i');
            out.writeLong(number.longValue());
        }
    }

    private static IllegalArgumentException unsayable(String place, String what) {
        return new IllegalArgumentException(
                "a comm's message holds maps, lists, strings, numbers, true, false and null," + " and " + place + " is "
                        + what + ": make it one of those first");
    }

    /** Reads what {@link #write} wrote. Whole numbers come as {@code Integer} where they fit. */
    static Object read(DataInput in) throws IOException {
        char kind = (char) in.readUnsignedByte();
        return switch (kind) {
            case '0' -> null;
            case 't' -> true;
            case 'f' -> false;
            case 's' -> Wire.readText(in);
            case 'd' -> in.readDouble();
            case 'i' -> whole(in.readLong());
            case 'b' -> big(Wire.readText(in));
            case 'l' -> list(in);
            case 'm' -> map(in);
            default -> throw new IOException("not a value: " + kind);
        };
    }

    private static Number whole(long number) {
        if (number == (int) number) {
            return (int) number;
        }
        return number;
    }

    private static Number big(String digits) {
        BigDecimal number = new BigDecimal(digits);
        return digits.matches("-?[0-9]+") ? number.toBigInteger() : number;
    }

    private static List<Object> list(DataInput in) throws IOException {
        List<Object> list = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            list.add(read(in));
        }
        return list;
    }

    private static Map<String, Object> map(DataInput in) throws IOException {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            map.put(Wire.readText(in), read(in));
        }
        return map;
    }

    /** Reads a map that {@link #write} wrote. */
    static Map<String, Object> readMap(DataInput in) throws IOException {
        if (in.readUnsignedByte() != 'm') {
            throw new IOException("not a map");
        }
        return map(in);
    }
}
