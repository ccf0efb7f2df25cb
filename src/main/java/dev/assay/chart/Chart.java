package dev.assay.chart;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * A picture that answers one question, with the same answer as a table.
 *
 * @param id file name without extension
 * @param title the question
 * @param reading how to read it, one or two sentences
 * @param caption scope: encoding, corpora, sizes, sets, machine, grade
 * @param columns heads of the table that says the same
 * @param rows its rows
 * @param spots words of single marks, for the SVG
 */
public record Chart(
        String id,
        String title,
        String reading,
        String caption,
        List<String> columns,
        List<List<String>> rows,
        Legend key,
        double bodyHeight,
        Body body,
        Spots spots) {
    /** Width of every chart, in pixels and in SVG units. */
    public static final int WIDTH = 1600;

    static final double MARGIN = 40;

    public Chart {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** Makes a chart none of whose marks has words of its own. */
    public Chart(
            String id,
            String title,
            String reading,
            String caption,
            List<String> columns,
            List<List<String>> rows,
            Legend key,
            double bodyHeight,
            Body body) {
        this(id, title, reading, caption, columns, rows, key, bodyHeight, body, area -> List.of());
    }

    /** What is drawn between the words. */
    @FunctionalInterface
    public interface Body {
        /** Draws into the area; nothing outside it except labels in the margin. */
        void draw(Graphics2D graphics, Rectangle2D area);
    }

    /** Where marks are that have words of their own. */
    @FunctionalInterface
    public interface Spots {
        /** Returns them in the area that the body is drawn into. */
        List<Spot> in(Rectangle2D area);
    }

    /** Words that a page shows when the pointer is over a part of the SVG; a PNG has none. */
    public record Spot(Rectangle2D place, String words) {}

    /** Returns the same chart with a title that says that the run decides nothing. */
    Chart ofInvalidRun() {
        return new Chart(id, "INVALID RUN: " + title, reading, caption, columns, rows, key, bodyHeight, body, spots);
    }

    /** Returns the height that words and body need. */
    public int height() {
        return (int) Math.ceil(head() + bodyHeight + 18 + foot().size() * 25 + 22);
    }

    /** Returns the picture as PNG: the same bytes on the same JDK with the same fonts. */
    public byte[] png() {
        BufferedImage image = new BufferedImage(WIDTH, height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        draw(graphics);
        graphics.dispose();
        return Png.encode(image);
    }

    /** Returns the picture as an SVG document whose text is text. */
    public String svg() {
        return Svg.of(id, title, WIDTH, height(), this::draw, spots.in(area()));
    }

    private void draw(Graphics2D graphics) {
        graphics.setColor(Canvas.PAPER);
        graphics.fill(new Rectangle2D.Double(0, 0, WIDTH, height()));
        Canvas pen = new Canvas(graphics);
        double y = 30;
        for (String line : Canvas.wrap(title, WIDTH - 2 * MARGIN, Canvas.TITLE)) {
            y += 36;
            pen.text(line, MARGIN, y, 0, Canvas.TITLE, Canvas.INK);
        }
        y += 8;
        for (String line : Canvas.wrap(reading, WIDTH - 2 * MARGIN, Canvas.READING)) {
            y += 30;
            pen.text(line, MARGIN, y, 0, Canvas.READING, Canvas.QUIET);
        }
        if (!key.empty()) {
            y += 40;
            key.draw(graphics, MARGIN, y);
        }
        body.draw(graphics, area());
        y = head() + bodyHeight + 18;
        for (String line : foot()) {
            y += 25;
            pen.text(line, MARGIN, y, 0, Canvas.SMALL, Canvas.QUIET);
        }
    }

    private Rectangle2D area() {
        return new Rectangle2D.Double(MARGIN, head(), WIDTH - 2 * MARGIN, bodyHeight);
    }

    private double head() {
        double width = WIDTH - 2 * MARGIN;
        return 30
                + Canvas.wrap(title, width, Canvas.TITLE).size() * 36
                + 8
                + Canvas.wrap(reading, width, Canvas.READING).size() * 30
                + (key.empty() ? 0 : 40)
                + 24;
    }

    private List<String> foot() {
        return Canvas.wrap(caption, WIDTH - 2 * MARGIN, Canvas.SMALL);
    }
}
