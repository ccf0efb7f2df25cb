package dev.assay.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToolTest {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @Test
    void theExitCodeIsTheTools() throws IOException {
        assertEquals(0, new Tool(List.of(JAVA, "--version")).run(Duration.ofMinutes(1)));
        assertEquals(1, new Tool(List.of(JAVA, "--no-such-flag")).run(Duration.ofMinutes(1)));
    }

    @Test
    void itsWordsNameNoFolderOfThisMachine() {
        assertEquals("java --version", new Tool(List.of(JAVA, "--version")).toString());
    }

    @Test
    void aToolThatDoesNotEndIsKilled() {
        Tool reader = new Tool(List.of(JAVA, "-version"));
        IOException late = assertThrows(IOException.class, () -> reader.run(Duration.ZERO));
        assertEquals("java -version must answer within 1 s", late.getMessage());
    }
}
