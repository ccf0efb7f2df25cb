package dev.assay.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.program.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryTrialTest {
    @TempDir
    Path folder;

    private static LibraryTrial.Told tried(Path file) {
        return LibraryTrial.of("jna", file, Call.PATIENCE);
    }

    /** Loading its first 100,000 bytes ends a JVM by SIGBUS: the loader maps what the file no longer holds. */
    @Test
    void aTruncatedLibraryEndsTheJvmThatTriesItAndNotThisOne() throws IOException {
        assumeTrue(Files.isRegularFile(Installation.library()), "not tested: no Rust library");
        byte[] whole = Files.readAllBytes(Installation.library());
        Path cut = Files.write(folder.resolve("libassay_rust.so"), Arrays.copyOf(whole, 100_000));
        LibraryTrial.Told told = tried(cut);
        assertTrue(told.fault().startsWith("library (" + cut + ") must "), told.fault());
        assertTrue(told.fault().endsWith("; run mvn verify"), told.fault());
        assertEquals(1, told.fault().lines().count());
        assertThrows(IllegalStateException.class, told::orThrow);
    }

    @Test
    void theReasonOfTheSystemsLoaderIsSaidInOneLine() throws IOException {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "not tested: the loader of Linux is quoted");
        Path text = Files.writeString(folder.resolve("libtext.so"), "no library, though as long as a header".repeat(9));
        assertEquals(
                "library (" + text + ") must implement assay.h for this platform: invalid ELF header; run mvn verify",
                tried(text).fault());
        Path empty = Files.createFile(folder.resolve("libempty.so"));
        assertEquals(
                "library (" + empty + ") must implement assay.h for this platform: file too short; run mvn verify",
                tried(empty).fault());
        assertEquals(
                "library (/x/no.so) must exist; build it with mvn verify",
                tried(Path.of("/x/no.so")).fault());
    }

    @Test
    void aLibraryThatDoesNotComeToItsEndIsGivenUp() {
        LibraryTrial.Told late = LibraryTrial.of("jna", Path.of("/x/no.so"), Duration.ofMillis(1));
        assertEquals("library (/x/no.so) must answer within 1 s; run mvn verify", late.fault());
    }

    @Test
    void whatALibraryTellsIsWhatItTellsInThisJvm() {
        assumeTrue(Files.isRegularFile(Installation.library()), "not tested: no Rust library");
        LibraryTrial.Told told = LibraryTrial.of("jna", Installation.library());
        NativeBridge loaded = JnaLibrary.load(Installation.library());
        assertEquals("", told.fault());
        assertEquals(loaded.caller(), told.caller());
        assertEquals(Map.copyOf(loaded.build()), told.build());
        assertFalse(told.build().isEmpty());
    }

    /** By JNA's own words for a file that is no library, and for one without a function of ours. */
    @Test
    void theReasonIsFoundInJnasMessage() {
        String several = "Unable to load library '/x/l.so':\n/x/l.so: wrong ELF class: ELFCLASS32\n"
                + "Native library (x/l.so) was not found in resource path ([file:/y.jar])";
        assertEquals(
                "library (/x/l.so) must implement assay.h for this platform: wrong ELF class: ELFCLASS32; run mvn verify",
                LibraryRules.foreign(Path.of("/x/l.so"), several).getMessage());
        String single = "Error looking up function 'assay_noop': /x/l.so: undefined symbol: assay_noop";
        assertEquals(
                "library (/x/l.so) must implement assay.h for this platform: Error looking up function 'assay_noop': "
                        + "undefined symbol: assay_noop; run mvn verify",
                LibraryRules.foreign(Path.of("/x/l.so"), single).getMessage());
    }
}
