package dev.assay.workshop;

import dev.assay.bridge.Tools;
import dev.assay.price.Edit;
import dev.assay.price.PriceList.Artefact;
import dev.assay.price.Syntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How one implementation is built and started. */
abstract class Toolchain {
    /** Where it builds; nobody else does. */
    final Path place;

    /** Its own copy of the sources, for two compilers of one language are edited for apart. To be filled. */
    final Checkout sources;

    private final String id;

    Toolchain(String id, Path scratch) {
        this.id = id;
        this.place = scratch.resolve(id);
        this.sources = new Checkout(place.resolve("sources"));
    }

    final String id() {
        return id;
    }

    /** Returns the language as a run's header has it. */
    abstract String language();

    abstract Syntax syntax();

    /** Returns the folder of the tokenizer below the checkout. */
    abstract String folder();

    /** Returns what is not there and what to install; empty if nothing is known to be missing. */
    abstract Optional<String> missing();

    /** Builds once as the project's own build does, untimed, so that the compiler is in the page cache; returns what is shipped. */
    abstract List<Artefact> release() throws IOException, Command.Failed;

    /** Empties the folder of the timed builds. */
    abstract void clean() throws IOException, Command.Failed;

    /** Returns what builds, from scratch or after an edit; empty where nothing is built. */
    abstract Optional<Command> build() throws IOException;

    abstract Edit edit();

    /** Returns the file that must be another after an edit. It may not be there before the program has run. */
    abstract Optional<Path> changed() throws IOException;

    /** Returns the command, for a shell, of a worker over what the timed build made. */
    abstract String worker();

    /** Returns what a clean build builds, in words; empty where there is nothing to build. */
    abstract String built();

    /** Returns what must be there to run. */
    abstract String needs();

    /** Returns the compiler and flags, from what the worker says of itself. */
    Map<String, String> tools(Map<String, String> build, String runtime) {
        Map<String, String> tools = new TreeMap<>(build);
        tools.keySet().retainAll(List.of("compiler", "flags", "target_cpu"));
        return tools;
    }

    static String quoted(Path path) {
        return "'" + path.toString().replace("'", "'\\''") + "'";
    }

    /** Returns a binary with its length, and its length without symbols where there is something that takes them away. */
    final Artefact binary(String name, Path file) throws IOException {
        Optional<Path> strip = Tools.onPath("strip");
        long stripped = -1;
        if (strip.isPresent()) {
            Path bare = place.resolve("stripped");
            try {
                Command.of(strip.get().toString(), "-o", bare.toString(), file.toString())
                        .run(place);
                stripped = Files.size(bare);
            } catch (Command.Failed unfit) {
                stripped = -1; // It says nothing about the build, and the column stays empty.
            } finally {
                Files.deleteIfExists(bare);
            }
        }
        return new Artefact(name, Files.size(file), stripped);
    }

    /** Returns the table of code points that a program reads when it starts; others hold it inside. */
    final Artefact table() throws IOException {
        return new Artefact(
                "table of code points", Files.size(sources.path("benchmarks/unicode/classes-16.0.txt")), -1);
    }
}
