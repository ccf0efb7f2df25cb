package dev.assay.session;

import java.io.PrintStream;
import java.util.function.UnaryOperator;

/** The progress of a run: one line that rewrites itself on a terminal, else a plain line every half minute. */
public final class ProgressLine {
    private static final long PLAIN_NANOS = 30_000_000_000L;

    private final PrintStream out;
    private final boolean terminal;
    private final UnaryOperator<String> naming;
    private long printedAt;
    private boolean printed;
    private int width;

    public ProgressLine(PrintStream out, boolean terminal) {
        this(out, terminal, UnaryOperator.identity());
    }

    /** @param naming calls contenders what the user called them */
    public ProgressLine(PrintStream out, boolean terminal, UnaryOperator<String> naming) {
        this.out = out;
        this.terminal = terminal;
        this.naming = naming;
    }

    public void line(String text) {
        clear();
        out.println(naming.apply(text));
        out.flush();
    }

    void progress(String said, long nowNanos) {
        String text = naming.apply(said);
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
