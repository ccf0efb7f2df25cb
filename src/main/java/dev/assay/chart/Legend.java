package dev.assay.chart;

import dev.assay.run.ContenderId;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * One line that explains colours and shapes.
 *
 * @param entries what is explained, in order; empty where labels stand beside the marks
 */
public record Legend(List<Entry> entries) {
    static final Legend NONE = new Legend(List.of());

    public Legend {
        entries = List.copyOf(entries);
    }

    /** A mark and its meaning. */
    record Entry(Color colour, Marker marker, String words) {}

    boolean empty() {
        return entries.isEmpty();
    }

    /** Returns the key of the languages and bridges among the contenders. */
    static Legend of(ContenderStyles roster, Collection<ContenderId> contenders) {
        List<Entry> entries = new ArrayList<>();
        TreeSet<String> languages = new TreeSet<>();
        TreeSet<String> bridges = new TreeSet<>();
        for (ContenderId contender : contenders) {
            languages.add(roster.language(contender));
            bridges.add(contender.bridge());
        }
        languages.forEach(
                language -> entries.add(new Entry(ContenderStyles.colourOf(language), SeriesMarkers.NONE, language)));
        bridges.forEach(bridge -> entries.add(
                new Entry(Canvas.QUIET, ContenderStyles.marker(bridge), ContenderStyles.bridgeWords(bridge))));
        return new Legend(entries);
    }

    /** Returns the key without its shapes, for charts that draw no markers. */
    Legend colours() {
        return new Legend(entries.stream()
                .filter(entry -> entry.marker() == SeriesMarkers.NONE)
                .toList());
    }

    void draw(Graphics2D graphics, double left, double y) {
        Canvas pen = new Canvas(graphics);
        double x = left;
        for (Entry entry : entries) {
            if (entry.marker() == SeriesMarkers.NONE) {
                // A swatch longer than high: a colour, not a shape that means a bridge.
                pen.line(x, y - 7, x + 30, y - 7, entry.colour(), 14);
            } else {
                graphics.setColor(entry.colour());
                entry.marker().paint(graphics, x + 15, y - 7, 15);
            }
            pen.text(entry.words(), x + 40, y, 0, Canvas.LABEL, Canvas.INK);
            x += 40 + Canvas.width(entry.words(), Canvas.LABEL) + 36;
        }
    }
}
