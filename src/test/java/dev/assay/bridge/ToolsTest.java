package dev.assay.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolsTest {
    @Test
    void aToolIsTheFirstExecutableOfThatNameOnThePath(@TempDir Path folder) throws IOException {
        Path first = Files.createDirectories(folder.resolve("first"));
        Path second = Files.createDirectories(folder.resolve("second"));
        Files.createFile(first.resolve("cargo"));
        Path tool = Files.createFile(second.resolve("cargo"));
        tool.toFile().setExecutable(true);
        assertEquals(Optional.of(tool), Tools.onPath("cargo", first + File.pathSeparator + second));
        assertEquals(Optional.empty(), Tools.onPath("cargo", first.toString()));
        assertEquals(Optional.empty(), Tools.onPath("cargo", ""));
    }
}
