package dev.assay.explain;

import java.util.regex.Pattern;

/** Names of functions as compilers make them, in a form that people read. */
final class FunctionNames {
    /** What rustc adds to tell equal names apart; it changes with every build. */
    private static final Pattern RUST_HASH = Pattern.compile("::h[0-9a-f]{16}");

    /** What callgrind adds to a function within its own recursion. */
    private static final Pattern RECURSION = Pattern.compile("'\\d+$");

    private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-f]+|\\?\\?\\?");

    /** Returns a name without hash, or that there is none. */
    static String plain(String raw) {
        if (raw.isEmpty() || ADDRESS.matcher(raw).matches()) {
            return CallgrindProfile.NO_NAME;
        }
        return RECURSION.matcher(RUST_HASH.matcher(raw).replaceAll("")).replaceAll("");
    }

    /** Returns a name of at most that many characters: without the types that a generic function was made for, then cut off. */
    static String shortened(String name, int most) {
        String brief = withoutTypes(name);
        return brief.length() <= most ? brief : brief.substring(0, most - 1) + "…";
    }

    /* Rust writes them after "::", so that what stands in front, "<Type as Trait>", is left alone. */
    private static String withoutTypes(String name) {
        StringBuilder kept = new StringBuilder();
        int depth = 0;
        for (int at = 0; at < name.length(); at++) {
            char one = name.charAt(at);
            boolean opens = one == '<' && (depth > 0 || at > 2 && name.startsWith("::", at - 2));
            boolean closes = depth > 0 && one == '>' && name.charAt(at - 1) != '-';
            if (opens && depth == 0) {
                kept.setLength(kept.length() - 2);
            }
            depth += opens ? 1 : 0;
            if (depth == 0) {
                kept.append(one);
            }
            depth -= closes ? 1 : 0;
        }
        // Brackets that do not close are no generics, such as those of operator<<.
        return depth == 0 ? kept.toString() : name;
    }

    private FunctionNames() {}
}
