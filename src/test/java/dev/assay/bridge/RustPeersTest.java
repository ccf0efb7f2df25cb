package dev.assay.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.contender.Contender;
import dev.assay.contender.Declaration;
import dev.assay.contender.Kind;
import dev.assay.run.ContenderId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RustPeersTest {
    @TempDir
    private Path folder;

    @Test
    void aPeerThatNobodyBuiltIsAbsentAndSaysHowToBuildIt() {
        assertEquals(
                Optional.of("no assay-peers (not built yet): run mvn verify -Dassay.peers=true, which takes minutes"),
                RustPeers.missing(folder, declared("hf-crate.full@process")));
    }

    @Test
    void aBuildThatFailedIsAbsentWithTheFirstLineOfItsReason() throws IOException {
        Files.writeString(folder.resolve("assay-peers.reason"), "no cargo on PATH\nand more\n");
        assertEquals(
                Optional.of(
                        "no assay-peers (no cargo on PATH): run mvn verify -Dassay.peers=true, which takes minutes"),
                RustPeers.missing(folder, declared("wordchipper@process")));
    }

    /** Its source comes from elsewhere, so it can be missing while the others are there. */
    @Test
    void eachOfTheTwoProgramsIsMissingByItself() throws IOException {
        Files.createDirectories(folder.resolve("release"));
        String suffix = System.mapLibraryName("").endsWith(".dll") ? ".exe" : "";
        Files.createFile(folder.resolve("release").resolve("assay-peers" + suffix));
        Files.writeString(folder.resolve("assay-peers-tiktoken.reason"), "error: no network\n");
        assertEquals(Optional.empty(), RustPeers.missing(folder, declared("hf-crate-rc@process")));
        assertEquals(
                Optional.of(
                        "no assay-peers-tiktoken (error: no network): run mvn verify -Dassay.peers=true, which takes"
                                + " minutes"),
                RustPeers.missing(folder, declared("tiktoken-core@process")));
        assertEquals(Optional.empty(), RustPeers.missing(folder, declared("tiktoken-crate@process")));
    }

    private static Declaration declared(String id) {
        return new Declaration(
                new Contender(ContenderId.of(id), Kind.PEER, "Rust", "process", List.of(), Map.of(), "ids"),
                "peers",
                "",
                "");
    }
}
