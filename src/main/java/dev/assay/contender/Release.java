package dev.assay.contender;

import dev.assay.run.ReleasedAs;
import java.util.List;
import java.util.Map;

/**
 * A release of a library in an environment of its own, as {@code benchmarks/releases.toml} has it.
 *
 * @param id the part of its contenders' ids that names it, and its folder
 * @param as what its contenders tell of it
 * @param beside what decides the times with it, such as {@code tokenizers 0.21.0}
 * @param python the CPython that it is made with, two numbers; {@value #CHOSEN} for today's environment of the peers
 * @param requirements its pins by hash, a file below {@code python/releases} of the resources; empty for today's environment
 * @param imports modules that must be importable then
 * @param arms what runs in it
 * @param differs corpora on which an arm is known to give other ids
 */
public record Release(
        String id,
        ReleasedAs as,
        String beside,
        String python,
        String requirements,
        String imports,
        List<String> arms,
        Map<String, List<String>> differs) {
    /** The interpreter that runs the peers of today: the fastest found, mostly an optimised build. */
    public static final String CHOSEN = "chosen";

    public Release {
        arms = List.copyOf(arms);
        differs = Map.copyOf(differs);
    }

    /** Returns whether it runs in the environment that the build makes anyway. */
    public boolean isOfToday() {
        return python.equals(CHOSEN);
    }

    /** Returns library and version, as people name a release. */
    public String name() {
        return as.library() + " " + as.version();
    }
}
