package dev.assay.chart;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** PNG with a palette: charts hold few colours, so a third of the bytes suffices; results are committed. */
final class Png {
    /* Enough for eight colours and their edges; more would only cost bytes. */
    private static final int COLOURS = 40;
    private static final int SOLID = 24;

    static byte[] encode(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        Map<Integer, Integer> counts = new HashMap<>();
        for (int pixel : pixels) {
            counts.merge(pixel, 1, Integer::sum);
        }
        List<Integer> palette = new ArrayList<>(counts.keySet());
        Set<Integer> solid = solid(pixels, width);
        // What fills an area comes first, however small: a key's swatch has fewer pixels than the soft edges of many
        // lines. By value where
        // counts are equal, so that the same picture gives the same bytes.
        palette.sort(Comparator.<Integer, Boolean>comparing(solid::contains)
                .thenComparing(counts::get)
                .reversed()
                .thenComparing(Comparator.naturalOrder()));
        List<Integer> kept = List.copyOf(palette.subList(0, Math.min(COLOURS, palette.size())));
        Map<Integer, Byte> index = new HashMap<>();
        palette.forEach(colour -> index.put(colour, (byte) nearest(kept, colour)));
        byte[] indexed = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            indexed[i] = index.get(pixels[i]);
        }
        int[] colours = kept.stream().mapToInt(Integer::intValue).toArray();
        var model = new IndexColorModel(8, colours.length, colours, 0, false, -1, java.awt.image.DataBuffer.TYPE_BYTE);
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
        small.getRaster().setDataElements(0, 0, width, height, indexed);
        return bytes(small);
    }

    /* The colours that some row has SOLID times side by side. */
    private static Set<Integer> solid(int[] pixels, int width) {
        Set<Integer> solid = new HashSet<>();
        int run = 0;
        for (int i = 0; i < pixels.length; i++) {
            run = i % width > 0 && pixels[i] == pixels[i - 1] ? run + 1 : 1;
            if (run == SOLID) {
                solid.add(pixels[i]);
            }
        }
        return solid;
    }

    private static int nearest(List<Integer> palette, int colour) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < palette.size() && least > 0; i++) {
            int distance = 0;
            for (int shift = 0; shift <= 16; shift += 8) {
                int difference = (palette.get(i) >> shift & 255) - (colour >> shift & 255);
                distance += difference * difference;
            }
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }

    private static byte[] bytes(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        // In memory: ImageIO's default would put a cache file on the disk.
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(0);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), param);
            writer.dispose();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private Png() {}
}
