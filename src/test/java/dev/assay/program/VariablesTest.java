package dev.assay.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.program.Steering.Treatment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VariablesTest {
    /** The main class of a JVM in whose environment every variable of the table stands: runs a child, and prints what that has got. */
    static final class Parent {
        public static void main(String[] args) {
            System.out.print(Call.of(args).run().answer().orElse("nothing"));
        }
    }

    /** Every name of the table is set, and a child is asked which of them it has got. */
    @Test
    void eachRowOfTheTableIsTrueOfARealChild() throws IOException, InterruptedException {
        Path env = Path.of("/usr/bin/env");
        assumeTrue(Files.isExecutable(env), "not tested: no /usr/bin/env here");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Parent.class.getName(),
                env.toString());
        Map<String, String> environment = builder.environment();
        samples().forEach((name, row) -> environment.putIfAbsent(name, sample(name)));
        environment.put("A_VARIABLE_THAT_NOBODY_KNOWS", "1");
        Process parent = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        Set<String> got = new HashSet<>();
        new String(parent.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .forEach(line -> got.add(line.split("=", 2)[0]));
        assertEquals(0, parent.waitFor());
        assertTrue(got.contains(Owner.VARIABLE), "the mark of the child: " + got);
        samples().forEach((name, row) -> {
            boolean passed = row.treatment() == Treatment.PASSED || row.treatment() == Treatment.RECORDED;
            assertEquals(passed, got.contains(name), name + ": " + row);
        });
        assertFalse(got.contains("A_VARIABLE_THAT_NOBODY_KNOWS"));
    }

    /* A value that the JVM in between can live with; libraries and options that are not there would end it. */
    private static String sample(String name) {
        if (name.equals(Owner.VARIABLE)) {
            // Another mark would be that of a dead run, whose processes anybody clears away.
            return Owner.mark();
        }
        return name.startsWith("JAVA_TOOL") || name.contains("JAVA_OPTIONS") ? "-Dassay.sample=1" : "1";
    }

    /* One name a pattern; that of another, longer pattern has its own row. */
    private static Map<String, Steering> samples() {
        Map<String, Steering> samples = new HashMap<>();
        Steering.TABLE.forEach(row -> row.names().forEach(name -> samples.put(name.replace("*", "SAMPLE"), row)));
        return samples;
    }

    @Test
    void theTableInTheManualIsTheOneInTheCode() throws IOException {
        String manual = Files.readString(Path.of("benchmarks/COMMANDS.md"));
        assertTrue(manual.contains(Steering.markdown()), "benchmarks/COMMANDS.md must hold:\n" + Steering.markdown());
    }

    @Test
    void theLongestNameThatFitsCounts() {
        assertEquals(Treatment.PASSED, treatment("CARGO_HOME"));
        assertEquals(Treatment.PASSED, treatment("CARGO_NET_RETRY"));
        assertEquals(Treatment.PASSED, treatment("https_proxy"));
        assertEquals(Treatment.RECORDED, treatment("LC_ALL"));
        // Those that the public bug reports speak of.
        for (String name :
                List.of("CARGO_PROFILE_RELEASE_OPT_LEVEL", "CARGO_ENCODED_RUSTFLAGS", "GIT_DIR", "CXXFLAGS")) {
            assertEquals(Treatment.CLEARED, treatment(name), name);
        }
        for (String name : List.of("LD_PRELOAD", "MALLOC_ARENA_MAX", "GLIBC_TUNABLES", "RAYON_NUM_THREADS")) {
            assertEquals(Treatment.REFUSED, treatment(name), name);
        }
        assertEquals(Optional.empty(), Steering.of("EDITOR"));
    }

    private static Treatment treatment(String name) {
        return Steering.of(name).orElseThrow().treatment();
    }

    @Test
    void aProgramThatMayMissItsLibraryIsToldWhatWasLeftOut() {
        assertEquals(
                "; left out of its environment: LD_LIBRARY_PATH, PYTHONHOME",
                Variables.missed(Map.of(
                        "PYTHONHOME", "/opt/python",
                        "LD_LIBRARY_PATH", "/opt/python/lib",
                        // Neither says where something lies.
                        "PYTHONUNBUFFERED", "1",
                        "PATH", "/bin",
                        "EDITOR", "/bin/ed")));
        assertEquals("", Variables.missed(Map.of("PATH", "/bin", "MALLOC_ARENA_MAX", "1")));
        assertEquals(
                "; of the 2 variables set here it did not get 1: write env NAME=value before the command if it needs one",
                Variables.missedByCommand(Map.of("PATH", "/bin", "EDITOR", "ed")));
    }

    @Test
    void whatIsRecordedHoldsNoFolder() {
        Map<String, String> environment = Map.of(
                "LANG", "de_DE.UTF-8",
                "RUSTFLAGS", "-C target-cpu=native -Clinker=/home/ada/ld",
                "LD_PRELOAD", "/home/ada/lib/libjemalloc.so.2",
                "LD_LIBRARY_PATH", "/home/ada",
                "MALLOC_ARENA_MAX", "1",
                "JAVA_TOOL_OPTIONS", "-Xmx1g",
                "HOME", "/home/ada",
                "TZ", " ");
        assertEquals(
                Map.of("LANG", "de_DE.UTF-8", "RUSTFLAGS", "-C target-cpu=native -Clinker=…"),
                Variables.recorded(environment));
        assertEquals(
                Map.of("LD_PRELOAD", "libjemalloc.so.2", "LD_LIBRARY_PATH", "…", "MALLOC_ARENA_MAX", "1"),
                Variables.inForce(environment));
    }
}
