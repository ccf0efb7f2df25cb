package dev.assay.report;

import dev.assay.chart.Units;
import dev.assay.claim.Attribution;
import dev.assay.claim.AttributionText;
import dev.assay.claim.Step;
import dev.assay.claim.Validity;
import dev.assay.stats.Chain;
import java.util.ArrayList;
import java.util.List;

/** The attribution as words and tables, for page and README; nothing where the run measured no path. */
final class Attributions {
    /** Id of the section and of its chart. */
    static final String ID = "attribution";
    /** Id of the chart of the paths on which the language stays. */
    static final String OTHERS = "steps";

    private static final String LEAPS =
            "No single steps: these differ in several things at once, so that no part of their ratio is any one's.";

    static boolean present(Findings findings) {
        return !Attribution.found(findings.header(), findings.summary()).isEmpty();
    }

    /** Returns the sentences, the answer first. */
    static List<String> sentences(Findings findings) {
        return AttributionText.sentences(
                Attribution.found(findings.header(), findings.summary()),
                Validity.faults(findings.summary().controls()).isEmpty());
    }

    /** Returns what stands below sentences and chart: the steps with what changes in them, and the pairs that are no steps. */
    static String tables(Findings findings) {
        List<List<String>> steps = new ArrayList<>();
        for (Attribution.Found found : Attribution.found(findings.header(), findings.summary())) {
            Chain chain = found.chain();
            for (int i = 0; i < chain.steps().size(); i++) {
                Step step = found.path().steps().get(i);
                steps.add(List.of(
                        String.join(", then ", found.path().order()),
                        step.from() + " → " + step.to() + ", group "
                                + found.path().groups().get(i),
                        step.trait(),
                        step.before() + " → " + step.after(),
                        Units.interval(chain.steps().get(i).ratio()),
                        chain.shares().isEmpty()
                                ? "–"
                                : AttributionText.share(chain.shares().get(i))));
            }
            steps.add(List.of(
                    String.join(", then ", found.path().order()),
                    chain.whole().numerator() + " → " + chain.whole().denominator() + ", group "
                            + found.path().group(),
                    "product of the steps",
                    "whole: " + Units.interval(chain.whole().ratio()),
                    Units.interval(chain.product()),
                    chain.shares().isEmpty() ? "–" : "100 %"));
        }
        String html = Html.table(
                List.of("order", "step", "what changes", "how", "factor [95 % interval]", "share of the logarithm"),
                steps);
        List<Attribution.Leapt> leaps = Attribution.leapt(findings.header(), findings.summary());
        if (leaps.isEmpty()) {
            return html;
        }
        return html + "<p class=\"quiet\">"
                + Html.text(LEAPS)
                + "</p>\n"
                + Html.table(
                        List.of("pair", "ratio [95 % interval]", "they differ in"),
                        leaps.stream()
                                .map(leapt -> List.of(
                                        leapt.leap().from() + " ÷ "
                                                + leapt.leap().to() + ", "
                                                + leapt.leap().encoding(),
                                        Units.interval(leapt.ratio().ratio()),
                                        String.join(", ", leapt.leap().traits())))
                                .toList());
    }

    private Attributions() {}
}
