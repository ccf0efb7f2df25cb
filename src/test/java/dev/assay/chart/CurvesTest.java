package dev.assay.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.stats.Interval;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.style.markers.SeriesMarkers;

final class CurvesTest {
    private static long painted(List<Curves.Curve> curves) {
        BufferedImage image = new BufferedImage(800, 500, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        Scale axis = Scale.linear(0, 1, List.of(0.0, 1.0), String::valueOf);
        new Curves("heading", axis, axis, "x", curves, List.of())
                .draw(graphics, new Rectangle2D.Double(0, 0, 800, 500), 200);
        graphics.dispose();
        long count = 0;
        // Left of the names, which are in the curve's colour too.
        for (int column = 0; column < 600; column++) {
            for (int row = 0; row < 500; row++) {
                count += image.getRGB(column, row) == Color.MAGENTA.getRGB() ? 1 : 0;
            }
        }
        return count;
    }

    private static Curves.Curve curve(String name, double... ys) {
        return within(Double.NaN, name, ys);
    }

    private static Curves.Curve within(double half, String name, double... ys) {
        return new Curves.Curve(
                name,
                Color.MAGENTA,
                SeriesMarkers.CIRCLE,
                false,
                new double[] {0, 1},
                Arrays.stream(ys)
                        .mapToObj(y -> new Interval(y, y - half, y + half, 0.95, 8))
                        .toList());
    }

    @Test
    void everyCurveIsDrawnWhetherItHasANameOrNot() {
        assertEquals(0, painted(List.of()));
        // A line 3 pixels wide over most of 516 pixels, the plot's width: 800 − 84 − 200.
        long named = painted(List.of(curve("name", 0.2, 0.2)));
        assertTrue(named > 1_000, () -> named + " pixels");
        long both = painted(List.of(curve("name", 0.2, 0.2), curve("", 0.8, 0.8)));
        assertEquals(2 * named, both, 0.1 * named);
    }

    /* Two uprights of 0.2 of the plot's height, 500 − 100, at its edges, where one pixel of two is cut off: 160, less what dots cover. */
    @Test
    void anIntervalThatIsKnownIsDrawn() {
        long without = painted(List.of(curve("name", 0.5, 0.5)));
        long with = painted(List.of(within(0.1, "name", 0.5, 0.5)));
        assertTrue(with > without + 50, () -> without + " and " + with + " pixels");
    }
}
