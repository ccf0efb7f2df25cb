package dev.assay.price;

import java.util.Locale;

/** A language, as far as it decides what of a file is code. */
public enum Syntax {
    JAVA,
    RUST,
    CPP,
    PYTHON;

    /**
     * Returns the number of lines that hold code: anything but blanks and comments. A documentation comment is a comment, and so is a Python
     * string that stands where a statement begins and that nothing uses.
     */
    public int lines(String text) {
        return new CodeLines(this, text).count();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
