package dev.assay.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a test of another language runs again: whenever it could end otherwise than the last time. */
class PassedTest {
    @TempDir
    private Path base;

    private Path source;
    private int runs;

    @BeforeEach
    void thereIsASource() throws IOException {
        source = base.resolve("native/main.rs");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "fn main() {}\n");
    }

    private void test(String version, Map<String, String> environment) throws IOException {
        new Passed(base, environment)
                .orTest("rust: cargo test", List.of("native", "target/vocab"), List.of(version), () -> runs++);
    }

    @Test
    void whatPassedOnTheSameInputsIsNotRunAgain() throws IOException {
        test("1.95", Map.of());
        test("1.95", Map.of());
        Files.setLastModifiedTime(source, FileTime.fromMillis(0));
        test("1.95", Map.of("HOME", "elsewhere"));
        assertEquals(1, runs);
    }

    @Test
    void anotherSourceFileAnotherVersionAndAnotherOptionRunItAgain() throws IOException {
        test("1.95", Map.of());
        Files.writeString(source, "fn main() { }\n");
        test("1.95", Map.of());
        Files.createFile(source.resolveSibling("lib.rs"));
        test("1.95", Map.of());
        Files.createDirectories(base.resolve("target"));
        Files.writeString(base.resolve("target/vocab"), "IQ== 0\n");
        test("1.95", Map.of());
        test("1.96", Map.of());
        test("1.96", Map.of("RUSTFLAGS", "-C target-cpu=native"));
        assertEquals(6, runs);
    }

    @Test
    void aTestThatFailsAfterItPassedRunsUntilItPasses() throws IOException {
        test("1.95", Map.of());
        Passed passed = new Passed(base, Map.of());
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThrows(
                    IOException.class,
                    () -> passed.orTest("rust: cargo test", List.of("native"), List.of("1.96"), () -> {
                        throw new IOException("a test failed");
                    }));
        }
        // Back to what passed: the failure in between has taken its stamp.
        test("1.95", Map.of());
        assertEquals(2, runs);
    }

    @Test
    void whatWasMadeIsMadeAgainIfItIsNotAsItWasLeft() throws IOException {
        Path made = base.resolve("target/made.txt");
        Files.createDirectories(made.getParent());
        for (String found : List.of("", "made", "damaged", "made")) {
            if (!found.isEmpty()) {
                Files.writeString(made, found);
            }
            new Passed(base, Map.of())
                    .orMake("python: deriving", List.of("native"), List.of("target/made.txt"), List.of(), () -> {
                        Files.writeString(made, "made");
                        runs++;
                    });
        }
        assertEquals(2, runs);
    }
}
