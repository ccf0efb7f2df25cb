package dev.assay.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The colours of a picture, and the few of them that are kept. Counted in arrays: a chart has two million pixels, and a map of objects took
 * longer over them than all of the drawing.
 */
final class Palette {
    /* Enough for eight colours and their edges; more would only cost bytes. */
    private static final int COLOURS = 40;
    private static final int SOLID = 24;

    /* Slots hold the number of a colour plus one; at most half are taken. */
    private int[] slots = new int[1 << 12];
    private int[] colours = new int[1 << 10];
    private int[] counts = new int[1 << 10];
    private boolean[] solid = new boolean[1 << 10];
    private int size;

    private final List<Integer> kept = new ArrayList<>();
    private final byte[] places;

    /**
     * Reads a picture.
     *
     * @param pixels red, green and blue, row by row; afterwards each holds the number of its colour
     */
    Palette(int[] pixels, int width) {
        for (int start = 0; start < pixels.length; ) {
            int end = start + 1;
            int rowEnd = start - start % width + width;
            while (end < rowEnd && pixels[end] == pixels[start]) {
                end++;
            }
            int number = number(pixels[start]);
            counts[number] += end - start;
            solid[number] |= end - start >= SOLID;
            while (start < end) {
                pixels[start++] = number;
            }
        }
        List<Integer> numbers = new ArrayList<>();
        for (int number = 0; number < size; number++) {
            numbers.add(number);
        }
        // What fills an area comes first, however small: a key's swatch has fewer pixels than the soft edges of many
        // lines. By value where counts are equal, so that the same picture gives the same bytes.
        numbers.sort(Comparator.comparing((Integer number) -> !solid[number])
                .thenComparing(number -> -counts[number])
                .thenComparing(number -> colours[number]));
        numbers.stream().limit(COLOURS).forEach(number -> kept.add(colours[number]));
        places = new byte[size];
        for (int number = 0; number < size; number++) {
            places[number] = (byte) nearest(colours[number]);
        }
    }

    /** Returns the colours that are kept. */
    List<Integer> colours() {
        return kept;
    }

    /** Returns the place, among those kept, of the one nearest to the colour of that number. */
    byte place(int number) {
        return places[number];
    }

    private int number(int colour) {
        int slot = slot(colour);
        if (slots[slot] == 0) {
            if (size == colours.length) {
                grow();
                slot = slot(colour);
            }
            colours[size] = colour;
            slots[slot] = ++size;
        }
        return slots[slot] - 1;
    }

    /* Fibonacci hashing: neighbouring greys, which differ in all three bytes alike, must not fall together. */
    private int slot(int colour) {
        int mask = slots.length - 1;
        int slot = (colour * 0x9E3779B9 >>> 8) & mask;
        while (slots[slot] != 0 && colours[slots[slot] - 1] != colour) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        colours = Arrays.copyOf(colours, 2 * size);
        counts = Arrays.copyOf(counts, 2 * size);
        solid = Arrays.copyOf(solid, 2 * size);
        slots = new int[2 * slots.length];
        for (int number = 0; number < size; number++) {
            slots[slot(colours[number])] = number + 1;
        }
    }

    private int nearest(int colour) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < kept.size() && least > 0; i++) {
            int distance = 0;
            for (int shift = 0; shift <= 16; shift += 8) {
                int difference = (kept.get(i) >> shift & 255) - (colour >> shift & 255);
                distance += difference * difference;
            }
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }
}
