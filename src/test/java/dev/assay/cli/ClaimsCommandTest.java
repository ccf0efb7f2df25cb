package dev.assay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.run.SyntheticRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ClaimsCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();

    private int run(String... arguments) {
        return new CommandLine(new ClaimsCommand()).setOut(new PrintWriter(out)).execute(arguments);
    }

    @Test
    void withoutAFolderTheQuestionsAreShown() {
        assertEquals(0, run());
        assertTrue(out.toString().contains("How much faster is the Rust tokenizer"), out.toString());
    }

    @Test
    void withAFolderTheVerdictsAreShown() throws IOException {
        SyntheticRun.write(SyntheticRun.standard(), folder.resolve("run.ndjson"));
        assertEquals(0, run(folder.toString(), "--json"));
        assertTrue(out.toString().contains("\"verdict\" : \"falls short\""), out.toString());
    }
}
