package dev.assay.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.claim.Validity;
import dev.assay.figure.Figures;
import dev.assay.gate.Outcome;
import dev.assay.run.ContenderId;
import dev.assay.run.Event;
import dev.assay.run.Header;
import dev.assay.run.RunFile;
import dev.assay.run.UserText;
import dev.assay.stats.Interval;
import dev.assay.stats.Quantity;
import dev.assay.stats.Summary;
import dev.assay.text.Factor;
import dev.assay.text.Json;
import dev.assay.text.Numbers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a run of two contenders on one deck says, for a person and for a program. */
public final class DuelText {
    private final Header header;
    private final Summary summary;
    private final boolean conforming;
    private final Map<String, String> names;
    private final Summary.Ratio row;
    private final String numerator;
    private final String denominator;
    private final List<String> faults;
    private final DuelGateText gate;

    private DuelText(RunFile run, Summary summary, boolean conforming, Map<String, String> names, DuelGate held) {
        this.header = run.header();
        this.summary = summary;
        this.conforming = conforming;
        this.names = names;
        Header.GroupRow group = header.groups().get(0);
        this.row = summary.ratios().stream()
                .filter(one -> one.quantity() == Quantity.TIME && one.cell().single())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("duel ("
                        + group.contenders().stream().map(this::shown).collect(Collectors.joining(", "))
                        + ") must have a fork set in which both came to their end, and has none: "
                        + named(cause(run), names)));
        this.numerator = shown(row.numerator());
        this.denominator = shown(row.denominator());
        this.faults = Validity.faults(summary.controls());
        String fault = conforming
                ? faults.isEmpty() ? "" : "the controls of this duel failed"
                : "one of them no longer gives the reference's " + header.answers();
        this.gate = new DuelGateText(held, run, row, floor(), fault, numerator, denominator);
    }

    /**
     * Returns the texts of a duel.
     *
     * @param conforming whether both gave the reference's tokens before and after
     * @param names what to call contenders that the run file knows by a name that says nothing: a command, a revision
     * @param held an earlier run, a gate, or both
     * @throws IllegalStateException if no fork set holds both
     */
    public static DuelText of(
            RunFile run, Summary summary, boolean conforming, Map<String, String> names, DuelGate held) {
        return new DuelText(run, summary, conforming, names, held);
    }

    /** Returns what the gate says; without one nothing can fail. */
    public Outcome outcome() {
        return gate.outcome();
    }

    /** Returns a text in which contenders are called what the user called them. */
    public static String named(String text, Map<String, String> names) {
        if (names.isEmpty()) {
            return text;
        }
        // In one pass: a word that was typed may hold the name of the other.
        String any = names.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|"));
        return Pattern.compile(any)
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(names.get(found.group())));
    }

    /* What became of the fork that was lost first; what was lost after it may only have waited for it. */
    private static String cause(RunFile run) {
        return run.events().stream()
                .filter(event -> event.kind().equals("killed") || event.kind().equals(Event.CONTROL_KILLED))
                .map(Event::message)
                .map(text -> text.replaceFirst("; its slices of this set yield no ratio.*", ""))
                .map(text -> text.replaceFirst(".*?(worker \\(.*)", "$1"))
                .findFirst()
                .orElse("no fork tells why; repeat it with --sets 5");
    }

    private String shown(ContenderId id) {
        return names.getOrDefault(id.toString(), id.toString());
    }

    private double floor() {
        return summary.controls().floor(List.of(row.cell()));
    }

    /** Returns whether the interval leaves 1 out and the estimate lies further from it than the noise floor. */
    private boolean differ() {
        return apart() && Math.abs(StrictMath.log(row.ratio().estimate())) >= StrictMath.log(floor());
    }

    private boolean apart() {
        return row.ratio().lower() > 1 || row.ratio().upper() < 1;
    }

    /** Returns a few lines for a terminal. */
    public String plain() {
        StringBuilder out = new StringBuilder();
        out.append("Duel   ")
                .append(numerator)
                .append(" against ")
                .append(denominator)
                .append('\n');
        out.append("       ")
                .append(row.cell().encoding())
                .append(" · ")
                .append(UserText.of(header)
                        .map(text -> text.label(header.answers()))
                        .orElse(row.cell().deck().corpus()))
                .append(" · ")
                .append(Figures.size(row.cell().deck().size()))
                .append(" · ")
                .append(row.ratio().n())
                .append(" fork sets · environment ")
                .append(header.grade())
                .append('\n');
        faults.forEach(fault -> out.append("  !    INVALID: ").append(fault).append('\n'));
        if (!conforming) {
            out.append("  !    one of them no longer gives the reference's " + header.answers()
                    + ": the ratio does not count\n");
        }
        out.append("       ").append(sentence()).append('\n');
        for (Map.Entry<String, String> speed : speeds().entrySet()) {
            out.append("       ")
                    .append(speed.getKey())
                    .append("  ")
                    .append(speed.getValue())
                    .append('\n');
        }
        out.append("       controls: A/A ")
                .append(summary.controls().twin().map(Numbers::factor).orElse("none"))
                .append(", positive control of ")
                .append(Figures.number(summary.controls().spikeTruth()) + "×")
                .append(" found as ")
                .append(summary.controls().spike().map(Numbers::factor).orElse("none"))
                .append("; noise floor ")
                .append(
                        Double.isInfinite(floor())
                                ? "not known from so few fork sets, so nothing is decided"
                                : Figures.above(floor()))
                .append(", would detect ")
                .append(Figures.above(row.minimumDetectable()))
                .append('\n');
        out.append("       ")
                .append(header.answers())
                .append(": ")
                .append(conforming ? "the reference's, before and after" : "not the reference's")
                .append('\n');
        gate.lines().forEach(line -> out.append(line).append('\n'));
        return out.toString();
    }

    private String sentence() {
        String found = Factor.of(numerator, denominator, Factor.Kind.SPEED, row.ratio())
                .clause();
        return differ() || !apart()
                ? found + "."
                : "No difference is shown, since the estimate is nearer to 1 than the noise floor: " + found + ".";
    }

    private Map<String, String> speeds() {
        Map<String, String> speeds = new LinkedHashMap<>();
        for (ContenderId id : List.of(row.numerator(), row.denominator())) {
            summary.speeds().stream()
                    .filter(speed ->
                            speed.contender().equals(id) && speed.cell().equals(row.cell()))
                    .findFirst()
                    .ifPresent(speed -> speeds.put(shown(id), Numbers.interval(speed.megabytesPerSecond()) + " MB/s"));
        }
        return speeds;
    }

    /** Returns one JSON object: the ratio of times with its interval, the controls, the output check. */
    public String json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("numerator", numerator);
        node.put("denominator", denominator);
        node.put("quantity", Quantity.TIME.toString());
        node.put("direction", "time of numerator / time of denominator: below 1 the numerator is faster");
        node.put("encoding", row.cell().encoding());
        node.put("corpus", row.cell().deck().corpus());
        UserText.of(header).ifPresent(text -> {
            node.put("text", text.name());
            node.put("textSha256", text.sha256());
            node.put("reference", text.reference());
        });
        node.put("size", row.cell().deck().size());
        put(node, row.ratio());
        node.put("level", row.ratio().level());
        node.put("sets", row.ratio().n());
        node.put("valid", faults.isEmpty() && conforming);
        node.put("conforming", conforming);
        node.put("differ", differ());
        faults.forEach(node.putArray("faults")::add);
        control(node, "aa", summary.controls().twin());
        control(node, "spike", summary.controls().spike());
        Json.put(node, "noiseFloor", floor());
        Json.put(node, "minimumDetectable", row.minimumDetectable());
        node.put("grade", header.grade());
        node.put("seed", header.seed());
        gate.put(node);
        return Json.text(node);
    }

    private static void control(ObjectNode node, String name, Optional<Interval> interval) {
        if (interval.isPresent()) {
            put(node.putObject(name), interval.get());
        } else {
            node.putNull(name);
        }
    }

    static void put(ObjectNode node, Interval interval) {
        Json.put(node, "ratio", interval.estimate());
        Json.put(node, "lower", interval.lower());
        Json.put(node, "upper", interval.upper());
    }
}
