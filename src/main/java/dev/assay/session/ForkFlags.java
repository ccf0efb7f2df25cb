package dev.assay.session;

import dev.assay.contender.Contender;
import dev.assay.measure.Plan;
import dev.assay.usage.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The flags of the JVM of a fork. */
public final class ForkFlags {
    private ForkFlags() {}

    /** What the JVM of a fork does. */
    public enum Part {
        /** The contender runs in it. */
        WORKS,
        /** The contender is its child, and calls across the pipe are timed in it. */
        CROSSES,
        /** The contender is its child, whose clock alone is read. */
        DRIVES;

        /** Returns the part of a contender's forks, the same in all groups of a run: its flags are told once. */
        static Part of(Contender contender, Plan plan) {
            if (!contender.bridge().equals("process")) {
                return WORKS;
            }
            return plan.crosses(contender.id()) ? CROSSES : DRIVES;
        }
    }

    /**
     * Returns the flags of a fork, without what names the fork. A driver of a child needs little heap; one whose own code is never timed
     * needs no code that is fast after a minute, and C1 alone starts it in half of the processor time, which is that of every fork set.
     */
    public static List<String> flags(Part part) {
        String heap = part == Part.WORKS ? "256m" : "64m";
        List<String> flags = new ArrayList<>(List.of(
                "-Xms" + heap,
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:+AlwaysPreTouch",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED"));
        if (part == Part.DRIVES) {
            flags.add("-XX:TieredStopAtLevel=1");
        }
        flags.addAll(Relaunch.flags());
        return flags;
    }

    /** Returns the flags of a cold fork: those of a timed one, but a heap that is touched as it fills, since nobody starts otherwise. */
    static List<String> coldFlags() {
        return flags(Part.WORKS).stream()
                .filter(flag -> !flag.equals("-XX:+AlwaysPreTouch"))
                .toList();
    }

    /** Passes on the properties of this JVM that decide where contenders are found. */
    public static List<String> inherited() {
        return Stream.of(Property.NATIVE.key(), Property.PYTHON.key(), "jna.library.path", "jna.tmpdir")
                .flatMap(name ->
                        Optional.ofNullable(System.getProperty(name)).map(value -> "-D" + name + "=" + value).stream())
                .toList();
    }
}
