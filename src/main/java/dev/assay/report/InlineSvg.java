package dev.assay.report;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A picture as a part of a page. The neutral colours become the page's, so that the picture is dark on a dark page; data keep theirs. Styles
 * that come hundreds of times become classes of {@code report.css}, and what paints nothing is left out: a fifth of a page.
 */
final class InlineSvg {
    private static final Map<String, String> COLOURS = Map.of(
            "rgb(255,255,255)", "var(--paper)",
            "rgb(26,26,26)", "var(--ink)",
            "rgb(89,89,89)", "var(--quiet)",
            "rgb(226,226,226)", "var(--grid)",
            "rgb(220,235,247)", "var(--band)");

    private static final Map<String, String> CLASSES = new LinkedHashMap<>();

    static {
        CLASSES.put("fill:var(--ink);", "i");
        CLASSES.put("fill:var(--ink);font-size:21px;", "l");
        CLASSES.put("fill:var(--ink);font-size:21px;font-weight:bold;", "b");
        CLASSES.put("fill:var(--quiet);font-size:18px;", "s");
        CLASSES.put("fill:var(--quiet);font-size:22px;", "r");
        CLASSES.put("fill:none;stroke:var(--grid);", "g");
        CLASSES.put("fill:none;stroke:var(--ink);stroke-width:2;", "e");
        CLASSES.put("fill:none;stroke:var(--ink);stroke-width:3;", "c");
    }

    /** Returns the markup. */
    static String of(String svg) {
        String inline = svg.replaceFirst(
                        "<svg[^>]*viewBox=\"([^\"]*)\"[^>]*>", "<svg role=\"img\" class=\"chart\" viewBox=\"$1\">")
                .replaceAll("<rect[^>]*fill-opacity:0;[^>]*/>\\n?", "")
                .replaceAll("<g [^>]*>\\s*</g>\\n?", "");
        for (Map.Entry<String, String> colour : COLOURS.entrySet()) {
            inline = inline.replace(colour.getKey(), colour.getValue());
        }
        for (Map.Entry<String, String> style : CLASSES.entrySet()) {
            inline = inline.replace("style=\"" + style.getKey() + "\"", "class=\"" + style.getValue() + "\"");
        }
        return inline;
    }

    private InlineSvg() {}
}
