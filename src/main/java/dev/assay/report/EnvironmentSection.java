package dev.assay.report;

import dev.assay.figure.Figures;
import dev.assay.run.Environment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What else the machine did while the run measured, span by span, and the warnings that follow from it. */
final class EnvironmentSection {
    private static final String UNKNOWN = "not recorded";
    private static final List<String> SPANS = List.of(
            "span",
            "length",
            "processors of others",
            "stolen",
            "some task waited",
            "cut short by quota",
            "slowed by heat",
            "load average",
            "governor",
            "power");

    private static final String MEANING =
            "Over the steady rounds of each fork set, and over a second before and after in which the run rested. That some task waited is"
                    + " mostly the turnstile's own handing over; it is shown and not judged.";

    private EnvironmentSection() {}

    /** Returns the warnings as a list; nothing for a run without. */
    static List<Block> warnings(ReportModel findings) {
        return findings.warnings().isEmpty()
                ? List.of()
                : List.of(
                        new Block.Heading("warnings", "Warnings"),
                        Block.table(
                                List.of("what happened", "what it does to the result", "what to do"),
                                findings.warnings().stream()
                                        .map(warning ->
                                                List.of(warning.cause(), warning.implication(), warning.remedy()))
                                        .toList()));
    }

    /** Returns the spans as a table; nothing for a run that recorded none. */
    static List<Block> spans(ReportModel findings) {
        List<Environment> spans = findings.run().environments();
        if (spans.isEmpty()) {
            return List.of();
        }
        Map<String, String> places = new HashMap<>();
        findings.run()
                .placements()
                .forEach(one -> places.put(one.group() + " " + one.set(), Integer.toString(one.processor())));
        List<String> header = new ArrayList<>(SPANS);
        if (!places.isEmpty()) {
            header.add("turns on processor");
        }
        return List.of(
                new Block.Heading("others", "What else the machine did"),
                Block.paragraph(Block.Tone.QUIET, MEANING),
                Block.table(
                        header, spans.stream().map(span -> row(span, places)).toList()));
    }

    private static List<String> row(Environment span, Map<String, String> places) {
        String name = span.when().equals("rounds") ? span.group() + " " + span.set() : span.when();
        List<String> row = new ArrayList<>(row(span, name));
        if (!places.isEmpty()) {
            row.add(places.getOrDefault(name, ""));
        }
        return row;
    }

    private static List<String> row(Environment span, String name) {
        return List.of(
                name,
                Figures.number(span.nanos() / 1e9) + " s",
                known(span.othersProcessors(), Figures.fixed(span.othersProcessors(), 3)),
                known(span.stolenShare(), Figures.percent(span.stolenShare(), 2)),
                known(span.stalledShare(), Figures.percent(span.stalledShare(), 1)),
                count(span.throttledPeriods()),
                count(span.heatEvents()),
                known(span.loadAverage(), Figures.fixed(span.loadAverage(), 2)),
                span.governor(),
                span.power());
    }

    private static String known(double value, String words) {
        return Double.isNaN(value) ? UNKNOWN : words;
    }

    private static String count(long times) {
        return times < 0 ? UNKNOWN : times + " times";
    }
}
