package dev.assay.report;

/**
 * A piece of text in a block.
 *
 * @param target of a link: the id of something on the page; else empty
 */
record Span(Kind kind, String text, String target) {
    enum Kind {
        TEXT,
        STRONG,
        CODE,
        LINK
    }

    static Span text(String text) {
        return new Span(Kind.TEXT, text, "");
    }

    static Span strong(String text) {
        return new Span(Kind.STRONG, text, "");
    }

    static Span code(String text) {
        return new Span(Kind.CODE, text, "");
    }

    static Span link(String target, String text) {
        return new Span(Kind.LINK, text, target);
    }
}
