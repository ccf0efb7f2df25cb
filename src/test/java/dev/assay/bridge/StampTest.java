package dev.assay.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StampTest {
    @TempDir
    Path folder;

    private Path library;

    @BeforeEach
    void stampOne() throws IOException {
        library = Files.write(folder.resolve("libassay_rust.so"), new byte[554_680]);
        Stamp.write(library);
    }

    @Test
    void whatTheBuildMadeIsFoundAsItWas() {
        assertEquals(Optional.empty(), Stamp.fault(library));
        assertFalse(Stamp.isBroken(library));
    }

    @Test
    void aTruncatedLibraryIsNamedWithBothSizes() throws IOException {
        Files.write(library, new byte[100_000]);
        assertEquals(
                Optional.of("libassay_rust.so (100,000 bytes) must be the file that the build stamped (554,680 bytes);"
                        + " run mvn verify"),
                Stamp.fault(library));
        assertTrue(Stamp.isBroken(library));
    }

    /** The digests are those of sha256sum: head -c 554680 /dev/zero, and the same with its first byte 1. */
    @Test
    void aLibraryOfTheSameSizeIsToldByItsDigest() throws IOException {
        byte[] other = new byte[554_680];
        other[0] = 1;
        Files.write(library, other);
        assertEquals(
                Optional.of(
                        "libassay_rust.so (SHA-256 15f35399600f) must be the file that the build stamped (SHA-256 03f44848cdf6);"
                                + " run mvn verify"),
                Stamp.fault(library));
    }

    @Test
    void aStampThatIsHalfIsNoStamp() throws IOException {
        Files.writeString(folder.resolve("libassay_rust.so.stamp"), "5546");
        assertEquals(
                Optional.of("libassay_rust.so must have a whole stamp beside it; run mvn verify"),
                Stamp.fault(library));
        Files.writeString(folder.resolve("libassay_rust.so.stamp"), "554680 ab");
        assertTrue(
                Stamp.fault(Files.createLink(folder.resolve("other.so"), library))
                        .isEmpty(),
                "built by hand");
        assertTrue(Stamp.isBroken(library));
    }

    @Test
    void whatIsNotThereIsBrokenForTheBuild() {
        assertTrue(Stamp.isBroken(folder.resolve("none")));
    }
}
