package dev.assay.report;

import dev.assay.compare.Comparison;
import dev.assay.compare.Gated;
import dev.assay.compare.Mark;
import dev.assay.compare.Row;
import dev.assay.gate.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * A comparison as a document. A terminal gets each reading as a few lines, since six columns do not fit into eighty; Markdown gets tables.
 */
final class ComparisonDocument {
    /* So many differences are read; the others are a word away. */
    private static final int SHOWN = 6;
    private static final int PAIRS = 5;

    private final Comparison comparison;
    private final ComparisonText text;
    private final boolean all;
    private final boolean tables;
    private final List<Section> sections = new ArrayList<>();

    private ComparisonDocument(Comparison comparison, boolean all, boolean tables) {
        this.comparison = comparison;
        this.text = new ComparisonText(comparison);
        this.all = all;
        this.tables = tables;
    }

    /** Returns what a page has beside its table and its charts, which hold all rows. */
    static Document around(Comparison comparison) {
        return new ComparisonDocument(comparison, true, true)
                .document()
                .only(List.of("gate", "machines", "time", "environment", "refused"));
    }

    /**
     * Returns the document.
     *
     * @param all with what stayed the same, all pairs and all differences
     * @param tables whether rows stand in tables
     */
    static Document of(Comparison comparison, boolean all, boolean tables) {
        return new ComparisonDocument(comparison, all, tables).document();
    }

    private Document document() {
        List<Block> lead = new ArrayList<>();
        List<Block.Item> runs = new ArrayList<>();
        for (int i = 0; i < comparison.runs().size(); i++) {
            runs.add(item(Comparison.letter(i) + "  " + comparison.runs().get(i).name() + ": " + text.run(i)));
        }
        lead.add(new Block.Bullets(all || runs.size() <= 2 * SHOWN ? runs : few(runs)));
        lead.add(Block.paragraph(Block.Tone.PLAIN, text.machines()));
        if (!tables) {
            lead.add(Block.paragraph(Block.Tone.ANSWER, text.sum() + "."));
        }
        comparison.gated().ifPresent(this::gate);
        differences();
        readings();
        machines();
        time();
        pairs();
        refused();
        return new Document("Comparison", text.sum(), lead, sections);
    }

