package dev.assay.report;

import dev.assay.price.PriceList;
import dev.assay.price.PriceText;
import java.util.List;
import java.util.stream.Collectors;

/** The claim {@code price}, in a section of its own; nothing where no prices lie beside the run. */
final class Prices {
    static final String ID = PriceList.CLAIM;

    private static final String HEADING = "The price of speed";
    private static final String WHY =
            PriceText.TITLE + ". The article says “steep learning curve”, which has no number here;"
                    + " what can be counted is what building and editing cost. Taken beside the run, and no part of it.";

    static boolean present(Findings findings) {
        return findings.prices().isPresent();
    }

    static String html(Findings findings) {
        return findings.prices()
                .map(list -> "<h2 id=\"" + ID + "\">" + Html.text(HEADING) + "</h2>\n<p>" + Html.text(WHY) + "</p>\n"
                        + Html.table(PriceText.COLUMNS, PriceText.rows(list))
                        + PriceText.notes(list).stream()
                                .map(note -> "<p class=\"quiet\">" + Html.text(note) + "</p>\n")
                                .collect(Collectors.joining()))
                .orElse("");
    }

    static String markdown(Findings findings) {
        return findings.prices()
                .map(list -> "\n## " + HEADING + "\n\n" + FolderReadme.markdown(WHY) + "\n\n"
                        + line(PriceText.COLUMNS) + "|---".repeat(PriceText.COLUMNS.size()) + "|\n"
                        + PriceText.rows(list).stream().map(Prices::line).collect(Collectors.joining())
                        + "\n"
                        + PriceText.notes(list).stream()
                                .map(note -> "- " + FolderReadme.markdown(note) + "\n")
                                .collect(Collectors.joining()))
                .orElse("");
    }

    private static String line(List<String> cells) {
        return cells.stream().map(FolderReadme::markdown).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private Prices() {}
}
