package dev.assay.bench;

import dev.assay.cli.ReplicateCommand;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * Main class of the jar: the command line of {@code src/main} plus {@code measure}, {@code duel}, {@code replicate} and {@code prove jmh}, which
 * need JMH.
 */
public final class Assay {
    private static final Map<String, Supplier<?>> VERBS = new LinkedHashMap<>();

    static {
        VERBS.put("measure", MeasureCommand::new);
        VERBS.put("duel", DuelCommand::new);
        VERBS.put("replicate", () -> new ReplicateCommand(Optional.of(MeasureAgain::measure)));
        VERBS.put("prove jmh", ProveJmh::new);
    }

    public static void main(String[] args) {
        System.exit(dev.assay.cli.Assay.main(VERBS, args));
    }

    static CommandLine commandLine(String... words) {
        return dev.assay.cli.Assay.commandLine(VERBS, List.of(words));
    }

    private Assay() {}
}
