package dev.assay.cli;

import dev.assay.claim.Replication;
import dev.assay.corpus.Sha256;
import dev.assay.export.ReplicationJson;
import dev.assay.report.ReplicationText;
import dev.assay.run.EnvironmentDiff;
import dev.assay.run.Header;
import dev.assay.run.MachineId;
import dev.assay.run.RunFile;
import dev.assay.run.UserText;
import dev.assay.run.Visible;
import dev.assay.session.RunSettings;
import dev.assay.share.Pack;
import dev.assay.usage.Property;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb that measures again what somebody measured, and says of each claim whether it held. */
@Command(
        name = "replicate",
        description = "Measures a run's plan again on this machine, and says of each of its claims whether it held.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 replicated, 1 not conforming or invalid data, 2 usage,",
            "3 contradicted, 4 undecided. benchmarks/COMMANDS.md has the rule.",
            "",
            "Examples:",
            "  assay replicate laptop.assay.zip --plan",
            "  assay replicate results/2026-11-22-laptop",
            "  assay replicate laptop.assay.zip --with results/2026-11-23-server"
        })
public final class ReplicateCommand implements Callable<Integer> {
    private static final int CONTRADICTED = 3;
    private static final int UNDECIDED = 4;
    private static final Pattern SLICE = Pattern.compile("([1-9][0-9]{0,4}) ms");

    /** How a run is made; it needs JMH, which this command line does not have by itself. */
    @FunctionalInterface
    public interface Measurer {
        /**
         * Measures.
         *
         * @param command the verb that was given, whose words another JVM may have to be given
         * @param arguments of the verb {@code measure}
         * @param before is told which contenders are here, before the plan is printed
         */
        Ended measure(CommandLine command, List<String> arguments, Consumer<List<Header.ContenderRow>> before)
                throws IOException, InterruptedException;
    }

    /**
     * How measuring ended.
     *
     * @param exit code of the verb {@code measure}
     * @param results folder of the run; empty if none was made
     */
    public record Ended(int exit, Optional<Path> results) {}

    private final Optional<Measurer> measurer;

    @Parameters(paramLabel = "RUN", description = "a pack, or a results folder")
    private Path original;

    @Option(
            names = "--with",
            paramLabel = "RUN",
            description = "Measure nothing: hold this results folder, or pack, against it.")
    private Optional<Path> with = Optional.empty();

    @Option(names = "--corpus", paramLabel = "FILE", description = "The text, for a run on a text of one's own.")
    private Optional<Path> corpus = Optional.empty();

    @Option(
            names = "--minutes",
            paramLabel = "N",
            description = "How long measuring may take, in place of the effort's limit.")
    private Optional<String> minutes = Optional.empty();

    @Option(names = "--results", paramLabel = "DIR", description = "Where results folders lie; default: results.")
    private Optional<String> results = Optional.empty();

    @Option(
            names = {"--plan", "--dry-run"},
            description = "Print what differs here and the plan, and stop.")
    private boolean plan;

