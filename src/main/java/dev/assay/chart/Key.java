package dev.assay.chart;

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
public record Key(List<Entry> entries) {
    static final Key NONE = new Key(List.of());

    public Key {
        entries = List.copyOf(entries);
    }

    /** A mark and its meaning. */
    record Entry(Color colour, Marker marker, String words) {}

    boolean empty() {
        return entries.isEmpty();
    }

    /** Returns the key of the languages and bridges among the contenders. */
    static Key of(Roster roster, Collection<String> contenders) {
        List<Entry> entries = new ArrayList<>();
        TreeSet<String> languages = new TreeSet<>();
        TreeSet<String> bridges = new TreeSet<>();
        for (String contender : contenders) {
            languages.add(roster.language(contender));
            bridges.add(Roster.bridge(contender));
        }
        languages.forEach(language -> entries.add(new Entry(Roster.colourOf(language), SeriesMarkers.NONE, language)));
        bridges.forEach(bridge -> entries.add(new Entry(Pen.QUIET, Roster.marker(bridge), Roster.bridgeWords(bridge))));
        return new Key(entries);
    }

    /** Returns the key without its shapes, for charts that draw no markers. */
    Key colours() {
        return new Key(entries.stream()
                .filter(entry -> entry.marker() == SeriesMarkers.NONE)
                .toList());
    }

    void draw(Graphics2D graphics, double left, double y) {
        Pen pen = new Pen(graphics);
        double x = left;
        for (Entry entry : entries) {
            if (entry.marker() == SeriesMarkers.NONE) {
                // A swatch longer than high: a colour, not a shape that means a bridge.
                pen.line(x, y - 7, x + 30, y - 7, entry.colour(), 14);
            } else {
                graphics.setColor(entry.colour());
                entry.marker().paint(graphics, x + 15, y - 7, 15);
            }
            pen.text(entry.words(), x + 40, y, 0, Pen.LABEL, Pen.INK);
            x += 40 + Pen.width(entry.words(), Pen.LABEL) + 36;
        }
    }
}
