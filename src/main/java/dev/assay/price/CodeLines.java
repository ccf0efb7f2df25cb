package dev.assay.price;

/** Walks over a source text and counts the lines in which it meets code. */
final class CodeLines {
    private final Syntax syntax;
    private final String text;
    private int at;
    private int lines;
    private boolean code;
    private int brackets;

    CodeLines(Syntax syntax, String text) {
        this.syntax = syntax;
        this.text = text + "\n";
    }

    int count() {
        while (at < text.length()) {
            if (syntax == Syntax.PYTHON) {
                python();
            } else {
                braces();
            }
        }
        return lines;
    }

    private void python() {
        char here = text.charAt(at);
        if (here == '#') {
            skipLine();
        } else if (here == '"' || here == '\'') {
            // At the beginning of a statement: a docstring, since what begins with a string and goes on is no style of
            // anybody's.
            boolean documents = !code && brackets == 0;
            String quote = String.valueOf(here).repeat(3);
            string(text.startsWith(quote, at) ? quote : String.valueOf(here), true, !documents);
        } else {
            brackets += "([{".indexOf(here) >= 0 ? 1 : ")]}".indexOf(here) >= 0 ? -1 : 0;
            step();
        }
    }

    private void braces() {
        char here = text.charAt(at);
        if (text.startsWith("//", at)) {
            skipLine();
        } else if (text.startsWith("/*", at)) {
            comment();
        } else if (syntax == Syntax.JAVA && text.startsWith("\"\"\"", at)) {
            string("\"\"\"", true, true);
        } else if (here == '"') {
            string("\"", true, true);
        } else if (here == '\'' && isCharacter()) {
            string("'", true, true);
        } else if (here == 'r' && syntax == Syntax.RUST && startsWord()) {
            raw();
        } else if (here == 'R' && syntax == Syntax.CPP && text.startsWith("R\"", at)) {
            int open = text.indexOf('(', at);
            at = open; // the delimiter holds neither blank nor line end
            string(")" + text.substring(text.lastIndexOf('"', open) + 1, open) + "\"", false, true);
        } else {
            step();
        }
    }

    /* A lifetime in Rust and a separator of digits in C++ begin with the same sign. */
    private boolean isCharacter() {
        if (syntax == Syntax.CPP) {
            return at == 0 || Character.digit(text.charAt(at - 1), 16) < 0;
        }
        int next = at + 1 < text.length() ? text.codePointAt(at + 1) : '\n';
        return syntax != Syntax.RUST || next == '\\' || text.startsWith("'", at + 1 + Character.charCount(next));
    }

    private boolean startsWord() {
        return at == 0 || !Character.isJavaIdentifierPart(text.charAt(at - 1)) || text.charAt(at - 1) == 'b';
    }

    /* r"…" and r#"…"#; a raw identifier, r#type, is no string. */
    private void raw() {
        int quote = at + 1;
        while (text.charAt(quote) == '#') {
            quote++;
        }
        String hashes = text.substring(at + 1, quote);
        if (text.charAt(quote) == '"') {
            at = quote;
            string("\"" + hashes, false, true);
        } else {
            step();
        }
    }

    /* From its opening quote, one character or as long as the closing one, to behind its end. */
    private void string(String end, boolean escapes, boolean counts) {
        code |= counts;
        at += escapes ? end.length() : 1;
        while (at < text.length() && !text.startsWith(end, at)) {
            if (escapes && text.charAt(at) == '\\') {
                pass(counts);
            }
            pass(counts);
        }
        at += end.length();
    }

    private void comment() {
        int depth = 0;
        do {
            if (text.startsWith("/*", at)) {
                // Only Rust's nest.
                depth = syntax == Syntax.RUST ? depth + 1 : 1;
                at += 2;
            } else if (text.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                pass(false);
            }
        } while (depth > 0 && at < text.length());
    }

    private void skipLine() {
        at = text.indexOf('\n', at);
    }

    private void step() {
        pass(true);
    }

    private void pass(boolean counts) {
        if (at >= text.length()) {
            return;
        }
        char here = text.charAt(at++);
        if (here == '\n') {
            lines += code ? 1 : 0;
            code = false;
        } else if (counts && !Character.isWhitespace(here)) {
            code = true;
        }
    }
}
