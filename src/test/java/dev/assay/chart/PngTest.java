package dev.assay.chart;

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
}