    @Option(names = "--json", description = "With --with: the judgement for programs, alone.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /** Takes a verb that compares only; the jar has one that measures. */
    public ReplicateCommand() {
        this(Optional.empty());
    }

    public ReplicateCommand(Optional<Measurer> measurer) {
        this.measurer = measurer;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        requireOptions();
        RunFile first = Pack.run(original);
        if (with.isPresent()) {
            return judge(first, with.get());
        }
        List<String> arguments = arguments(first.header());
        Measurer here = measurer.orElseThrow(() -> usage("replicate (from classes) must be of the jar to measure;"
                + " build it by mvn verify -Pbench, or name a run by --with"));
        PrintWriter out = spec.commandLine().getOut();
        Ended ended = here.measure(spec.commandLine(), arguments, contenders -> {
            out.println("original  "
                    + Visible.text(original + ", " + first.header().effort() + ", "
                            + first.header().started() + ", "
                            + MachineId.of(first.header()).name()));
            ReplicationText.differences(EnvironmentDiff.of(first.header(), RunSettings.fingerprint(), contenders))
                    .forEach(out::println);
            out.println("measure " + String.join(" ", arguments));
            out.println();
            out.flush();
        });
        return ended.exit() != 0 || ended.results().isEmpty()
                ? ended.exit()
                : Integer.valueOf(judge(first, ended.results().get()));
    }

    private void requireOptions() throws IOException {
        if (with.isEmpty()) {
            if (json) {
                throw usage("--json (without --with) must stand beside --with, since measuring prints its progress;"
                        + " give it afterwards with the new results folder");
            }
            return;
        }
        if (corpus.isPresent() || minutes.isPresent() || results.isPresent() || plan) {
            throw usage("--with (" + with.get()
                    + ") must not stand beside options of measuring, since it measures nothing; leave one out");
        }
        // One that is not there is told when it is read, as every verb tells it.
        if (Files.exists(original) && Files.exists(with.get()) && Files.isSameFile(original, with.get())) {
            throw usage("runs (" + original + ") must be two; name another by --with");
        }
    }

    private ParameterException usage(String line) {
        return new ParameterException(spec.commandLine(), line);
    }

    private int judge(RunFile first, Path place) throws IOException {
        RunFile again = Pack.run(place);
        Replication.requireSameWork(first.header(), again.header());
        EnvironmentDiff diff = EnvironmentDiff.of(first.header(), again.header());
        Replication found = Replication.of(first, again, diff.direct());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(ReplicationJson.text(first.header(), again.header(), diff, found));
        } else {
            ReplicationText.lines(original.toString(), first.header(), place.toString(), again.header(), diff, found)
                    .forEach(out::println);
        }
        return switch (found.outcome()) {
            case REPLICATED -> 0;
            case CONTRADICTED -> CONTRADICTED;
            default -> UNDECIDED;
        };
    }

    /* What was asked of the first run, in the words of the verb measure. */
    private List<String> arguments(Header header) throws IOException {
        if (header.effort().equals("duel") || header.effort().equals("smoke")) {
            throw usage("run (effort " + header.effort() + ") must be one of measure that judges claims; "
                    + (header.effort().equals("duel")
                            ? "repeat a duel by assay duel"
                            : "a smoke run says nothing to replicate"));
        }
        List<String> arguments = new ArrayList<>(List.of("--effort", header.effort()));
        List<String> claims = header.protocol().claims();
        arguments.addAll(
                claims.isEmpty()
                        ? List.of(
                                "--groups",
                                header.groups().stream()
                                        .map(Header.GroupRow::id)
                                        .collect(Collectors.joining(",")))
                        : List.of("--claims", String.join(",", claims)));
        arguments.addAll(List.of("--seed", Long.toString(header.seed())));
        Matcher slice = SLICE.matcher(header.settings().getOrDefault("slice", ""));
        if (slice.matches()) {
            arguments.addAll(List.of("--slice-millis", slice.group(1)));
        }
        arguments.addAll(corpus(header));
        minutes.ifPresent(value -> arguments.addAll(List.of("--minutes", value)));
        results.ifPresent(value -> arguments.addAll(List.of("--results", value)));
        if (plan) {
            arguments.add("--plan");
        }
        return arguments;
    }

    /* The text is not in a pack: it is its owner's. */
    private List<String> corpus(Header header) throws IOException {
        Optional<UserText> text = UserText.of(header);
        if (text.isEmpty() || corpus.isEmpty()) {
            if (text.isPresent() || corpus.isPresent()) {
                throw usage(text.map(own -> "--corpus (missing) must be the text of that run, " + own.bytes()
                                + " bytes of SHA-256 " + own.sha256() + "; ask for it")
                        .orElse("--corpus (" + corpus.orElse(Path.of(""))
                                + ") must be left out, since that run is of the corpora that Assay brings"));
            }
            return List.of();
        }
        String digest = Sha256.of(corpus.get());
        if (!digest.equals(text.get().sha256())) {
            throw usage("--corpus (" + corpus.get() + ", SHA-256 " + digest
                    + ") must be the text of that run, of SHA-256 " + text.get().sha256());
        }
        return List.of(Property.CORPUS.option(), corpus.get().toString());
    }
}