    /* Above all else: it is what the exit code says. What passes is counted, and listed on request. */
    private void gate(Gated gated) {
        List<Block.Item> items = new ArrayList<>();
        gated.held().stream()
                .filter(one -> all || one.judgement().outcome() != Outcome.PASS)
                .forEach(one -> items.add(item(one.judgement().outcome().label(), text.held(gated.gate(), one))));
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.paragraph(Block.Tone.ANSWER, text.gate(gated)));
        blocks.add(Block.paragraph(Block.Tone.QUIET, ComparisonText.GATE));
        blocks.add(new Block.Bullets(items));
        text.notHeld(gated).ifPresent(said -> blocks.add(Block.paragraph(Block.Tone.QUIET, said)));
        sections.add(new Section("gate", "Gate", blocks));
    }

    private void differences() {
        List<String> told = text.differences();
        List<Block.Item> lines = told.stream().map(ComparisonDocument::item).toList();
        List<Block.Item> items = new ArrayList<>(all ? lines : few(lines));
        List<String> untold = comparison.differences().untold();
        if (!untold.isEmpty()) {
            items.add(item(
                    all
                            ? "recorded by some runs only: " + String.join(", ", untold)
                            : ComparisonText.count(untold.size(), "line") + " recorded by some runs only"));
        }
        section("environment", "What else differs, most suspicious first", items);
    }

    private void readings() {
        List<Row> ordered = Comparison.ordered(comparison.readings());
        List<Row> changed = ordered.stream().filter(Row::changed).toList();
        List<Row> rest = ordered.stream().filter(row -> !row.changed()).toList();
        if (!changed.isEmpty()) {
            List<Block> blocks = new ArrayList<>();
            blocks.add(Block.paragraph(Block.Tone.QUIET, text.meaning()));
            blocks.add(rows(changed));
            sections.add(new Section("changed", "What changed", blocks));
        }
        if (!rest.isEmpty()) {
            String title = changed.isEmpty() ? "Nothing changed" : "What stayed the same";
            sections.add(
                    new Section(
                            "same",
                            title,
                            List.of(
                                    all
                                            ? rows(rest)
                                            : Block.paragraph(
                                                    Block.Tone.PLAIN,
                                                    ComparisonText.count(rest.size(), "reading")
                                                            + " with one verdict and intervals that overlap; --all lists them"))));
        }
    }

    private Block rows(List<Row> rows) {
        return tables ? table(rows) : bullets(rows);
    }

    private Block bullets(List<Row> rows) {
        List<Block.Item> items = new ArrayList<>();
        for (Row row : rows) {
            String verdicts = text.verdicts(row);
            String where = ComparisonText.where(row);
            items.add(item(
                    row.mark().label(),
                    row.subject().name()
                            + (verdicts.isEmpty() ? "" : ": " + verdicts)
                            + (where.isEmpty() ? "" : " · " + where)));
            items.add(item("", text.ratios(row)));
            items.add(item("", text.apart(row)));
        }
        return new Block.Bullets(items);
    }

    private Block table(List<Row> rows) {
        boolean beside = comparison.runs().size() <= ComparisonText.BESIDE;
        List<String> head = new ArrayList<>(List.of("", "reading", "verdict", "who"));
        if (beside) {
            for (int i = 0; i < comparison.runs().size(); i++) {
                head.add(Comparison.letter(i));
            }
        } else {
            head.add("ratios");
        }
        head.add("how far apart");
        List<List<String>> cells = new ArrayList<>();
        for (Row row : rows) {
            List<String> line = new ArrayList<>();
            line.add(row.mark().label());
            String where = ComparisonText.where(row);
            line.add(row.subject().name() + (where.isEmpty() ? "" : ", " + where));
            line.add(text.verdicts(row));
            String leader = ComparisonText.factor(row, row.first().ratio()).clause("…");
            line.add(leader);
            if (beside) {
                line.addAll(text.byRun(row, entry -> ComparisonText.figures(row, entry)));
            } else {
                line.add(text.ratios(row));
            }
            line.add(text.apart(row));
            cells.add(line);
        }
        return Block.table(head, cells);
    }

    private void machines() {
        List<Block.Item> items = new ArrayList<>();
        for (Row row : Comparison.ordered(comparison.readings())) {
            row.pooled()
                    .ifPresent(pool -> items.add(item(row.subject().name() + ": " + text.pooled(row) + "; "
                            + ComparisonText.heterogeneity(pool))));
        }
        if (!items.isEmpty()) {
            List<Block> blocks = new ArrayList<>();
            blocks.add(Block.paragraph(Block.Tone.QUIET, ComparisonText.POOLING));
            blocks.add(new Block.Bullets(all ? items : few(items)));
            flips(blocks);
            sections.add(new Section("machines", "Over machines", blocks));
        }
    }

    private static List<Block.Item> few(List<Block.Item> items) {
        List<Block.Item> few = new ArrayList<>(items.subList(0, Math.min(SHOWN, items.size())));
        if (few.size() < items.size()) {
            few.add(item((items.size() - few.size()) + " more; --all lists them"));
        }
        return few;
    }

    private void flips(List<Block> blocks) {
        List<Block.Item> flipped = new ArrayList<>();
        for (List<Row> rows : List.of(comparison.readings(), comparison.pairs())) {
            rows.stream()
                    .filter(Row::flipped)
                    .forEach(row -> flipped.add(item(row.subject().name() + ": " + text.flip(row))));
        }
        blocks.add(Block.paragraph(
                Block.Tone.PLAIN,
                flipped.isEmpty()
                        ? "No pair has another leader in another run."
                        : ComparisonText.count(flipped.size(), "pair") + " with another leader in another run. "
                                + ComparisonText.FLIPS));
        blocks.add(new Block.Bullets(flipped));
    }

    private void time() {
        List<Block> blocks = new ArrayList<>();
        text.time().ifPresent(said -> blocks.add(Block.paragraph(Block.Tone.PLAIN, said)));
        List<Block.Item> items = new ArrayList<>();
        for (List<Row> rows : List.of(comparison.readings(), comparison.pairs())) {
            for (Row row : rows) {
                row.changes()
                        .forEach(change -> items.add(item(row.subject().name() + ": " + text.change(row, change))));
            }
        }
        blocks.add(new Block.Bullets(items));
        if (text.time().isPresent()) {
            sections.add(new Section("time", "Over time", blocks));
        }
    }

    private void pairs() {
        List<Row> pairs = Comparison.ordered(comparison.pairs());
        if (pairs.isEmpty()) {
            return;
        }
        List<Row> changed =
                pairs.stream().filter(row -> row.mark() != Mark.SAME).toList();
        List<Row> shown = all ? pairs : changed.stream().limit(PAIRS).toList();
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.paragraph(
                Block.Tone.PLAIN,
                ComparisonText.count(pairs.size(), "pair") + " that no claim is about: " + changed.size()
                        + " moved or reversed"
                        + (shown.size() < (all ? 0 : changed.size()) ? ", the largest " + shown.size() + " here" : "")
                        + (all ? "." : "; --all lists all.")));
        if (!shown.isEmpty()) {
            blocks.add(rows(shown));
        }
        sections.add(new Section("pairs", "Pairs without a claim", blocks));
    }

    private void refused() {
        List<Block.Item> told = new ArrayList<>();
        List<Comparison.Refusal> refusals = comparison.refusals();
        refusals.forEach(one -> told.add(item(text.refusal(one))));
        List<Block.Item> items = new ArrayList<>(all ? told : few(told));
        text.alone().forEach(one -> items.add(item(one)));
        section("refused", "Not compared", items);
    }

    private void section(String id, String title, List<Block.Item> items) {
        if (!items.isEmpty()) {
            sections.add(new Section(id, title, List.of(new Block.Bullets(items))));
        }
    }

    /* On a terminal the lines of one reading hang below its mark; in a list of Markdown each would be a point of its own. */
    private static Block.Item item(String label, String words) {
        return new Block.Item("", List.of(label), List.of(Span.text(words)));
    }

    private static Block.Item item(String words) {
        return new Block.Item("", List.of(), List.of(Span.text(words)));
    }
}
