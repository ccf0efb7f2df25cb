package dev.assay.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.contender.SourceDigests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the peers where they cannot be built, or are not to be. */
class PeersBuildTest {
    @TempDir
    private Path base;

    private Path folder;
    private Path program;

    @BeforeEach
    void somethingWasBuiltBefore() throws IOException {
        folder = base.resolve("target/native-peers");
        program = folder.resolve("release/assay-peers");
        Files.createDirectories(program.getParent());
        Files.createDirectories(base.resolve("native/peers"));
        Files.writeString(base.resolve("native/peers/Cargo.toml"), "[package]\n");
        Files.createFile(program);
    }

    @Test
    void withoutCargoNothingOldIsLeftAndTheReasonIsKept() throws IOException {
        new PeersBuild(base, true).build(Optional.of("cargo is not on PATH"));
        assertFalse(Files.exists(program));
        for (String name : List.of("assay-peers", "assay-peers-tiktoken")) {
            assertEquals("cargo is not on PATH\n", Files.readString(folder.resolve(name + ".reason")));
        }
    }

    @Test
    void aBuildThatLeavesThemOutKeepsThoseOfTodaysSourcesOnly() throws IOException {
        String digest = SourceDigests.of(base, List.of("native/peers"));
        Files.writeString(folder.resolve("assay-peers.stamp"), digest + "\n");
        new PeersBuild(base, false).build(Optional.empty());
        assertTrue(Files.exists(program));

        Files.writeString(base.resolve("native/peers/Cargo.toml"), "[package]\nname = \"other\"\n");
        new PeersBuild(base, false).build(Optional.empty());
        assertFalse(Files.exists(program));
        assertEquals(
                "its sources have changed since it was built\n",
                Files.readString(folder.resolve("assay-peers.reason")));
    }

    /** The line goes into run files, which are published. */
    @Test
    void theReasonIsTheFirstErrorWithoutFoldersAndHosts() {
        String said = "    Updating index\nwarning: spurious\nerror: failed to get `bpe` of `" + base
                + "/native/peers`\n\nCaused by:\n  download of https://example.org/x failed\n";
        assertEquals("error: failed to get `bpe` of `native/peers`", PeersBuild.reason(said, base));
        assertEquals(
                "error: download from a registry failed",
                PeersBuild.reason("error: download from sparse+https://example.org/x failed\n", base));
        assertEquals(
                "error[E0432]: unresolved import",
                PeersBuild.reason(
                        "    Building [=> ] 5/220: thiserror\r\u001b[Kerror[E0432]: unresolved import\n --> src\n",
                        base));
        assertEquals("no compiler", PeersBuild.reason("\n  no compiler \nbye\n", base));
        assertEquals("the build said nothing", PeersBuild.reason("\n", base));
    }
}
