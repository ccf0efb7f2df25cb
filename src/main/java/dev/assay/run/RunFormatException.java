package dev.assay.run;

/** A run file that must not be used; the message is one line naming file, line, what is wrong and the next step. */
public final class RunFormatException extends RuntimeException {
    private static final long serialVersionUID = 1;

    RunFormatException(String file, long line, String what) {
        super(Visible.text(file + ":" + line + " " + what));
    }
}
