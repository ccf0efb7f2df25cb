package dev.assay.claim;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.price.PriceJson;
import dev.assay.price.PriceList;
import dev.assay.run.RunFile;
import dev.assay.run.Visible;
import dev.assay.stats.Controls;
import dev.assay.stats.FirstPass;
import dev.assay.stats.Interval;
import dev.assay.stats.Summary;
import java.util.List;
import java.util.Optional;

/** The summary and its verdicts for other programs: {@code summary.json} and {@code summary.csv}, at full precision. */
public final class SummaryFiles {
    private static final String CSV_HEAD =
            "kind,numerator,denominator,quantity,group,encoding,corpus,size,verb,estimate,"
                    + "lower,upper,level,sets,minimum_detectable\n";

    /** Returns {@code summary.json} of a run beside which no prices were taken. */
    public static String json(RunFile run, Summary summary, List<Verdict> verdicts) {
        return json(run, summary, verdicts, Optional.empty());
    }

    /** Returns {@code summary.json}; the member {@code price}, the object of {@code price.json}, only where there is one. */
    public static String json(RunFile run, Summary summary, List<Verdict> verdicts, Optional<PriceList> prices) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("schema", run.header().schema());
        root.put("assay", run.header().assay());
        root.put("started", run.header().started());
        root.put("effort", run.header().effort());
        root.put("seed", run.header().seed());
        root.put("grade", run.header().grade());
        ObjectNode machine = root.putObject("machine");
        run.header().machine().forEach(machine::put);
        interval(root, "twin", summary.controls().twin());
        interval(root, "spike", summary.controls().spike());
        List<String> faults = Validity.faults(summary.controls());
        root.put("valid", faults.isEmpty());
        ArrayNode reasons = root.putArray("faults");
        faults.forEach(reasons::add);
        ArrayNode controls = root.putArray("controls");
        summary.controls().rows().forEach(row -> control(controls.addObject(), row));
        ArrayNode claims = root.putArray("verdicts");
        verdicts.forEach(verdict -> claims.add(LedgerText.node(verdict)));
        ArrayNode ratios = root.putArray("ratios");
        summary.ratios().forEach(row -> ratios.add(ratio(row)));
        ArrayNode speeds = root.putArray("speeds");
        summary.speeds().forEach(row -> {
            ObjectNode node = speeds.addObject().put("contender", row.contender());
            cell(node, row.cell());
            interval(node, "nanosPerOp", Optional.of(row.nanosPerOp()));
            interval(node, "megabytesPerSecond", Optional.of(row.megabytesPerSecond()));
        });
        ArrayNode latencies = root.putArray("latencies");
        summary.latencies().forEach(row -> {
            ObjectNode node = latencies.addObject().put("contender", row.contender());
            cell(node, row.cell());
            node.put("ops", row.ops());
            interval(node, "p50", Optional.of(row.p50()));
            interval(node, "p90", row.p90());
            interval(node, "p99", row.p99());
            interval(node, "p99.9", row.p999());
        });
        ArrayNode memory = root.putArray("memory");
        summary.footprints().forEach(row -> {
            ObjectNode node =
                    memory.addObject().put("contender", row.contender()).put("encoding", row.encoding());
            interval(node, "emptyBytes", Optional.of(row.empty()));
            interval(node, "loadedBytes", Optional.of(row.loaded()));
            interval(node, "workedBytes", Optional.of(row.worked()));
            interval(node, "aboveEmptyBytes", Optional.of(row.aboveEmpty()));
            Json.put(node, "allocatedBytesPerOp", row.allocatedBytesPerOp());
            Json.put(node, "allocationCallsPerOp", row.allocationCallsPerOp());
            node.put("flags", row.flags());
        });
        CrossingFiles.json(root, summary.crossings());
        SteadinessJson.put(root, summary);
        firstPasses(root, summary);
        attribution(root, run, summary);
        prices.ifPresent(list -> root.set("price", PriceJson.node(list)));
        return Json.text(root);
    }

    /*
     * Array `firstPasses`, only where a run has any, so that what earlier runs were published with is made again byte for byte: rows with
     * contender, cell, `firstMegabytesPerSecond`, `steadyMegabytesPerSecond`, `firstOverSteady` (of times), and `hits` (null where the
     * cache tells nobody): `asked` lookups a pass, and the shares `first` and `again` of them that found their piece.
     */
    private static void firstPasses(ObjectNode root, Summary summary) {
        if (summary.firstPasses().isEmpty()) {
            return;
        }
        ArrayNode rows = root.putArray("firstPasses");
        for (FirstPass row : summary.firstPasses()) {
            ObjectNode node = rows.addObject().put("contender", row.contender());
            cell(node, row.cell());
            interval(node, "firstMegabytesPerSecond", Optional.of(row.first()));
            interval(node, "steadyMegabytesPerSecond", Optional.of(row.steady()));
            interval(node, "firstOverSteady", Optional.of(row.firstOverSteady()));
            if (row.hits().isEmpty()) {
                node.putNull("hits");
            }
            row.hits().ifPresent(hits -> {
                ObjectNode child = node.putObject("hits").put("asked", hits.asked());
                Json.put(child, "first", hits.first());
                Json.put(child, "again", hits.again());
            });
        }
    }

    /*
     * Array `attribution`, only where a run measured a path of attribution.toml: `whole` (ratio of the ends, in `group`), `product` of the
     * steps, and `steps` with `from`, `to`, `trait`, `group`, `ratio` and `share` (of the logarithm, 0 to 1; missing where the whole may
     * be none).
     */
    private static void attribution(ObjectNode root, RunFile run, Summary summary) {
        List<Attribution.Found> found = Attribution.found(run.header(), summary);
        if (found.isEmpty()) {
            return;
        }
        ArrayNode paths = root.putArray("attribution");
        for (Attribution.Found one : found) {
            ObjectNode path = paths.addObject().put("encoding", one.path().encoding());
            path.put("group", one.path().group());
            path.put("cells", one.chain().cells().size());
            interval(path, "whole", Optional.of(one.chain().whole().ratio()));
            interval(path, "product", Optional.of(one.chain().product()));
            ArrayNode steps = path.putArray("steps");
            for (int i = 0; i < one.path().steps().size(); i++) {
                Step step = one.path().steps().get(i);
                ObjectNode node = steps.addObject().put("from", step.from()).put("to", step.to());
                node.put("trait", step.trait()).put("group", one.path().groups().get(i));
                interval(node, "ratio", Optional.of(one.chain().steps().get(i).ratio()));
                if (!one.chain().shares().isEmpty()) {
                    interval(node, "share", Optional.of(one.chain().shares().get(i)));
                }
            }
        }
    }

    private static void control(ObjectNode node, Controls.Row row) {
        node.put("role", row.role());
        node.put("kind", row.kind());
        node.put("corpus", row.corpus());
        node.put("size", row.size());
        interval(node, "ratio", Optional.of(row.ratio()));
        Json.put(node, "noiseFloor", row.floor());
    }

    private static ObjectNode ratio(Summary.Ratio row) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("numerator", row.numerator());
        node.put("denominator", row.denominator());
        node.put("quantity", row.quantity());
        cell(node, row.cell());
        Json.put(node, "ratio", row.ratio().estimate());
        Json.put(node, "lower", row.ratio().lower());
        Json.put(node, "upper", row.ratio().upper());
        Json.put(node, "level", row.ratio().level());
        node.put("sets", row.ratio().n());
        Json.put(node, "minimumDetectable", row.minimumDetectable());
        ArrayNode values = node.putArray("values");
        row.values().forEach(value -> values.add(Json.number(value)));
        return node;
    }

    static void cell(ObjectNode node, Summary.Cell cell) {
        node.put("group", cell.group());
        node.put("encoding", cell.encoding());
        node.put("corpus", cell.corpus());
        node.put("size", cell.size());
        node.put("verb", cell.verb());
    }

    static void interval(ObjectNode node, String name, Optional<Interval> interval) {
        if (interval.isEmpty()) {
            node.putNull(name);
            return;
        }
        ObjectNode child = node.putObject(name);
        Json.put(child, "estimate", interval.get().estimate());
        Json.put(child, "lower", interval.get().lower());
        Json.put(child, "upper", interval.get().upper());
        Json.put(child, "level", interval.get().level());
        child.put("sets", interval.get().n());
    }

    /**
     * Returns {@code summary.csv}: controls, ratios, then times and speeds, latencies, memory, bridges, cold starts and settling; one estimate a row, empty where not known.
     * A control's numerator is its role and its denominator the kind of contender that it was held against, {@code *} for all.
     */
    public static String csv(Summary summary) {
        StringBuilder text = new StringBuilder(CSV_HEAD);
        summary.controls().rows().forEach(row -> {
            Summary.Cell cell = new Summary.Cell("*", "*", row.corpus(), row.size(), "run");
            text.append(line("control", row.role(), row.kind(), "time", cell, row.ratio()));
        });
        summary.ratios()
                .forEach(row -> text.append(line(
                        "ratio",
                        row.numerator(),
                        row.denominator(),
                        row.quantity(),
                        row.cell(),
                        row.ratio(),
                        row.minimumDetectable())));
        summary.speeds().forEach(row -> {
            text.append(line("time", row.contender(), "", "ns/op", row.cell(), row.nanosPerOp()));
            text.append(line("speed", row.contender(), "", "MB/s", row.cell(), row.megabytesPerSecond()));
        });
        summary.latencies().forEach(row -> {
            text.append(line("latency", row.contender(), "", "p50 ns", row.cell(), row.p50()));
            row.p90()
                    .ifPresent(interval ->
                            text.append(line("latency", row.contender(), "", "p90 ns", row.cell(), interval)));
            row.p99()
                    .ifPresent(interval ->
                            text.append(line("latency", row.contender(), "", "p99 ns", row.cell(), interval)));
            row.p999()
                    .ifPresent(p999 -> text.append(line("latency", row.contender(), "", "p99.9 ns", row.cell(), p999)));
        });
        summary.footprints().forEach(row -> {
            Summary.Cell cell = new Summary.Cell("", row.encoding(), "*", 0, "memory");
            text.append(line("memory", row.contender(), "", "empty bytes", cell, row.empty()));
            text.append(line("memory", row.contender(), "", "loaded bytes", cell, row.loaded()));
            text.append(line("memory", row.contender(), "", "worked bytes", cell, row.worked()));
            text.append(line("memory", row.contender(), "", "above-empty bytes", cell, row.aboveEmpty()));
        });
        CrossingFiles.csv(text, summary.crossings());
        summary.colds().forEach(row -> {
            text.append(line("cold", row.contender(), "", "start ns", row.cell(), row.start()));
            text.append(line("cold", row.contender(), "", "load ns", row.cell(), row.load()));
            row.ops().forEach(op -> {
                text.append(line("cold", row.contender(), "", "op " + op.number() + " ns", row.cell(), op.nanos()));
                op.overWarm()
                        .ifPresent(ratio -> text.append(line(
                                "cold", row.contender(), "", "op " + op.number() + " over warm", row.cell(), ratio)));
            });
        });
        summary.settlings().forEach(row -> row.late()
                .ifPresent(ratio -> text.append(line(
                        "settling",
                        row.contender(),
                        "",
                        "late over early",
                        new Summary.Cell(row.group(), row.encoding(), "*", 0, ""),
                        ratio))));
        return text.toString();
    }

    static String line(
            String kind, String numerator, String denominator, String quantity, Summary.Cell cell, Interval value) {
        return line(kind, numerator, denominator, quantity, cell, value, Double.NaN);
    }

    private static String line(
            String kind,
            String numerator,
            String denominator,
            String quantity,
            Summary.Cell cell,
            Interval value,
            double minimumDetectable) {
        return String.join(
                        ",",
                        kind,
                        quoted(numerator),
                        quoted(denominator),
                        quantity,
                        quoted(cell.group()),
                        quoted(cell.encoding()),
                        quoted(cell.corpus()),
                        Integer.toString(cell.size()),
                        cell.verb(),
                        number(value.estimate()),
                        number(value.lower()),
                        number(value.upper()),
                        number(value.level()),
                        Integer.toString(value.n()),
                        number(minimumDetectable))
                + "\n";
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "";
    }

    /*
     * RFC 4180. A spreadsheet would run a text that begins like a formula: an apostrophe before it makes it text again. Figures pass by
     * here never, so that a negative one stays a number.
     */
    static String quoted(String raw) {
        String shown = Visible.text(raw);
        String text = shown.matches("[=+\\-@＝＋－＠].*") ? "'" + shown : shown;
        return text.matches("[^,\"\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private SummaryFiles() {}
}
