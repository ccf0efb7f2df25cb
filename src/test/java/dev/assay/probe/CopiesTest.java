package dev.assay.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.bridge.Tools;
import dev.assay.explain.CallgrindProfile;
import dev.assay.explain.CallgrindProfile.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy is not counted byte by byte. */
@Tag("slow")
class CopiesTest {
    private static final int ONCE = 1;
    private static final int ELEVEN_TIMES = 11;

    private static final String PROGRAM = """
            #include <stdlib.h>
            #include <string.h>
            int main(int count, char **words) {
                size_t bytes = atol(words[1]);
                char *from = calloc(bytes, 1), *to = calloc(bytes, 1);
                for (int i = atoi(words[2]); i > 0; i--) {
                    memcpy(to, from, bytes);
                    __asm__ volatile("" : : "r"(to) : "memory");
                }
                return to[bytes - 1];
            }
            """;

    /* 16 bytes an instruction is the narrowest vector; a quarter of the bytes leaves room for the loop. */
    @Tag("real")
    @Test
    void aLargeCopyIsCountedByVectorsAndNotByBytes(@TempDir Path folder) throws Exception {
        assumeTrue(Tools.onPath("valgrind").isPresent(), "valgrind is not on the PATH");
        assumeTrue(Tools.onPath("cc").isPresent(), "cc is not on the PATH");
        Path source = Files.writeString(folder.resolve("copy.c"), PROGRAM);
        Path program = folder.resolve("copy");
        run(folder, "cc", "-O1", "-fno-builtin", "-o", program.toString(), source.toString());
        // Around glibc's threshold, 4 KiB with vectors of 32 bytes, and well above it.
        for (int bytes : new int[] {4096, 4097, 8192, 65536}) {
            long copies = count(folder, program, bytes, ELEVEN_TIMES).total()
                    - count(folder, program, bytes, ONCE).total();
            long each = copies / (ELEVEN_TIMES - ONCE);
            assertTrue(each > bytes / 64 && each < bytes / 4, bytes + " B took " + each + " instructions");
        }
    }

    @Test
    void aCLibraryThatCopiesByBytesAllTheSameIsNamed() {
        Place own = new Place("assay-worker", "my_erms");
        Place vectors = new Place("libc.so.6", "__memcpy_avx_unaligned");
        Place bytes = new Place("libc.so.6", "__memmove_avx_unaligned_erms");
        assertEquals(Optional.empty(), new CallgrindProfile(Map.of(own, 9L, vectors, 9L), Map.of()).bytewise());
        assertEquals(
                Optional.of(bytes.function()), new CallgrindProfile(Map.of(own, 9L, bytes, 9L), Map.of()).bytewise());
    }

    private static CallgrindProfile count(Path folder, Path program, int bytes, int times) throws Exception {
        Path out = folder.resolve("out");
        run(
                folder,
                "valgrind",
                "-q",
                "--tool=callgrind",
                "--callgrind-out-file=" + out,
                program.toString(),
                Integer.toString(bytes),
                Integer.toString(times));
        CallgrindProfile profile = CallgrindProfile.parse(Files.readAllLines(out));
        assertEquals(Optional.empty(), profile.bytewise());
        return profile;
    }

    private static void run(Path folder, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        builder.environment().putAll(Callgrind.ENVIRONMENT);
        assertEquals(0, builder.start().waitFor(), List.of(command) + Files.readString(folder.resolve("said")));
    }
}
