package dev.assay.build;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.program.Call;
import dev.assay.program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Which JVM the launcher gives the archive of classes. A JVM here is a script that prints what it was given. */
final class LauncherTest {
    @TempDir
    private Path root;

    private Path launcher;
    private Path jdk;

    @BeforeEach
    void aBuildOfOneJdk() throws IOException {
        Path bin = Files.createDirectories(root.resolve("target/bin"));
        launcher = Files.copy(Path.of("src/main/launcher/assay"), bin.resolve("assay"));
        assertTrue(launcher.toFile().setExecutable(true));
        Files.createFile(root.resolve("target/assay.jar"));
        Files.writeString(bin.resolve("assay.jsa"), "classes");
        Files.writeString(bin.resolve("assay.jsa.bytes"), "7\n");
        Files.writeString(bin.resolve("assay.jsa.release"), "JAVA_VERSION=\"17.0.1\"\n");
        jdk = jdk("jdk", "17.0.1");
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = root.resolve(name);
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho \"$@\"\n");
        assertTrue(java.toFile().setExecutable(true));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private String given(Path home) {
        Outcome outcome = Call.of("env", "JAVA_HOME=" + home, launcher.toString(), "claims")
                .named("launcher")
                .run();
        return outcome.answer().orElseThrow(() -> new AssertionError(outcome.rule()));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theArchiveIsForTheJvmThatMadeItAlone() throws IOException {
        assertTrue(given(jdk).contains("-XX:SharedArchiveFile="), given(jdk));
        Path another = jdk("another", "17.0.2");
        assertFalse(given(another).contains("assay.jsa"), given(another));
        assertTrue(given(another).endsWith("-jar " + root.toRealPath().resolve("target/assay.jar") + " claims"));
        Files.delete(jdk.resolve("release"));
        assertFalse(given(jdk).contains("assay.jsa"), "a JVM that does not tell its release");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aJvmThatIsFoundThroughLinksIsTheOneThatTheyLeadTo() throws IOException {
        Path linked = Files.createDirectories(root.resolve("linked/bin"));
        Files.createSymbolicLink(linked.resolve("java"), jdk.resolve("bin/java"));
        assertTrue(given(root.resolve("linked")).contains("-XX:SharedArchiveFile="));
    }
}
