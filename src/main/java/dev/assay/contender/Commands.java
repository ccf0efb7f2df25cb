package dev.assay.contender;

import dev.assay.corpus.Encoding;
import dev.assay.run.ContenderId;
import dev.assay.usage.Property;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Contenders that nobody has declared: commands that speak {@code benchmarks/WORKER.md}, given for one call of the program. They are handed
 * to whoever loads a catalogue; what is kept for a whole JVM instead is known or forgotten at the wrong moment.
 */
public final class Commands {
    /** The option of such a contender that holds its command. */
    public static final String OPTION = "command";

    private final SortedMap<String, String> byName = new TreeMap<>();

    private Commands() {}

    /** Returns those that the user named by the properties {@code assay.command.NAME}. */
    public static Commands given() {
        Commands given = none();
        Property.COMMAND
                .members()
                .forEach(name -> given.name(name, Property.COMMAND.text(name).orElseThrow()));
        return given;
    }

    /** Returns none yet. */
    public static Commands none() {
        return new Commands();
    }

    /** Adds a command and returns the id under which it takes part. */
    public ContenderId name(String name, String command) {
        byName.put(name, command);
        return ContenderId.worker(name);
    }

    List<Declaration> declarations() {
        return byName.entrySet().stream()
                .map(one -> declaration(one.getKey(), one.getValue()))
                .toList();
    }

    private static Declaration declaration(String name, String command) {
        Contender contender = new Contender(
                ContenderId.worker(name),
                Kind.PEER,
                "not recorded",
                ContenderId.PROCESS,
                List.of(Encoding.R50K_BASE, Encoding.CL100K_BASE),
                Map.of(OPTION, command),
                "as the command says");
        return new Declaration(contender, "command", command, "");
    }
}
