package dev.assay.program;

import java.util.List;
import java.util.Map;

/** The environment of every child: the same for asking, building and timing. */
public final class Variables {
    private static final List<String> NAMES =
            List.of("VIRTUAL_ENV", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "GLIBC_TUNABLES");
    private static final List<String> STARTS = List.of("PYTHON", "MALLOC_", "LD_", "DYLD_", "RUST_", "GIT_");

    /** Removes what would make two users' children differ: settings of interpreters, loaders, allocators and of git's hooks. */
    public static void clean(Map<String, String> inherited) {
        inherited
                .keySet()
                .removeIf(name -> NAMES.contains(name) || STARTS.stream().anyMatch(name::startsWith));
    }

    private Variables() {}
}
