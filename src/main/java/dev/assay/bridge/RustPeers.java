package dev.assay.bridge;

import dev.assay.contender.Declaration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The programs of {@code native/peers}, which take minutes to build and so are built only where that was asked for. */
final class RustPeers {
    /** Returns the program of a peer. It may not exist. */
    static Path program(Declaration declaration) {
        return program(folder(), declaration);
    }

    /** Returns why the program of a peer is not there. */
    static Optional<String> missing(Declaration declaration) {
        return missing(folder(), declaration);
    }

    static Optional<String> missing(Path folder, Declaration declaration) {
        if (Files.isRegularFile(program(folder, declaration))) {
            return Stamp.fault(program(folder, declaration)).map(fault -> fault + " -Dassay.peers=true");
        }
        Path said = folder.resolve(name(declaration) + ".reason");
        String reason = "not built yet";
        try {
            reason = Files.readString(said).lines().findFirst().orElse(reason);
        } catch (IOException untried) {
            // Then nobody has tried to build it.
        }
        return Optional.of("no " + name(declaration) + " (" + reason
                + "): run mvn verify -Dassay.peers=true, which takes minutes");
    }

    private static Path folder() {
        return Installation.folder().resolve("native-peers");
    }

    private static Path program(Path folder, Declaration declaration) {
        String name = name(declaration);
        return folder.resolve("release").resolve(System.mapLibraryName("").endsWith(".dll") ? name + ".exe" : name);
    }

    /** OpenAI's crate is in no registry of crates; a program of its own, so that without its source the others are there. */
    private static String name(Declaration declaration) {
        return declaration.contender().id().name().equals("tiktoken-core") ? "assay-peers-tiktoken" : "assay-peers";
    }

    private RustPeers() {}
}
