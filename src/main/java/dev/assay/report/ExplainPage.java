package dev.assay.report;

import dev.assay.explain.ExplainText;
import dev.assay.explain.Explanation;
import dev.assay.explain.Hot;
import dev.assay.explain.Observed;
import dev.assay.explain.Share;
import java.util.List;
import java.util.Locale;

/** An explanation as a page of its own, {@code explain.html}, and as what a forge shows of its folder, {@code README.md}. */
public final class ExplainPage {
    private static final String METHOD =
            "Counts are differences: two processes do the same, and one makes more passes over the text, so that start, load and warm-up"
                    + " are in both. Instructions are those of user mode. Callgrind counts them and knows nothing of time: neither how long memory"
                    + " takes nor how many instructions the processor does at once, and nothing of the kernel. A large copy counts as a loop over vectors, which the C library is told to use, since"
                    + " callgrind would count the processor's own copy (rep movsb) once a byte; where a program has one of its own, it does. Nothing on this page was timed"
                    + " but a ratio that names its run.";

    private final Explanation explanation;
    private final ExplainText text;

    public ExplainPage(Explanation explanation) {
        this.explanation = explanation;
        this.text = new ExplainText(explanation);
    }

    /** Returns the page: one file, nothing to fetch, no script. */
    public String html() {
        StringBuilder html = new StringBuilder();
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n");
        html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
        html.append("<title>Assay: why a pair differs</title>\n<style>\n")
                .append(Page.resource("report.css"))
                .append("td svg{display:block}\n</style>\n</head>\n<body>\n<main>\n");
        html.append("<h1>").append(Html.text(explanation.sentence())).append("</h1>\n");
        paragraph(
                html,
                "On " + explanation.scope().text() + ". A: " + about(explanation.first()) + ". B: "
                        + about(explanation.second()) + ".");
        html.append(Html.table(columns(), text.table()));
        for (Observed one : sides()) {
            for (Hot hot : one.hot()) {
                if (!hot.shares().isEmpty()) {
                    html.append("<h2>")
                            .append(Html.text(ExplainText.title(one, hot)))
                            .append("</h2>\n");
                    shares(html, hot.shares());
                }
            }
        }
        if (!explanation.gaps().isEmpty()) {
            html.append("<h2>Not counted</h2>\n<ul>\n");
            explanation
                    .gaps()
                    .forEach(gap -> html.append("<li>").append(Html.text(gap)).append("</li>\n"));
            html.append("</ul>\n");
        }
        html.append("<h2>Method</h2>\n");
        paragraph(html, METHOD);
        return html.append("</main>\n</body>\n</html>\n").toString();
    }

    /** Returns the same as Markdown. */
    public String markdown() {
        StringBuilder out = new StringBuilder();
        out.append("# ").append(FolderReadme.markdown(explanation.sentence())).append("\n\n");
        out.append(FolderReadme.markdown("On " + explanation.scope().text() + ". A: " + about(explanation.first())
                        + ". B: " + about(explanation.second()) + "."))
                .append("\n\n");
        row(out, columns());
        out.append("|---|--:|--:|--:|\n");
        text.table().forEach(cells -> row(out, cells));
        for (Observed one : sides()) {
            for (Hot hot : one.hot()) {
                if (!hot.shares().isEmpty()) {
                    out.append("\n## ")
                            .append(FolderReadme.markdown(ExplainText.title(one, hot)))
                            .append("\n\n| share | name | in |\n|--:|---|---|\n");
                    hot.shares()
                            .forEach(share ->
                                    row(out, List.of(ExplainText.percent(share), share.name(), share.place())));
                }
            }
        }
        if (!explanation.gaps().isEmpty()) {
            out.append("\n## Not counted\n\n");
            explanation.gaps().forEach(gap -> out.append("- ")
                    .append(FolderReadme.markdown(gap))
                    .append('\n'));
        }
        return out.append("\n## Method\n\n").append(METHOD).append('\n').toString();
    }

    private List<Observed> sides() {
        return List.of(explanation.first(), explanation.second());
    }

    private List<String> columns() {
        return List.of(
                "",
                "A " + explanation.first().name(),
                "B " + explanation.second().name(),
                "A ÷ B");
    }

    private static String about(Observed one) {
        return one.name() + " (" + one.about() + ")";
    }

    private static void paragraph(StringBuilder html, String words) {
        html.append("<p class=\"quiet\">").append(Html.text(words)).append("</p>\n");
    }

    /* The bar says again what the number beside it says, so it is hidden from those who listen. */
    private static void shares(StringBuilder html, List<Share> shares) {
        html.append("<div class=\"scroll\"><table>\n").append(Html.head(List.of("share", "", "name", "in")));
        html.append("<tbody>\n");
        for (Share share : shares) {
            html.append("<tr><td>").append(Html.text(ExplainText.percent(share)));
            html.append(String.format(
                    Locale.ROOT,
                    "</td><td><svg aria-hidden=\"true\" width=\"120\" height=\"14\"><rect width=\"%.1f\" height=\"14\" fill=\"var(--link)\"/></svg></td>",
                    share.share() * 120));
            html.append("<td><code>").append(Html.text(share.name())).append("</code></td><td>");
            html.append(Html.text(share.place())).append("</td></tr>\n");
        }
        html.append("</tbody></table></div>\n");
    }

    private static void row(StringBuilder out, List<String> cells) {
        cells.forEach(
                cell -> out.append("| ").append(FolderReadme.markdown(cell)).append(' '));
        out.append("|\n");
    }
}
