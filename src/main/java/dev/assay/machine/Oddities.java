package dev.assay.machine;

import dev.assay.run.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What of the JVM and of rustc is not what people run: a debug build, a mode without its compilers, a version before its release. */
public final class Oddities {
    private static final String OTHER = "its times are not those that people see";

    private Oddities() {}

    /**
     * Returns a warning for each.
     *
     * @param property a system property of this JVM, whose kind the forks share
     * @param rustc what {@code rustc --version} prints, if there is one
     */
    public static List<Warning> of(Function<String, Optional<String>> property, Optional<String> rustc) {
        List<Warning> warnings = new ArrayList<>();
        property.apply("jdk.debug")
                .filter(level -> !level.isBlank() && !level.equals("release"))
                .ifPresent(level -> warnings.add(new Warning(
                        "the JVM (" + level + ") is no release build",
                        OTHER,
                        "measure with a release build of the JDK")));
        property.apply("java.vm.info")
                .filter(mode -> !mode.contains("mixed mode"))
                .ifPresent(mode -> warnings.add(new Warning(
                        "the JVM runs in " + mode, OTHER, "leave out -Xint and -Xcomp, also in JAVA_TOOL_OPTIONS")));
        property.apply("java.version")
                .filter(version -> version.contains("-"))
                .ifPresent(version -> warnings.add(new Warning(
                        "the JDK (" + version + ") is no final release", OTHER, "measure with a released JDK")));
        rustc.filter(version -> version.matches(".*\\d-(nightly|beta|dev).*"))
                .ifPresent(version -> warnings.add(new Warning(
                        "the Rust compiler (" + version + ") is not of the stable channel",
                        OTHER,
                        "build with it: rustup default stable, then mvn verify")));
        return warnings;
    }
}
