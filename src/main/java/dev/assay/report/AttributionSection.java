package dev.assay.report;

import dev.assay.claim.Attribution;
import dev.assay.claim.Step;
import dev.assay.claim.Validity;
import dev.assay.stats.Chain;
import dev.assay.text.Factor;
import dev.assay.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the factor between two ends comes from; nothing where the run measured no path. */
final class AttributionSection {
    /** Id of the section and of its chart. */
    static final String ID = "attribution";
    /** Id of the chart of the paths on which the language stays. */
    static final String OTHERS = "steps";

    private static final String LEAPS =
            "No single steps: these differ in several things at once, so that no part of their ratio is any one's.";

    static Optional<Section> section(ReportModel findings) {
        List<Attribution.Found> found = Attribution.found(findings.header(), findings.summary());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        List<Block> blocks = new ArrayList<>();
        findings.figure(ID).ifPresent(blocks::add);
        blocks.add(Block.bullets(AttributionText.sentences(
                found, Validity.faults(findings.summary().controls()).isEmpty())));
        List<Block> steps = new ArrayList<>();
        findings.figure(OTHERS).ifPresent(steps::add);
        steps.addAll(tables(findings, found));
        blocks.add(new Block.Details("Steps on which the language stays, and every step as a table", steps));
        return Optional.of(new Section(ID, "Where the factor comes from", blocks));
    }

    private static List<Block> tables(ReportModel findings, List<Attribution.Found> found) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.table(
                List.of("order", "step", "what changes", "how", "faster by (95 % CI)", "share of the logarithm"),
                steps(found)));
        blocks.add(Block.paragraph(Block.Tone.QUIET, AttributionText.IDENTITY));
        List<Attribution.Leapt> leaps = Attribution.leapt(findings.header(), findings.summary());
        if (!leaps.isEmpty()) {
            blocks.add(Block.paragraph(Block.Tone.QUIET, LEAPS));
            blocks.add(Block.table(
                    List.of("pair", "encoding", "they differ in"),
                    leaps.stream().map(AttributionSection::leap).toList()));
        }
        return blocks;
    }

    private static List<List<String>> steps(List<Attribution.Found> found) {
        List<List<String>> steps = new ArrayList<>();
        for (Attribution.Found one : found) {
            Chain chain = one.chain();
            String order = String.join(", then ", one.path().order());
            for (int i = 0; i < chain.steps().size(); i++) {
                Step step = one.path().steps().get(i);
                steps.add(List.of(
                        order,
                        step.from() + " → " + step.to() + ", group "
                                + one.path().groups().get(i),
                        step.trait(),
                        step.before() + " → " + step.after(),
                        Numbers.factor(chain.steps().get(i).ratio()),
                        chain.shares().isEmpty()
                                ? "–"
                                : Numbers.share(chain.shares().get(i))));
            }
            steps.add(List.of(
                    order,
                    chain.whole().numerator() + " → " + chain.whole().denominator() + ", group "
                            + one.path().group(),
                    "product of the steps",
                    "whole: " + Numbers.factor(chain.whole().ratio()),
                    Numbers.factor(chain.product()),
                    chain.shares().isEmpty() ? "–" : "100 %"));
        }
        return steps;
    }

    private static List<String> leap(Attribution.Leapt leapt) {
        return List.of(
                Factor.of(leapt.ratio()).clause(),
                leapt.leap().encoding(),
                String.join(", ", leapt.leap().traits()));
    }

    private AttributionSection() {}
}
