package dev.assay.report;

import java.nio.file.Path;

/** Stand-in. */
public final class Finish {
    public static String report(Path dir) {
        return "Report  " + dir + "/report.html";
    }

    private Finish() {}
}
