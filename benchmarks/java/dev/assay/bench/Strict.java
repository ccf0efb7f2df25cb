package dev.assay.bench;

import dev.assay.session.RunSettings;
import dev.assay.usage.Property;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option by which a run is refused that could only be warned of. */
final class Strict {
    @Option(
            names = "--strict",
            description = "refuse to measure where the environment changes the JVM and no other contender"
                    + " (preloaded allocators, JVM options; benchmarks/COMMANDS.md), instead of a warning")
    private boolean option;

    /** Refuses as asked by option or property; to be called before anything is started. */
    void judge(CommandLine line) {
        if (option || Property.STRICT.flag()) {
            RunSettings.unclean().ifPresent(why -> {
                throw new ParameterException(line, why);
            });
        }
    }
}
