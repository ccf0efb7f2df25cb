package dev.assay.contender;

import dev.assay.corpus.Encoding;
import dev.assay.run.ContenderId;
import dev.assay.usage.Property;
import java.util.List;
import java.util.Map;

/**
 * Contenders that nobody has declared: commands that speak {@code benchmarks/WORKER.md}, given for one call of the program by the properties
 * {@code assay.command.NAME}. They are properties so that forks, which are told those, know them too.
 */
public final class Commands {
    /** The option of such a contender that holds its command. */
    public static final String OPTION = "command";

    private Commands() {}

    /** Makes a command known in this JVM and returns the id under which it takes part. */
    public static String name(String name, String command) {
        Property.COMMAND.set(name, command);
        return ContenderId.worker(name).toString();
    }

    /** Takes back what {@link #name} made known. */
    public static void forget(String name) {
        Property.COMMAND.clear(name);
    }

    /** Returns the properties that make a fork know the same commands. */
    public static List<String> properties() {
        return Property.COMMAND.members().stream().map(Property.COMMAND::key).toList();
    }

    static List<Declaration> declarations() {
        return Property.COMMAND.members().stream()
                .map(name -> declaration(name, Property.COMMAND.text(name).orElseThrow()))
                .toList();
    }

    private static Declaration declaration(String name, String command) {
        Contender contender = new Contender(
                ContenderId.worker(name).toString(),
                Kind.PEER,
                "not recorded",
                ContenderId.PROCESS,
                List.of(Encoding.R50K_BASE, Encoding.CL100K_BASE),
                Map.of(OPTION, command),
                "as the command says");
        return new Declaration(contender, "command", command, "");
    }
}
