package dev.assay.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.bridge.ChosenPython;
import dev.assay.contender.Availability;
import dev.assay.contender.Availability.Absent;
import dev.assay.contender.Availability.Available;
import dev.assay.contender.Catalogue;
import dev.assay.contender.Contender;
import dev.assay.contender.Vocabularies;
import dev.assay.corpus.Encoding;
import dev.assay.cpython.Interpreters;
import dev.assay.text.AlignedTable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code assay contenders}: who is on trial. */
@Command(
        name = "contenders",
        description = "Lists all contenders, absent ones with the reason.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  java -jar target/assay.jar contenders",
            "  java -jar target/assay.jar contenders --json"
        })
final class ContendersVerb implements Runnable {
    @Option(names = "--json", description = "Print a JSON array, one object a contender.")
    private boolean json;

    @CommandLine.Mixin
    private PythonOption python = new PythonOption();

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        Catalogue catalogue = Catalogue.shipped(new NoVocabularies());
        catalogue.examineAll();
        PrintWriter out = spec.commandLine().getOut();
        List<Map<String, Object>> rows = new ArrayList<>();
        AlignedTable table = new AlignedTable("id", "kind", "version", "encodings", "");
        for (Contender contender : catalogue.contenders()) {
            Availability availability = catalogue.availability(contender);
            boolean available = availability instanceof Available;
            String version =
                    availability instanceof Available there ? there.identity().version() : "";
            String reason = availability instanceof Absent absent ? absent.reason() : "";
            List<String> encodings =
                    contender.encodings().stream().map(Encoding::id).toList();
            table.row(
                    contender.id(),
                    contender.kind().label(),
                    version,
                    String.join(" ", encodings),
                    available ? "available" : "absent: " + reason);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("id", contender.id());
            row.put("version", available ? version : null);
            row.put("kind", contender.kind().label());
            row.put("encodings", encodings);
            row.put("available", available);
            row.put("reason", available ? null : reason);
            rows.add(row);
        }
        out.println(json ? serialised(rows) : table + "\n" + interpreters(ChosenPython.get()));
    }

    /* Which interpreter runs the Python contenders, and which do not: it moves their times by a quarter. */
    private static String interpreters(Interpreters python) {
        List<String> lines = new ArrayList<>();
        lines.add("Python: "
                + python.chosen()
                        .map(one -> python.sentence().orElse("") + ", " + one.file() + "; another by --python")
                        .orElse(python.missing()));
        python.passedOver().forEach(other -> lines.add("  passed over: " + other));
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
