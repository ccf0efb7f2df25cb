package dev.assay.chart;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * PNG with a palette: charts hold few colours, so a third of the bytes suffices; results are committed. Written here and not by ImageIO,
 * which filters the rows of such pictures: the numbers of colours are no brightness, so filtered rows are larger (the specification
 * advises against it, PNG third edition, 12.7) and took ten times as long to compress.
 */
final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    /* The last before compression takes twice the time, for 3 % of the bytes. */
    private static final int LEVEL = 7;

    private static final byte BITS = 8;
    private static final byte INDEXED = 3;

    /**
     * Returns the file.
     *
     * @param image of type {@link BufferedImage#TYPE_INT_RGB}; its pixels are used as they lie, and are none afterwards: a copy of each
     *     picture took a tenth of the memory of a report
     */
    static byte[] encode(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < pixels.length; i++) {
            // Drawing leaves what it likes in the eight bits that are no colour.
            pixels[i] &= 0xFFFFFF;
        }
        Palette palette = new Palette(pixels, width);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        chunk(
                out,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put(BITS)
                        .put(INDEXED)
                        .array());
        chunk(out, "PLTE", colours(palette.colours()));
        chunk(out, "IDAT", deflated(rows(pixels, width, palette)));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static byte[] colours(List<Integer> colours) {
        byte[] bytes = new byte[3 * colours.size()];
        for (int i = 0; i < colours.size(); i++) {
            int colour = colours.get(i);
            bytes[3 * i] = (byte) (colour >> 16);
            bytes[3 * i + 1] = (byte) (colour >> 8);
            bytes[3 * i + 2] = (byte) colour;
        }
        return bytes;
    }

    /* Each row behind a zero, which says that it is not filtered. */
    private static byte[] rows(int[] numbers, int width, Palette palette) {
        byte[] rows = new byte[numbers.length / width * (width + 1)];
        for (int from = 0, to = 1; from < numbers.length; to++) {
            for (int end = from + width; from < end; from++) {
                rows[to++] = palette.place(numbers[from]);
            }
        }
        return rows;
    }

    private static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater(LEVEL);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        deflater.setInput(bytes);
        deflater.finish();
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
        byte[] typed = ByteBuffer.allocate(type.length() + data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .array();
        CRC32 check = new CRC32();
        check.update(typed);
        out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        out.writeBytes(typed);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
    }

    private Png() {}
}
