package dev.assay.chart;

import dev.assay.run.Visible;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;

/** Text and lines on a canvas: few sizes, few greys; the same in PNG and SVG because widths are measured without a device. */
final class Canvas {
    static final Color PAPER = Color.WHITE;
    static final Color INK = new Color(0x1A1A1A);
    static final Color QUIET = new Color(0x595959);
    static final Color GRID = new Color(0xE2E2E2);
    static final Color BAND = new Color(0xDCEBF7);

    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 34);
    static final Font READING = new Font(Font.SANS_SERIF, Font.PLAIN, 22);
    static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 21);
    static final Font STRONG = new Font(Font.SANS_SERIF, Font.BOLD, 21);
    static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 18);

    /* Neither a screen's nor a printer's: fractional widths, so that layout does not depend on the device. */
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    private final Graphics2D graphics;

    Canvas(Graphics2D graphics) {
        this.graphics = graphics;
    }

    static double width(String text, Font font) {
        return font.getStringBounds(Visible.text(text), CONTEXT).getWidth();
    }

    /** Writes text whose anchor lies at {@code align}: 0 its left end, 0.5 its middle, 1 its right end; {@code y} is the base line. */
    void text(String text, double x, double y, double align, Font font, Color colour) {
        // What no XML may hold must not reach a drawing, and takes the width of what is shown instead.
        String shown = Visible.text(text);
        graphics.setFont(font);
        graphics.setColor(colour);
        graphics.drawString(shown, (float) (x - align * width(shown, font)), (float) y);
    }

    void line(double x1, double y1, double x2, double y2, Color colour, float width) {
        graphics.setColor(colour);
        graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        graphics.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    /** Breaks text at blanks into lines no wider than {@code width}. */
    static List<String> wrap(String text, double width, Font font) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && width(longer, font) > width) {
                lines.add(line);
                line = word;
            } else {
                line = longer;
            }
        }
        if (!line.isEmpty()) {
            lines.add(line);
        }
        return lines;
    }
}
