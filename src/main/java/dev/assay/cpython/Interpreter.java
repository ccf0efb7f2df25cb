package dev.assay.cpython;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A CPython that answered.
 *
 * @param file the executable itself, no link and no script that chooses one
 * @param library the libpython that it runs, as it said; empty text if it runs none or the system does not tell
 * @param build facts as the worker's {@code hello} has them: {@code pgo}, {@code lto} and others, {@code yes}, {@code no} or {@code not told}
 * @param words the build in the words of a scope
 */
public record Interpreter(Path file, String library, Version version, Map<String, String> build, String words) {
    static final String NO = "no";

    public Interpreter {
        build = Map.copyOf(build);
    }

    /** Returns version and build, without a folder of this machine. */
    public String name() {
        return "CPython " + version + " (" + words + ")";
    }

    /** Returns whether its own record says that nobody optimised it by a profile. */
    boolean withoutProfile() {
        return NO.equals(build.get("pgo"));
    }

    /** Returns why it is not one that people run for speed; empty text if nothing speaks against it. */
    String oddity() {
        if ("yes".equals(build.get("free-threaded"))) {
            return "a free-threaded build";
        }
        if ("yes".equals(build.get("debug"))) {
            return "a debug build";
        }
        return "yes".equals(build.get("assertions")) ? "built with assertions" : "";
    }

    /** Returns the files that must stay as they are for it to stay the same program. */
    List<Path> files() {
        return library.isEmpty() ? List.of(file) : List.of(file, Path.of(library));
    }
}
