package dev.assay.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No test is left out in silence. */
class TestsLeftTest {
    @Test
    void eachClassWithATagIsNamedInTheLineOfItsTag(@TempDir Path sources) throws IOException {
        Path folder = Files.createDirectories(sources.resolve("dev"));
        Files.writeString(folder.resolve("QuickTest.java"), "class QuickTest {}");
        Files.writeString(
                folder.resolve("LongTest.java"), "@Tag(\"slow\")\nclass LongTest { @Tag(\"real\") @Test void x() {} }");
        Files.writeString(folder.resolve("ChartTest.java"), "class ChartTest { @Test @Tag(\"slow\") void x() {} }");
        assertEquals(
                List.of(
                        "tests that take seconds are run by mvn verify, once all is packaged: ChartTest, LongTest",
                        "tests that build, measure or count for long are run by mvn verify -Pbench -Dassay.effort=smoke:"
                                + " LongTest"),
                TestsLeft.in(sources));
    }
}
