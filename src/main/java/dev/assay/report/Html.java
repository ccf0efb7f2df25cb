package dev.assay.report;

import dev.assay.run.Visible;
import java.util.List;

/** Pieces of HTML that are also well-formed XML; all text that comes from a run passes through {@link #text}. */
final class Html {
    /** Returns text with what HTML gives a meaning escaped. */
    static String text(String raw) {
        return Visible.lines(raw)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Returns text as a name for {@code id} and {@code href="#…"}. */
    static String anchor(String... parts) {
        return String.join("-", parts).replaceAll("[^A-Za-z0-9]+", "-");
    }

    /** Returns a table of texts. */
    static String table(List<String> columns, List<List<String>> rows) {
        StringBuilder html = new StringBuilder("<div class=\"scroll\"><table>\n");
        html.append(head(columns)).append("<tbody>\n");
        for (List<String> row : rows) {
            html.append("<tr>");
            row.forEach(cell -> html.append("<td>").append(text(cell)).append("</td>"));
            html.append("</tr>\n");
        }
        return html.append("</tbody></table></div>\n").toString();
    }

    static String head(List<String> columns) {
        StringBuilder html = new StringBuilder("<thead><tr>");
        columns.forEach(
                column -> html.append("<th scope=\"col\">").append(text(column)).append("</th>"));
        return html.append("</tr></thead>\n").toString();
    }

    static String link(String target, String words) {
        return "<a href=\"#" + target + "\">" + text(words) + "</a>";
    }

    private Html() {}
}
