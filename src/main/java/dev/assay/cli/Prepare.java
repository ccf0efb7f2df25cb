package dev.assay.cli;

import dev.assay.corpus.DataException;
import dev.assay.corpus.Preparation;
import java.nio.file.Path;

/** The build's own steps: data, native and Python contenders. Called by Maven, not by users. */
public final class Prepare {
    public static void main(String[] args) {
        if (!args[0].equals("build")) return;
        try {
            Preparation.build(Path.of(args[1], "target", "data"));
        } catch (DataException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private Prepare() {}
}
