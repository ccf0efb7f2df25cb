package dev.assay.bench;

import java.io.PrintStream;

/** The progress of a run: one line that rewrites itself on a terminal, else a plain line every half minute. */
final class Screen {
    private static final long PLAIN_NANOS = 30_000_000_000L;

    private final PrintStream out;
    private final boolean terminal;
    private long printedAt;
    private boolean printed;
    private int width;

    Screen(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    void line(String text) {
        clear();
        out.println(text);
        out.flush();
    }

    void progress(String text, long nowNanos) {
        if (terminal) {
            out.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
            out.flush();
            width = text.length();
        } else if (!printed || nowNanos - printedAt >= PLAIN_NANOS) {
            line(text);
            printed = true;
            printedAt = nowNanos;
        }
    }

    private void clear() {
        if (width > 0) {
            out.print("\r" + " ".repeat(width) + "\r");
            width = 0;
        }
    }
}
