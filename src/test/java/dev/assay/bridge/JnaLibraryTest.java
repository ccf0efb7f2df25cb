package dev.assay.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class JnaLibraryTest {
    @Test
    void aLibraryThatIsNotThereIsOneLine() {
        IllegalStateException wrong =
                assertThrows(IllegalStateException.class, () -> JnaLibrary.load(Path.of("no", "such.so")));
        assertEquals(1, wrong.getMessage().lines().count());
    }
}
