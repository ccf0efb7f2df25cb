package dev.assay.cli;

import dev.assay.contender.Availability.Absent;
import dev.assay.contender.Catalogue;
import dev.assay.contender.Commands;
import dev.assay.contender.Contender;
import dev.assay.contender.Kind;
import dev.assay.contender.LiveContender;
import dev.assay.contender.Oracles;
import dev.assay.contender.Purpose;
import dev.assay.corpus.DataFolder;
import dev.assay.corpus.Deck;
import dev.assay.corpus.Encoding;
import dev.assay.corpus.Encodings;
import dev.assay.corpus.Reference;
import dev.assay.run.Check;
import dev.assay.run.ContenderId;
import dev.assay.run.Visible;
import dev.assay.text.AlignedTable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code assay check}: do the contenders produce the reference's tokens? */
@Command(
        name = "check",
        description = {
            "Checks the ids of every input of every deck against the reference; one row per contender, encoding and corpus.",
            "Absent contenders are shown with their reason. Controls are exempt unless named.",
            "A peer that is declared to differ on a corpus is shown, and fails nothing."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  assay check",
            "  assay check --contender java.plain@jvm --contender jtokkit --corpus cjk"
        })
final class CheckCommand implements Callable<Integer> {
    private static final String[] HEAD = {"contender", "encoding", "corpus", "sizes", "inputs", "result"};

    /** ECMA-48: from the cursor to the end of its line. */
    private static final String ERASE = "\u001B[K";

    /* Rows are printed as they come, so the widths are those of what is usual. */
    private static final AlignedTable FRAME = AlignedTable.of(
            List.of(HEAD), List.of(List.of(" ".repeat(21), " ".repeat(11), " ".repeat(12), " ".repeat(20), "", "")));

    private static final int INPUTS = "inputs".length();

    @Option(
            names = "--contender",
            paramLabel = "ID|COMMAND",
            completionCandidates = ContenderIds.class,
            description = {"Only this one; repeatable.", Choice.CONTENDER})
    private List<String> words = new ArrayList<>();

    private List<ContenderId> ids = List.of();

    private static final ContenderId COMMAND = ContenderId.worker("command");

    @Option(names = "--encoding", paramLabel = "NAME", description = "Only this one; repeatable.")
    private List<String> encodingNames = new ArrayList<>();

    @Option(names = "--corpus", paramLabel = "NAME", description = "Only this one; repeatable.")
    private List<String> corpusNames = new ArrayList<>();

    @Option(names = "--data", paramLabel = "DIR", description = "Data folder; default: beside the jar.")
    private Optional<Path> dataFolder;

