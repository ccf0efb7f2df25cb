package dev.assay.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.bridge.ChosenPython;
import dev.assay.contender.Availability;
import dev.assay.contender.Availability.Absent;
import dev.assay.contender.Availability.Available;
import dev.assay.contender.Catalogue;
import dev.assay.contender.Contender;
import dev.assay.contender.Declaration;
import dev.assay.contender.Vocabularies;
import dev.assay.corpus.Encoding;
import dev.assay.cpython.Interpreters;
import dev.assay.run.ContenderId;
import dev.assay.run.Visible;
import dev.assay.text.AlignedTable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay contenders}: who is on trial. */
@Command(
        name = "contenders",
        description = {
            "Lists all contenders, absent ones with the reason, or tells all that is known of one.",
            "What the build found out is told again, and nothing is started."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  assay contenders",
            "  assay contenders rust.cached@process",
            "  assay contenders --probe",
            "  assay contenders --json"
        })
final class ContendersCommand implements Runnable {
    private static final String NOT_ASKED = "not asked since it was built: assay contenders --probe asks it";
    private static final String[] HEAD = {"id", "kind", "encodings", "version, or why it is absent"};

    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            completionCandidates = ContenderIds.class,
            description = "One contender, or what begins only one.")
    private Optional<String> word = Optional.empty();

    @Option(names = "--probe", description = "Start each and ask it, which takes half a minute.")
    private boolean probe;

    @Option(
            names = "--refresh",
            hidden = true,
            description = "Ask those that are not known or failed; what the build does.")
    private boolean refresh;

    @Option(names = "--json", description = "Print a JSON array with one object per contender.")
    private boolean json;

    @CommandLine.Mixin
    private PythonOption python = new PythonOption();

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        Optional<ContenderId> id = word.map(one -> Choice.declared(spec.commandLine(), one));
        Catalogue catalogue =
                Catalogue.shipped(new NoVocabularies()).with(id.stream().toList());
        List<Contender> contenders = catalogue.contenders().stream()
                .filter(one -> id.isEmpty() || one.id().equals(id.get()))
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        if (refresh) {
            refresh(catalogue, contenders, out);
            return;
        }
        if (probe) {
            ChosenPython.retry();
            catalogue.begin();
        }
        if (json) {
            out.println(serialised(contenders.stream()
                    .map(one -> row(catalogue.declaration(one), answer(catalogue, one)))
                    .toList()));
        } else if (id.isPresent()) {
            Contender one = contenders.get(0);
            out.println(page(catalogue.declaration(one), answer(catalogue, one)));
        } else {
            list(catalogue, contenders, out);
        }
        if (probe) {
            catalogue.keep();
        }
    }

    private static void refresh(Catalogue catalogue, List<Contender> contenders, PrintWriter out) {
        List<Contender> unknown =
                contenders.stream().filter(catalogue::isWorthAsking).toList();
        if (!unknown.isEmpty()) {
            out.println("[assay] contenders: asking " + unknown.size()
                    + " that are new or changed, or failed the last time");
            out.flush();
            catalogue.begin();
            unknown.forEach(catalogue::availability);
            catalogue.keep();
        }
        long available = contenders.stream()
                .filter(one ->
                        catalogue.known(one).filter(Available.class::isInstance).isPresent())
                .count();
        out.println("[assay] contenders: " + available + " of " + contenders.size()
                + " available; assay contenders tells why others are absent");
    }

    private Optional<Availability> answer(Catalogue catalogue, Contender contender) {
        return probe ? Optional.of(catalogue.availability(contender)) : catalogue.known(contender);
    }

    /* Row by row, since to ask them all takes half a minute; so the column whose width nobody knows yet is the last. */
    private void list(Catalogue catalogue, List<Contender> contenders, PrintWriter out) {
        AlignedTable frame = new AlignedTable(HEAD);
        contenders.forEach(one -> frame.row(one.id().toString(), one.kind().label(), encodings(one), ""));
        out.println(frame.line(HEAD));
        int available = 0;
        int absent = 0;
        for (Contender one : contenders) {
            Optional<Availability> answer = answer(catalogue, one);
            available += answer.filter(Available.class::isInstance).isPresent() ? 1 : 0;
            absent += answer.filter(Absent.class::isInstance).isPresent() ? 1 : 0;
            out.println(frame.line(one.id().toString(), one.kind().label(), encodings(one), words(answer)));
            out.flush();
        }
        int rest = contenders.size() - available - absent;
        out.println();
        out.println(contenders.size() + " contenders: " + available + " available, " + absent + " absent"
                + (rest > 0 ? ", " + rest + " not asked since they were built (--probe asks them)" : ""));
        out.println(interpreters());
    }

    private static String encodings(Contender contender) {
        return String.join(" ", contender.encodings().stream().map(Encoding::id).toList());
    }

    private static String words(Optional<Availability> answer) {
        return Visible.text(answer.map(ContendersCommand::words).orElse(NOT_ASKED));
    }

    private static String words(Availability answer) {
        return answer instanceof Available there ? there.identity().version() : "absent: " + ((Absent) answer).reason();
    }

    private static Map<String, Object> row(Declaration declaration, Optional<Availability> answer) {
        Contender contender = declaration.contender();
        Optional<Available> there = answer.filter(Available.class::isInstance).map(Available.class::cast);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", contender.id().toString());
        row.put("version", there.map(one -> one.identity().version()).orElse(null));
        row.put("kind", contender.kind().label());
        row.put("encodings", contender.encodings().stream().map(Encoding::id).toList());
        row.put("available", answer.isPresent() ? there.isPresent() : null);
        row.put(
                "reason",
                there.isPresent()
                        ? null
                        : answer.map(one -> ((Absent) one).reason()).orElse(NOT_ASKED));
        row.put("caveats", "benchmarks/" + declaration.caveats());
        return row;
    }

    /** Returns all that is known of one, a line per fact. */
    private static String page(Declaration declaration, Optional<Availability> answer) {
        Contender contender = declaration.contender();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(
                "what",
                contender.kind().label() + ", " + contender.language() + ", bridge " + contender.bridge()
                        + (declaration.strategy().isEmpty() ? "" : ", strategy " + declaration.strategy()));
        facts.put("version", words(answer));
        facts.put("encodings", encodings(contender));
        facts.put("output", contender.output());
        facts.put("options", joined(contender.options()));
        answer.filter(Available.class::isInstance).map(Available.class::cast).ifPresent(there -> {
            facts.put("runs on", there.identity().runtime());
            facts.put("build", joined(there.identity().build()));
        });
        facts.put("differs", differs(declaration));
        facts.put("caveats", "benchmarks/" + declaration.caveats());
        facts.values().removeIf(String::isEmpty);
        List<List<String>> rows = new ArrayList<>();
        facts.forEach((name, value) -> rows.add(List.of("  " + name, Visible.text(value))));
        return contender.id() + "\n" + AlignedTable.of(rows.get(0), rows.subList(1, rows.size()));
    }

    private static String joined(Map<String, String> facts) {
        List<String> words = new ArrayList<>();
        new TreeMap<>(facts).forEach((name, value) -> words.add(name + " " + value));
        return String.join(", ", words);
    }

    private static String differs(Declaration declaration) {
        List<String> corpora = declaration.differs();
        if (corpora.isEmpty()) {
            return "";
        }
        String answers = declaration.contender().encodings().get(0).workload().answers();
        String where = corpora.contains("*") ? "all corpora" : String.join(", ", corpora);
        return "gives other " + answers + " than the reference on " + where + ", and is not timed there";
    }

    /* Which interpreter runs the Python contenders, and which do not: it moves their times by a quarter. */
    private String interpreters() {
        if (!probe && !ChosenPython.isKnown()) {
            return "Python: no interpreter chosen yet; mvn verify or assay contenders --probe chooses one";
        }
        Interpreters chosen = ChosenPython.get();
        List<String> lines = new ArrayList<>();
        lines.add("Python: "
                + chosen.chosen()
                        .map(one -> chosen.sentence().orElse("") + ", " + one.file() + "; another by --python")
                        .orElse(chosen.missing()));
        chosen.passedOver().forEach(other -> lines.add("  passed over: " + other));
        return String.join("\n", lines);
    }

    private static String serialised(List<Map<String, Object>> rows) {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(rows);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Nothing is loaded to list contenders, so that the verb works without data. */
    private static final class NoVocabularies implements Vocabularies {
        @Override
        public Path folder() {
            throw new IllegalStateException("vocabulary must not be needed here; report this");
        }

        @Override
        public byte[] bytes(Encoding encoding) {
            throw new IllegalStateException("vocabulary must not be needed here; report this");
        }
    }
}
