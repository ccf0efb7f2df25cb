package dev.assay.cli;

import dev.assay.contender.Availability.Absent;
import dev.assay.contender.Catalogue;
import dev.assay.contender.Conformance;
import dev.assay.contender.Contender;
import dev.assay.contender.Kind;
import dev.assay.contender.Oracle;
import dev.assay.contender.Purpose;
import dev.assay.contender.Subject;
import dev.assay.contender.TokenText;
import dev.assay.corpus.DataFolder;
import dev.assay.corpus.Deck;
import dev.assay.corpus.Encoding;
import dev.assay.corpus.Reference;
import dev.assay.run.Check;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code assay check}: do the contenders produce the reference's tokens? */
@Command(
        name = "check",
        description = {
            "Checks the ids of every input of every deck against the reference; a row a contender, encoding and corpus.",
            "Absent contenders are shown with their reason. Controls are exempt unless named.",
            "A peer that is declared to differ on a corpus is shown, and fails nothing."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  java -jar target/assay.jar check",
            "  java -jar target/assay.jar check --contender java.plain@jvm --contender tiktoken@process --corpus en-prose"
        })
final class CheckVerb implements Callable<Integer> {
    private static final String[] HEAD = {"contender", "encoding", "corpus", "sizes", "inputs", "result"};
    private static final String ROW = "%-21s  %-11s  %-12s  %-20s  %6s  %s";

    @Option(names = "--contender", paramLabel = "ID", description = "Only this one; repeatable.")
    private List<String> ids = new ArrayList<>();

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
        List<Encoding> encodings = encodingNames.isEmpty()
                ? Arrays.asList(Encoding.values())
                : encodingNames.stream()
                        .map(name -> Choice.encoding(command, name))
                        .distinct()
                        .toList();
        DataFolder data = DataFolder.locate(dataFolder);
        Catalogue catalogue = Catalogue.load(data);
        List<Contender> contenders = ids.isEmpty()
                ? catalogue.contenders()
                : ids.stream()
                        .map(id -> Choice.contender(command, catalogue, id))
                        .distinct()
                        .toList();
        List<String> corpora = corpusNames.isEmpty()
                ? data.corpora()
                : corpusNames.stream()
                        .map(name -> Choice.corpus(command, data, name))
                        .distinct()
                        .toList();
        print("data: " + data.root() + " (" + data.origin() + ")");
        print(ROW.formatted((Object[]) HEAD));
        boolean conforming = true;
        for (Contender contender : contenders) {
            conforming &= check(catalogue, contender, encodings, data, corpora);
        }
        return conforming ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private boolean check(
            Catalogue catalogue, Contender contender, List<Encoding> encodings, DataFolder data, List<String> corpora) {
        if (catalogue.availability(contender) instanceof Absent absent) {
            row(contender, "-", "-", "-", "-", "absent: " + absent.reason());
            return true;
        }
        if (contender.isFloor() || contender.kind() == Kind.CONTROL && !ids.contains(contender.id())) {
            row(contender, "-", "-", "-", "-", "exempt: a control, never compared by its tokens");
            return true;
        }
        boolean conforming = true;
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
                conforming = false;
                continue;
            }
            conforming &= check(catalogue, contender, encoding, reference.get(), data, corpora);
        }
        return conforming;
    }

    private boolean check(
            Catalogue catalogue,
            Contender contender,
            Encoding encoding,
            Reference reference,
            DataFolder data,
            List<String> corpora) {
        boolean conforming = true;
        try (Subject subject = catalogue.open(contender, Purpose.TIMING)) {
            subject.load(encoding);
            for (String corpus : corpora) {
                List<Check> checks = new ArrayList<>();
                for (int size : data.sizes(corpus)) {
                    Deck deck = data.deck(corpus, size);
                    Check check = Conformance.check(subject, contender.id(), encoding, deck, reference, "before");
                    checks.add(
                            check.conforming() ? check : explained(catalogue, data, subject, check, deck, reference));
                }
                boolean declared = catalogue.declaration(contender).differsOn(corpus);
                conforming &= row(contender, encoding, corpus, checks, declared) || declared;
            }
        } catch (RuntimeException wrong) {
            row(contender, encoding.id(), "-", "-", "-", "failed: " + wrong.getMessage());
            return false;
        }
        return conforming;
    }

    /** Checks again beside a contender that is right; only a failure is worth the second vocabulary. */
    private static Check explained(
            Catalogue catalogue, DataFolder data, Subject subject, Check failed, Deck deck, Reference reference) {
        Encoding encoding = Encoding.of(failed.encoding());
        for (String id : List.of(encoding.oracle(), "java.plain@jvm")) {
            Optional<Contender> oracle = catalogue
                    .find(id)
                    .filter(one ->
                            !id.equals(failed.contender()) && one.encodings().contains(encoding));
            if (oracle.isEmpty() || catalogue.availability(oracle.get()) instanceof Absent) {
                continue;
            }
            try (Subject right = catalogue.open(oracle.get(), Purpose.TIMING)) {
                right.load(encoding);
                return Conformance.check(
                        subject,
                        failed.contender(),
                        encoding,
                        deck,
                        reference,
                        failed.when(),
                        Optional.of(
                                new Oracle(id, right, new TokenText(encoding.family(), data.vocabulary(encoding)))));
            } catch (RuntimeException unhelpful) {
                return failed;
            }
        }
        return failed;
    }

    private boolean row(Contender contender, Encoding encoding, String corpus, List<Check> checks, boolean declared) {
        List<String> sizes =
                checks.stream().map(check -> String.valueOf(check.size())).toList();
        int inputs = checks.stream().mapToInt(Check::inputs).sum();
        List<Check> wrong = checks.stream().filter(check -> !check.conforming()).toList();
        String result = wrong.isEmpty()
                ? "conforms" + (declared ? ", though declared to differ" : "")
                : "DIFFERS" + (declared ? ", as declared," : "") + " at size "
                        + wrong.get(0).size() + ": " + wrong.get(0).detail();
        row(contender, encoding.id(), corpus, String.join(" ", sizes), String.valueOf(inputs), result);
        return wrong.isEmpty();
    }

    private void row(Contender contender, String encoding, String corpus, String sizes, String inputs, String result) {
        print(ROW.formatted(contender.id(), encoding, corpus, sizes, inputs, result));
    }

    /** Row by row, since slow contenders take minutes. */
    private void print(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
