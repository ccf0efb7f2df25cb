package dev.assay.chart;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.GraphicsUtils;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import dev.assay.run.Visible;
import java.awt.Font;
import java.awt.Graphics2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SVG from VectorGraphics2D, made smaller and made the same each time. */
final class Svg {
    private static final Pattern LONG_NUMBER = Pattern.compile("-?\\d+\\.\\d{2,}(?:E-?\\d+)?");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern CLIP = Pattern.compile("clip-?[0-9a-f]+");

    /* DejaVu first, with which the layout was measured on most machines; the others are about as wide. */
    private static final String FONTS = "'DejaVu Sans',Verdana,sans-serif";

    private static final Map<Font, Font> PHYSICAL = new ConcurrentHashMap<>();

    static String of(
            String id, String title, int width, int height, Consumer<Graphics2D> drawing, List<Chart.Spot> spots) {
        VectorGraphics2D graphics = new Canvas();
        drawing.accept(graphics);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new SVGProcessor()
                    .getDocument(graphics.getCommands(), new PageSize(0, 0, width, height))
                    .writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String svg = tidy(id, title, out.toString(StandardCharsets.UTF_8));
        int end = svg.lastIndexOf("</svg>");
        return svg.substring(0, end) + hovers(spots) + svg.substring(end);
    }

    /**
     * Names clip paths by number instead of by identity hash, keeps one decimal, names fonts that other machines have, and drops the
     * document type, whose address a reader might fetch.
     */
    private static String tidy(String id, String title, String svg) {
        String text = svg.substring(svg.indexOf("<svg"));
        Map<String, String> clips = new LinkedHashMap<>();
        text = CLIP.matcher(text)
                .replaceAll(match -> clips.computeIfAbsent(match.group(), clip -> id + "-clip" + (clips.size() + 1)));
        // In tags only: the figures that people read stay as they are.
        text = TAG.matcher(text).replaceAll(tag -> Matcher.quoteReplacement(rounded(tag.group())));
        text = text.replaceAll("font-family:&quot;[^&]*&quot;;", "")
                .replace("stroke:none;", "")
                .replace("stroke-miterlimit:10;stroke-linejoin:round;", "")
                .replaceAll("\\r?\\n\\s*", "\n");
        int end = text.indexOf('>') + 1;
        return text.substring(0, end - 1) + " role=\"img\" font-family=\"" + FONTS + "\">\n<title>" + escape(title)
                + "</title>" + text.substring(end);
    }

    /* Last, so that they lie on top; unpainted, and yet they take the pointer. */
    private static String hovers(List<Chart.Spot> spots) {
        StringBuilder text = new StringBuilder();
        for (Chart.Spot spot : spots) {
            text.append(String.format(
                            Locale.ROOT,
                            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"",
                            spot.place().getX(),
                            spot.place().getY(),
                            spot.place().getWidth(),
                            spot.place().getHeight()))
                    .append(" fill=\"none\" pointer-events=\"all\"><title>")
                    .append(escape(spot.words()))
                    .append("</title></rect>\n");
        }
        return text.toString();
    }

    private static String rounded(String tag) {
        return LONG_NUMBER.matcher(tag).replaceAll(match -> new BigDecimal(match.group())
                .setScale(1, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString());
    }

    private static String escape(String text) {
        return Visible.text(text).replace("&", "&amp;").replace("<", "&lt;");
    }

    /** Takes what a logical font stands for: else all fonts of the machine are looked through for every text, to the same end. */
    private static final class Canvas extends VectorGraphics2D {
        @Override
        public void setFont(Font font) {
            super.setFont(font == null ? null : PHYSICAL.computeIfAbsent(font, GraphicsUtils::getPhysicalFont));
        }
    }

    private Svg() {}
}
