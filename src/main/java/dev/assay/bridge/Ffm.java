package dev.assay.bridge;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The way to the FFM bridge ({@code java.lang.foreign}), whose classes need JDK 22. They are compiled apart from {@code src/main/java22}
 * by a build on such a JDK and lie in the jar below {@code META-INF/versions/22}, where an older JVM does not see them; so they are
 * named here, not imported. A service file would do as well, but it has no version: a jar has one for all JVMs.
 */
final class Ffm {
    private static final int FIRST_JDK = 22;
    private static final String LOADER = "dev.assay.bridge.FfmLoader";

    /** Loads a library. */
    interface Loader {
        /**
         * Returns the library of that file. Another ABI or a debug build is refused.
         *
         * @param critical whether arrays are lent to the library where they lie, in calls that no safepoint interrupts; else text is
         *     copied to native memory and ids are copied back
         */
        NativeBridge load(Path file, boolean critical);
    }

    /** Returns why this JVM cannot take the bridge of that name, and what to do; empty if it can or if the bridge is another. */
    static Optional<String> missing(String bridge) {
        return bridge.startsWith("ffm") ? missing(Runtime.version().feature(), built()) : Optional.empty();
    }

    static Optional<String> missing(int feature, boolean built) {
        if (feature < FIRST_JDK) {
            return Optional.of(
                    "FFM needs JDK 22 or newer and this is JDK " + feature + ": build and run with a newer one");
        }
        return built
                ? Optional.empty()
                : Optional.of(
                        "FFM classes need a build on JDK 22 or newer and this was built on an older one: run mvn verify on JDK "
                                + feature);
    }

    private static boolean built() {
        return Ffm.class.getResource("FfmLoader.class") != null;
    }

    static NativeBridge load(Path file, boolean critical) {
        try {
            return ((Loader) Class.forName(LOADER).getDeclaredConstructor().newInstance()).load(file, critical);
        } catch (ReflectiveOperationException | LinkageError wrong) {
            throw new IllegalStateException(
                    missing("ffm").orElse("FFM classes (" + wrong + ") must fit this jar; rebuild it with mvn verify"));
        }
    }

    private Ffm() {}
}
