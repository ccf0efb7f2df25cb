package dev.assay.text;

import dev.assay.run.Visible;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Writes HTML that is also well-formed XML. What comes from a run can only come in as {@link #text} or as the value of an attribute, and
 * both are escaped, so that no caller can forget to. A template engine (jte 3.2) was the other way: with some ten kinds of block there is
 * one small template to write, and it would cost a build step, generated sources and a library on the class path of every command.
 */
public final class HtmlWriter {
    /* A line of its own shows in a difference of two reports. */
    private static final Set<String> LINES = Set.of(
            "html",
            "head",
            "body",
            "main",
            "nav",
            "section",
            "h1",
            "h2",
            "h3",
            "p",
            "blockquote",
            "ul",
            "li",
            "div",
            "table",
            "thead",
            "tbody",
            "tr",
            "details",
            "summary",
            "figure",
            "title",
            "style",
            "script");

    private final StringBuilder html = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    public HtmlWriter() {
        html.append("<!DOCTYPE html>\n");
    }

    /** Opens an element; attributes are names and values in turn, and one whose value is empty is left out. */
    public HtmlWriter open(String tag, String... attributes) {
        start(tag, attributes).append('>');
        open.push(tag);
        return this;
    }

    /** Closes the element that was opened last. */
    public HtmlWriter close() {
        String tag = open.pop();
        html.append("</").append(tag).append('>').append(LINES.contains(tag) ? "\n" : "");
        return this;
    }

    /** Writes an element that holds nothing. */
    public HtmlWriter empty(String tag, String... attributes) {
        start(tag, attributes).append("/>");
        return this;
    }

    /** Writes an element that holds a text. */
    public HtmlWriter element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /** Writes text; what HTML gives a meaning is escaped. */
    public HtmlWriter text(String raw) {
        html.append(escaped(raw));
        return this;
    }

    /** Writes markup that this program made itself: pictures, style and script. Never what a run says. */
    public HtmlWriter trusted(String markup) {
        html.append(markup);
        return this;
    }

    /** Returns text as a name for {@code id} and {@code href="#…"}. */
    public static String anchor(String... parts) {
        return String.join("-", parts).replaceAll("[^A-Za-z0-9]+", "-");
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("page (" + open + ") must close what it opens; correct the renderer");
        }
        return html.toString();
    }

    private StringBuilder start(String tag, String... attributes) {
        html.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            if (!attributes[i + 1].isEmpty()) {
                html.append(' ')
                        .append(attributes[i])
                        .append("=\"")
                        .append(escaped(attributes[i + 1]))
                        .append('"');
            }
        }
        return html;
    }

    private static String escaped(String raw) {
        return Visible.lines(raw)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
