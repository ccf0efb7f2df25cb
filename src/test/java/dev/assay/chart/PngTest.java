package dev.assay.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

final class PngTest {
    @Test
    void aSwatchKeepsItsColourBesideManySoftEdges() throws IOException {
        BufferedImage image = new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB);
        // A hundred blues, nine hundred pixels of each and never two side by side, and a swatch of 30 × 14 pixels.
        for (int y = 0; y < 300; y++) {
            for (int x = 0; x < 300; x++) {
                image.setRGB(x, y, (x * 7 + y * 13) % 100 + 100);
            }
        }
        for (int y = 10; y < 24; y++) {
            for (int x = 10; x < 40; x++) {
                image.setRGB(x, y, 0x009E73);
            }
        }
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(Png.encode(image)));
        assertEquals(0xFF009E73, read.getRGB(25, 17));
    }

    @Test
    void aPictureOfFewColoursIsReadBackPixelForPixel() throws IOException {
        BufferedImage image = new BufferedImage(61, 43, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 43; y++) {
            for (int x = 0; x < 61; x++) {
                image.setRGB(x, y, colour(x, y));
            }
        }
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(Png.encode(image)));
        for (int y = 0; y < 43; y++) {
            for (int x = 0; x < 61; x++) {
                assertEquals(0xFF000000 | colour(x, y), read.getRGB(x, y), x + ", " + y);
            }
        }
    }

    private static int colour(int x, int y) {
        return x * y % 40 * 0x050301;
    }

    /** What is drawn by the graphics of the JDK has ones in these bits, and what nobody drew on has zeros. */
    @Test
    void theBitsThatAreNoColourMakeNoColour() {
        BufferedImage zeros = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        BufferedImage mixed = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 8; x++) {
            zeros.getRaster().setDataElements(x, 0, new int[] {0x336699});
            mixed.getRaster().setDataElements(x, 0, new int[] {x % 2 == 0 ? 0x336699 : 0xFF336699});
        }
        assertArrayEquals(Png.encode(zeros), Png.encode(mixed));
    }

    /** More colours than the table of them starts with, so that it grows; the nearest of forty stands for each. */
    @Test
    void aPictureOfManyColoursKeepsTheOneThatFillsIt() throws IOException {
        BufferedImage image = new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 5000; i++) {
            image.setRGB(i % 100, i / 100, i * 3301);
        }
        for (int i = 5000; i < 10000; i++) {
            image.setRGB(i % 100, i / 100, 0xFFFFFF);
        }
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(Png.encode(image)));
        assertEquals(0xFFFFFFFF, read.getRGB(50, 80));
    }
}
