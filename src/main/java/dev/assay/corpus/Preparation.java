package dev.assay.corpus;

import java.nio.file.Path;

/** Stand-in. */
public final class Preparation {
    public static void build(Path dataRoot) {}

    private Preparation() {}
}