    @CommandLine.Mixin
    private PythonOption python = new PythonOption();

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine command = spec.commandLine();
        List<Encoding> asked = encodingNames.stream()
                .map(name -> Choice.encoding(command, name))
                .distinct()
                .toList();
        Commands commands = Commands.given();
        Map<ContenderId, String> named = named(command, commands);
        ids = List.copyOf(named.keySet());
        DataFolder data = DataFolder.locate(dataFolder);
        Catalogue catalogue = Catalogue.load(data, commands);
        List<Encoding> encodings = asked.isEmpty()
                ? catalogue.contenders().stream()
                        .flatMap(one -> one.encodings().stream())
                        .distinct()
                        .toList()
                : asked;
        List<Contender> contenders = ids.isEmpty()
                ? catalogue.contenders()
                : ids.stream()
                        .map(id -> Choice.contender(command, catalogue, id))
                        .toList();
        List<String> corpora = corpusNames.isEmpty()
                ? data.corpora()
                : corpusNames.stream()
                        .map(name -> Choice.corpus(command, data, name))
                        .distinct()
                        .toList();
        print("data: " + data.root() + " (" + data.origin() + ")");
        named.forEach((id, word) -> {
            if (Choice.isCommand(word)) {
                print(id + ": " + word);
            }
        });
        print(FRAME.line(HEAD));
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        for (int i = 0; i < contenders.size(); i++) {
            Contender contender = contenders.get(i);
            progress("checking " + (i + 1) + " of " + contenders.size() + ", " + contender.id());
            outcomes.merge(check(catalogue, contender, encodings, data, corpora), 1, Integer::sum);
        }
        print("");
        print(contenders.size()
                + (contenders.size() == 1 ? " contender: " : " contenders: ")
                + outcomes.entrySet().stream()
                        .map(outcome -> outcome.getValue() + " " + outcome.getKey().words)
                        .collect(Collectors.joining(", ")));
        return outcomes.containsKey(Outcome.DIFFERS) ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
    }

    /** What came of a contender, worst first. */
    private enum Outcome {
        DIFFERS("wrong or failed"),
        DIFFERS_AS_DECLARED("differing as declared"),
        CONFORMS("conforming"),
        EXEMPT("exempt"),
        NOT_OFFERED("without the encoding"),
        ABSENT("absent");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        Outcome and(Outcome other) {
            return compareTo(other) < 0 ? this : other;
        }
    }

    /** Returns what was asked for, by id, as it was typed; each once. */
    private Map<ContenderId, String> named(CommandLine command, Commands commands) {
        Map<ContenderId, String> named = new LinkedHashMap<>();
        for (String word : words) {
            if (!named.containsValue(word)) {
                String place = "command" + (named.containsKey(COMMAND) ? "-" + (named.size() + 1) : "");
                named.putIfAbsent(Choice.id(command, word, place, commands), word);
            }
        }
        return named;
    }

    private Outcome check(
            Catalogue catalogue, Contender contender, List<Encoding> encodings, DataFolder data, List<String> corpora) {
        if (catalogue.availability(contender) instanceof Absent absent) {
            row(contender, "-", "-", "-", "-", "absent: " + absent.reason());
            return Outcome.ABSENT;
        }
        if (contender.isFloor() || contender.kind() == Kind.CONTROL && !ids.contains(contender.id())) {
            row(contender, "-", "-", "-", "-", "exempt: a control, never held against the reference");
            return Outcome.EXEMPT;
        }
        Outcome outcome = Outcome.NOT_OFFERED;
        for (Encoding encoding : encodings) {
            if (!contender.encodings().contains(encoding)) {
                if (encodingNames.contains(encoding.id())) {
                    row(contender, encoding.id(), "-", "-", "-", "not offered");
                }
                continue;
            }
            Optional<Reference> reference = Reference.of(encoding);
            if (reference.isEmpty()) {
                row(
                        contender,
                        encoding.id(),
                        "-",
                        "-",
                        "-",
                        "no reference: it must be in the jar; build it with mvn verify");
                outcome = Outcome.DIFFERS;
                continue;
            }
            List<String> taken = corpusNames.isEmpty()
                    ? corpora.stream()
                            .filter(corpus -> Encodings.takes(encoding, corpus))
                            .toList()
                    : corpora;
            outcome = outcome.and(check(catalogue, contender, encoding, reference.get(), data, taken));
        }
        return outcome;
    }

    private Outcome check(
            Catalogue catalogue,
            Contender contender,
            Encoding encoding,
            Reference reference,
            DataFolder data,
            List<String> corpora) {
        Oracles oracles = new Oracles(catalogue, data);
        Outcome outcome = Outcome.CONFORMS;
        try (LiveContender subject = catalogue.open(contender, Purpose.TIMING)) {
            subject.load(encoding);
            for (String corpus : corpora) {
                List<Check> checks = new ArrayList<>();
                for (int size : data.sizes(corpus)) {
                    Deck deck = data.deck(corpus, size);
                    checks.add(oracles.check(subject, contender.id(), encoding, deck, reference, "before"));
                }
                outcome = outcome.and(row(
                        contender,
                        encoding,
                        corpus,
                        checks,
                        catalogue.declaration(contender).differsOn(corpus)));
            }
        } catch (RuntimeException wrong) {
            row(contender, encoding.id(), "-", "-", "-", "failed: " + wrong.getMessage());
            return Outcome.DIFFERS;
        }
        return outcome;
    }

    private Outcome row(Contender contender, Encoding encoding, String corpus, List<Check> checks, boolean declared) {
        List<String> sizes =
                checks.stream().map(check -> String.valueOf(check.size())).toList();
        int inputs = checks.stream().mapToInt(Check::inputs).sum();
        List<Check> wrong = checks.stream().filter(check -> !check.conforming()).toList();
        String result = wrong.isEmpty()
                ? "conforms" + (declared ? ", though declared to differ" : "")
                : "DIFFERS" + (declared ? ", as declared," : "") + " at size "
                        + wrong.get(0).size() + ": " + wrong.get(0).detail();
        row(contender, encoding.id(), corpus, String.join(" ", sizes), String.valueOf(inputs), result);
        if (wrong.isEmpty()) {
            return Outcome.CONFORMS;
        }
        return declared ? Outcome.DIFFERS_AS_DECLARED : Outcome.DIFFERS;
    }

    private void row(Contender contender, String encoding, String corpus, String sizes, String inputs, String result) {
        print(FRAME.line(
                contender.id().toString(),
                encoding,
                corpus,
                sizes,
                " ".repeat(Math.max(0, INPUTS - inputs.length())) + inputs,
                result));
    }

    /** Row by row, since slow contenders take minutes. */
    private void print(String line) {
        progress("");
        PrintWriter out = spec.commandLine().getOut();
        out.println(Visible.text(line));
        out.flush();
    }

    /* The line that a terminal overwrites; a file or a pipe gets the rows alone. */
    private void progress(String words) {
        if (System.console() != null) {
            PrintWriter err = spec.commandLine().getErr();
            err.print("\r" + words + ERASE);
            err.print(words.isEmpty() ? "" : " …");
            err.flush();
        }
    }
}
