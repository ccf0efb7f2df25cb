package dev.assay.bridge;

import dev.assay.contender.Declaration;
import java.util.Map;

/**
 * How an artefact is declared to be optimised, held against what it tells of itself. A profile's name says only which profile was asked
 * for: a variable or a configuration file may have taken the optimiser out of it. What an artefact does not tell cannot be refused; it is
 * not in the run file either.
 *
 * @param declared value by key of the build information; empty for a program of which nothing is declared
 * @param where the file that declares it, for a message
 */
record Optimised(Map<String, String> declared, String where) {
    /** An artefact that tells this level is none that people run, whoever declared it. */
    private static final String LEVEL = "opt_level";

    private static final Optimised RUST =
            new Optimised(Map.of(LEVEL, "3", "lto", "fat", "codegen_units", "1"), "native/rust/Cargo.toml");
    private static final Optimised CPP = new Optimised(
            Map.of(LEVEL, "3", "assertions", "off", "lto", "none, one translation unit"), "native/cpp/build.sh");
    private static final Optimised PEERS = new Optimised(Map.of(LEVEL, "3", "lto", "thin"), "native/peers/Cargo.toml");
    private static final Optimised UNDECLARED = new Optimised(Map.of(), "");

    Optimised {
        declared = Map.copyOf(declared);
    }

    /** Returns what is declared of the native code behind a contender. */
    static Optimised of(Declaration declaration) {
        return switch (declaration.launch()) {
            case "library", "binary" -> NativeBuild.of(declaration) == NativeBuild.RUST ? RUST : CPP;
            case "hybrid", "extension" -> RUST;
            case "peers" -> PEERS;
            default -> UNDECLARED;
        };
    }

    /**
     * Refuses what was optimised otherwise.
     *
     * @param what {@code library} or {@code worker}
     * @param told the build information; a worker tells of a library that it calls by keys that begin with {@code library}
     */
    void refuseOther(String what, Map<String, String> told) {
        for (String key : new String[] {LEVEL, "lto", "codegen_units", "assertions"}) {
            refuse(what, key, told.get(key));
            refuse(what, key, told.get("library " + key));
        }
    }

    private void refuse(String what, String key, String value) {
        String must = declared.get(key);
        if (value == null || value.equals(must)) {
            return;
        }
        if (must != null) {
            throw new IllegalStateException(key + " of the " + what + " (" + value + ") must be " + must + ", as "
                    + where + " declares; unset what changes it (COMMANDS.md lists the variables), then mvn verify");
        }
        if (key.equals(LEVEL) && value.equals("0")) {
            throw new IllegalStateException(
                    key + " of the " + what + " (0) must be above 0; build it with optimisation");
        }
    }
}
