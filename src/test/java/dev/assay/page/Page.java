package dev.assay.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** A Markdown page as a forge renders it: by a CommonMark parser with tables, not by what its source looks like. */
public final class Page {
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private static final Pattern COMMAND =
            Pattern.compile("\\b(mvn (-|verify|test|clean)|java -[jDX]|cargo (build|test)|python3 \\S+\\.py)");
    /* The one tag that a page may hold: an anchor at which a link may point that no heading gives. */
    private static final Pattern ANCHOR = Pattern.compile("<a id=\"([a-z0-9-]+)\">");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?][)”\"]?)\\s+(?=[\\p{Lu}\\p{Nd}“\"(])");
    private static final int LONGEST_LINE = 100;

    private final String text;
    private final Node root;

    private Page(String text) {
        this.text = text;
        this.root = PARSER.parse(text);
    }

    public static Page of(String text) {
        return new Page(text);
    }

    public static Page read(Path file) throws IOException {
        return new Page(Files.readString(file));
    }

    /** Returns the tags that a forge drops, such as {@code <date>}: what they were meant to say is lost. */
    public List<String> tags() {
        List<String> tags = new ArrayList<>();
        visit(root, node -> {
            String literal = node instanceof HtmlInline inline
                    ? inline.getLiteral()
                    : node instanceof HtmlBlock block ? block.getLiteral() : "";
            String rest = ANCHOR.matcher(literal).replaceAll("").replace("</a>", "");
            if (!rest.isBlank()) {
                tags.add(literal.strip());
            }
        });
        return tags;
    }

    /** Returns the commands that are rendered as prose, and code that is indented and not fenced. */
    public List<String> commandsOutsideCode() {
        List<String> found = new ArrayList<>();
        visit(root, node -> {
            if (node instanceof Text words
                    && COMMAND.matcher(words.getLiteral()).find()) {
                found.add(words.getLiteral());
            } else if (node instanceof IndentedCodeBlock code) {
                found.add(code.getLiteral().strip());
            }
        });
        return found;
    }

    /** Returns the destinations of links and images, as they stand. */
    public List<String> links() {
        List<String> links = new ArrayList<>();
        visit(root, node -> {
            if (node instanceof Link link) {
                links.add(link.getDestination());
            } else if (node instanceof Image image) {
                links.add(image.getDestination());
            }
        });
        return links;
    }

    /** Returns what a link may point at: headings by GitHub's rule, and {@code <a id>}. */
    public Set<String> anchors() {
        Set<String> anchors = new HashSet<>();
        Map<String, Integer> seen = new HashMap<>();
        visit(root, node -> {
            if (node instanceof Heading heading) {
                String slug = slug(words(heading));
                int before = seen.merge(slug, 1, Integer::sum) - 1;
                anchors.add(before == 0 ? slug : slug + "-" + before);
            }
        });
        Matcher matcher = ANCHOR.matcher(text);
        while (matcher.find()) {
            anchors.add(matcher.group(1));
        }
        return anchors;
    }

    /* As GitHub does: lower case; letters, marks, digits, hyphens and underscores stay, blanks become hyphens, all else goes. */
    private static String slug(String heading) {
        return heading.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    /** Returns the lines that are too long to read or to compare: not of tables or code, which wrap badly, nor one long word. */
    public List<String> longLines() {
        List<String> found = new ArrayList<>();
        boolean code = false;
        for (String line : text.split("\n", -1)) {
            boolean fence = line.strip().startsWith("```");
            code ^= fence;
            boolean free =
                    code || fence || line.startsWith("|") || !line.strip().contains(" ");
            if (!free && line.codePointCount(0, line.length()) > LONGEST_LINE) {
                found.add(line);
            }
        }
        return found;
    }

    public List<String> lines() {
        return text.lines().toList();
    }

    /** Returns the words of each sentence of the prose: of paragraphs and lists, code as one word each, without tables. */
    public List<Integer> sentences() {
        List<Integer> lengths = new ArrayList<>();
        visit(root, node -> {
            if (node instanceof Paragraph) {
                for (String sentence : SENTENCE_END.split(words(node))) {
                    int words = (int) Pattern.compile("[^\\s]*[\\p{L}\\p{N}][^\\s]*")
                            .matcher(sentence)
                            .results()
                            .count();
                    if (words > 0) {
                        lengths.add(words);
                    }
                }
            }
        });
        return lengths;
    }

    public double medianSentence() {
        List<Integer> sorted = sentences().stream().sorted().toList();
        int n = sorted.size();
        return n == 0 ? 0 : (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2.0;
    }

    /** Returns the rows of all tables below a heading and before the next, heads left out, cells as text. */
    public List<List<String>> tables(String heading) {
        List<List<String>> rows = new ArrayList<>();
        boolean inside = false;
        for (Node node = root.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading other) {
                inside = words(other).equals(heading);
            } else if (inside && node instanceof TableBlock) {
                visit(node, inner -> {
                    if (inner instanceof TableRow row && !(row.getParent() instanceof TableHead)) {
                        rows.add(cells(row));
                    }
                });
            }
        }
        return rows;
    }

    /** Returns the first two cells of the rows below a heading: names, and what each is. */
    public Map<String, String> table(String heading) {
        Map<String, String> table = new LinkedHashMap<>();
        tables(heading).forEach(row -> table.put(row.get(0), row.get(1)));
        return table;
    }

    private static List<String> cells(TableRow row) {
        List<String> cells = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            if (cell instanceof TableCell) {
                cells.add(words(cell));
            }
        }
        return cells;
    }

    private static String words(Node node) {
        StringBuilder words = new StringBuilder();
        visit(node, inner -> {
            if (inner instanceof Text part) {
                words.append(part.getLiteral());
            } else if (inner instanceof Code code) {
                // Within a sentence code is one word, whatever it holds.
                words.append(node instanceof Paragraph ? "code" : code.getLiteral());
            } else if (inner instanceof SoftLineBreak) {
                words.append(' ');
            }
        });
        return words.toString();
    }

    private static void visit(Node node, Consumer<Node> action) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            action.accept(child);
            visit(child, action);
        }
    }
}
