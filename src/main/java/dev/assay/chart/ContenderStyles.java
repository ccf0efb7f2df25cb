package dev.assay.chart;

import dev.assay.run.ContenderId;
import dev.assay.run.Header;
import java.awt.Color;
import java.util.LinkedHashMap;
import java.util.Map;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** How contenders look: one colour a language, one marker shape a bridge, the same in every chart. */
final class ContenderStyles {
    /* The palette of Okabe and Ito (2008), which people with any common colour blindness tell apart. */
    private static final Map<String, Color> COLOURS = Map.of(
            "Java", new Color(0x0072B2),
            "Rust", new Color(0xD55E00),
            "Python", new Color(0x009E73),
            "C++", new Color(0xCC79A7),
            "JavaScript", new Color(0xE69F00));
    private static final Color OTHER = new Color(0x56B4E9);

    private final Map<ContenderId, Header.ContenderRow> rows = new LinkedHashMap<>();

    ContenderStyles(Header header) {
        header.contenders().forEach(row -> rows.put(row.id(), row));
    }

    boolean isControl(ContenderId contender) {
        return rows.containsKey(contender) && rows.get(contender).kind().equals("control");
    }

    String language(ContenderId contender) {
        return rows.containsKey(contender) ? rows.get(contender).language() : "other";
    }

    Color colour(ContenderId contender) {
        return COLOURS.getOrDefault(language(contender), OTHER);
    }

    static Color colourOf(String language) {
        return COLOURS.getOrDefault(language, OTHER);
    }

    static Marker marker(String bridge) {
        return switch (bridge) {
            case "jvm" -> SeriesMarkers.CIRCLE;
            case "jna" -> SeriesMarkers.DIAMOND;
            case "process" -> SeriesMarkers.SQUARE;
            case "ffm" -> SeriesMarkers.TRIANGLE_UP;
            default -> SeriesMarkers.TRIANGLE_DOWN;
        };
    }

    /** Returns the words that explain a bridge in a key. */
    static String bridgeWords(String bridge) {
        return switch (bridge) {
            case "jvm" -> "in the JVM";
            case "jna" -> "called through JNA";
            case "process" -> "in its own process";
            case "ffm" -> "called through FFM";
            case "ffm-critical" -> "called through FFM, arrays lent";
            default -> bridge;
        };
    }
}
