package dev.assay.report;

import dev.assay.chart.Units;
import dev.assay.run.Environment;
import dev.assay.run.Warning;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What else the machine did while the run measured, span by span, and the warnings that follow from it. */
final class Surroundings {
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

    private Surroundings() {}

    /** Returns the tables; nothing at all for a run that recorded neither. */
    static String html(Findings findings) {
        StringBuilder html = new StringBuilder();
        if (!findings.warnings().isEmpty()) {
            html.append("<h3>Warnings</h3>\n");
            html.append(Html.table(
                    List.of("cause", "what it does", "what to do"),
                    findings.warnings().stream().map(Surroundings::row).toList()));
        }
        List<Environment> spans = findings.run().environments();
        if (!spans.isEmpty()) {
            html.append(
                    "<h3>What else the machine did</h3>\n<p class=\"quiet\">Over the steady rounds of each fork set, and over a second"
                            + " before and after in which the run rested. That some task waited is mostly the turnstile's own handing"
                            + " over; it is shown and not judged.</p>\n");
            Map<String, String> places = new HashMap<>();
            findings.run()
                    .placements()
                    .forEach(one -> places.put(one.group() + " " + one.set(), Integer.toString(one.processor())));
            List<String> header = new ArrayList<>(SPANS);
            if (!places.isEmpty()) {
                header.add("turns on processor");
            }
            html.append(Html.table(
                    header, spans.stream().map(span -> row(span, places)).toList()));
        }
        return html.toString();
    }

    private static List<String> row(Warning warning) {
        return List.of(warning.cause(), warning.implication(), warning.remedy());
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
                Units.number(span.nanos() / 1e9) + " s",
                Double.isNaN(span.othersProcessors())
                        ? UNKNOWN
                        : String.format(Locale.ROOT, "%.3f", span.othersProcessors()),
                percent(span.stolenShare(), 2),
                percent(span.stalledShare(), 1),
                count(span.throttledPeriods()),
                count(span.heatEvents()),
                Double.isNaN(span.loadAverage()) ? UNKNOWN : String.format(Locale.ROOT, "%.2f", span.loadAverage()),
                span.governor(),
                span.power());
    }

    private static String percent(double share, int decimals) {
        return Double.isNaN(share) ? UNKNOWN : String.format(Locale.ROOT, "%." + decimals + "f %%", share * 100);
    }

    private static String count(long times) {
        return times < 0 ? UNKNOWN : times + " times";
    }
}
