package dev.assay.session;

import dev.assay.program.AtEnd;
import dev.assay.program.Owner;
import dev.assay.program.Scratch;
import dev.assay.usage.Property;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A second JVM for the verbs that use JMH, where the first one lacks a flag. From JDK 24 on the JDK warns of JMH's use of {@code
 * sun.misc.Unsafe}, and later ones refuse it; only a flag at the start allows it, which {@code java -jar} does not give and a manifest
 * cannot. Hiding the warning by other means would leave the refusal to come.
 */
public final class Relaunch {
    private static final String FLAG = "--sun-misc-unsafe-memory-access=";
    private static final int FIRST_WITH_FLAG = 24;
    private static final long PATIENCE_SECONDS = 20;

    private Relaunch() {}

    /** Returns whether this JVM cannot run JMH quietly. */
    public static boolean needed() {
        return Runtime.version().feature() >= FIRST_WITH_FLAG
                && ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                        .noneMatch(argument -> argument.startsWith(FLAG));
    }

    /** Runs the same command line in a JVM with the flag, on the same standard streams, and returns its exit code. */
    public static int run(List<String> args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(flags());
        command.add(
                Property.PARENT.argument(Long.toString(ProcessHandle.current().pid())));
        // Later JDKs read it before any code of ours runs.
        command.add("-Djava.io.tmpdir=" + Scratch.folder());
        // By its manifest the jar is allowed native access, which -cp would lose.
        command.addAll(List.of("-jar", System.getProperty("java.class.path")));
        command.addAll(args);
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put(Owner.VARIABLE, Owner.child());
        Process process = builder.start();
        // Whoever ends this JVM means the run; it needs a moment to end its forks.
        AtEnd.first(() -> {
            process.destroy();
            try {
                process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                process.destroyForcibly();
            }
        });
        return process.waitFor();
    }

    /** Ends this JVM when the one that launched it is gone, however that ended: nobody would know that it goes on. */
    public static void followParent() {
        Property.PARENT.whole().ifPresent(pid -> ProcessHandle.of(pid)
                .map(ProcessHandle::onExit)
                .orElse(CompletableFuture.completedFuture(null))
                .thenRun(() -> System.exit(1)));
    }

    /** Returns the flags that a JVM of this version needs to run JMH. */
    static List<String> flags() {
        return Runtime.version().feature() >= FIRST_WITH_FLAG ? List.of(FLAG + "allow") : List.of();
    }
}
