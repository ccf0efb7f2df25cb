package dev.assay.report;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A part of a section. What it looks like is for a renderer to say, and for nobody else. */
sealed interface Block {
    /** What a paragraph is there for. */
    enum Tone {
        PLAIN,
        /** The finding of a section. */
        ANSWER,
        /** Explains or qualifies. */
        QUIET,
        /** Where, when and how figures came about: what goes with each that is copied. */
        ORIGIN,
        /** Must be known before a figure is believed. */
        ALARM,
        /** Words of somebody else. */
        QUOTE
    }

    record Paragraph(Tone tone, List<Span> spans) implements Block {
        public Paragraph {
            spans = List.copyOf(spans);
        }
    }

    /** A heading inside a section. */
    record Heading(String id, String text) implements Block {}

    record Bullets(List<Item> items) implements Block {
        public Bullets {
            items = List.copyOf(items);
        }
    }

    /**
     * An item of a list.
     *
     * @param id to link to, or empty
     * @param labels what it is about, such as claim and verdict; a terminal shows them as columns
     */
    record Item(String id, List<String> labels, List<Span> spans) {
        public Item {
            labels = List.copyOf(labels);
            spans = List.copyOf(spans);
        }
    }

    /** What a table is there for. */
    enum Use {
        /** To be read as it is. */
        READ,
        /** To look for the largest, or for one's own case. */
        SEARCHED,
        /** The verdicts: first of all, a line per row, on a screen as narrow as a telephone's too. */
        LEADS
    }

    record Table(List<String> columns, List<Row> rows, Use use) implements Block {
        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /**
     * A row.
     *
     * @param id what figures elsewhere link to, or empty
     * @param about what it is about beyond what its columns tell, for filters
     */
    record Row(String id, List<Cell> cells, Map<Facet, List<String>> about) {
        public Row {
            cells = List.copyOf(cells);
        }

        Row(String id, List<Cell> cells) {
            this(id, cells, Map.of());
        }
    }

    /** Whether a cell speaks for a claim; the words say it too. */
    enum Mood {
        PLAIN,
        FOR,
        AGAINST,
        OPEN
    }

    /**
     * A cell.
     *
     * @param value what it is sorted by, NaN for words
     * @param bar share of 1 that is drawn beside the words, NaN for none
     * @param more what opens below the words; a renderer that cannot fold leaves it out
     */
    record Cell(Span words, double value, double bar, Mood mood, List<Block> more) {
        public Cell {
            more = List.copyOf(more);
        }

        Cell(Span words, double value, double bar) {
            this(words, value, bar, Mood.PLAIN, List.of());
        }

        static Cell of(String text) {
            return of(Span.text(text));
        }

        static Cell of(Span span) {
            return new Cell(span, Double.NaN, Double.NaN);
        }

        static Cell number(double value, String words) {
            return new Cell(Span.text(words), value, Double.NaN);
        }
    }

    /** A chart; {@code tabled} where its figures stand nowhere else on the page. */
    record Figure(RenderedChart drawn, boolean tabled) implements Block {}

    /** Evidence that is folded away until it is asked for. */
    record Details(String summary, List<Block> blocks) implements Block {
        public Details {
            blocks = List.copyOf(blocks);
        }
    }

    /**
     * A sum that a reader can do with figures of his own. A page does it again at every change; elsewhere the results stand as they are.
     *
     * @param choices what the first input chooses among
     * @param answer in a sentence
     * @param results label and words of each, in order
     * @param data for the script, as JSON
     * @param script resource beside the renderer
     */
    record Calculator(
            String id,
            List<String> choices,
            List<Input> inputs,
            String answer,
            Map<String, String> results,
            String data,
            String script)
            implements Block {
        public Calculator {
            choices = List.copyOf(choices);
            inputs = List.copyOf(inputs);
        }
    }

    /** An input with the value that it begins with, which may be empty. */
    record Input(String name, String label, String type, String value) {}

    static Paragraph paragraph(Tone tone, String text) {
        return new Paragraph(tone, List.of(Span.text(text)));
    }

    static Bullets bullets(List<String> texts) {
        return new Bullets(texts.stream()
                .map(text -> new Item("", List.of(), List.of(Span.text(text))))
                .toList());
    }

    /** Returns a table of texts. */
    static Table table(List<String> columns, List<List<String>> rows) {
        return new Table(
                columns,
                rows.stream().map(row -> row(row.toArray(new String[0]))).collect(Collectors.toList()),
                Use.READ);
    }

    static Row row(String... cells) {
        return new Row("", Arrays.stream(cells).map(Cell::of).toList());
    }
}
