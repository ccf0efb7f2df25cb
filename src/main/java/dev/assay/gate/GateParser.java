package dev.assay.gate;

import dev.assay.run.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a gate. The language is as small as it can be, and no general one: with {@code and}, {@code or} and arithmetic nobody could say of
 * a gate what would decide it.
 */
final class GateParser {
    private static final String SUCH_AS = ") must be such as ratio < 1.05 or like-c: 0.95 < ratio < 1.05; ";
    private static final Pattern CLAIM = Pattern.compile("[a-z0-9.-]+( \\([a-z0-9.-]+\\))?");
    private static final Pattern TOKEN = Pattern.compile("[<>]=?|[^\\s<>]+");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?");
    private static final String RATIO = "ratio";
    private static final String SIGNS = "<, <=, > or >=";

    private record Token(String text, int at) {}

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int next;

    GateParser(String text) {
        this.text = text;
    }

    Gate gate() {
        int colon = text.indexOf(':');
        Optional<String> claim = colon < 0 ? Optional.empty() : Optional.of(claim(colon));
        Matcher matcher = TOKEN.matcher(text);
        for (int from = colon + 1; matcher.find(from); from = matcher.end()) {
            tokens.add(new Token(matcher.group(), matcher.start()));
        }
        tokens.add(new Token("", text.length()));
        return gate(claim);
    }

    private String claim(int colon) {
        String claim = text.substring(0, colon).strip();
        if (!CLAIM.matcher(claim).matches()) {
            throw refusal(
                    new Token(claim.isEmpty() ? ":" : claim, text.indexOf(claim)),
                    "a claim, or a claim and its reading in brackets");
        }
        return claim;
    }

    private Gate gate(Optional<String> claim) {
        boolean numberFirst = NUMBER.matcher(peek().text()).matches();
        if (!numberFirst && !peek().text().equals(RATIO)) {
            throw refusal(peek(), "ratio, or a number before a sign");
        }
        double left = numberFirst ? number() : Double.NaN;
        boolean less = true;
        if (numberFirst) {
            less = less(SIGNS);
            word(RATIO);
        } else {
            next++;
        }
        if (numberFirst && isEnd()) {
            return new Gate(text, claim, less ? left : 0, less ? Double.POSITIVE_INFINITY : left);
        }
        Token sign = peek();
        boolean lessAgain = less(numberFirst ? "the end, or a sign that points the same way" : SIGNS);
        if (numberFirst && lessAgain != less) {
            throw refusal(sign, "a sign that points the same way");
        }
        Token place = peek();
        double right = number();
        if (!isEnd()) {
            throw refusal(peek(), "the end");
        }
        if (!numberFirst) {
            return new Gate(text, claim, lessAgain ? 0 : right, lessAgain ? right : Double.POSITIVE_INFINITY);
        }
        if (less ? right <= left : right >= left) {
            throw refusal(
                    place,
                    "a number " + (less ? "above " : "below ") + tokens.get(0).text());
        }
        return new Gate(text, claim, Math.min(left, right), Math.max(left, right));
    }

    private Token peek() {
        return tokens.get(next);
    }

    private boolean isEnd() {
        return peek().text().isEmpty();
    }

    private boolean less(String expected) {
        String sign = peek().text();
        if (!sign.startsWith("<") && !sign.startsWith(">")) {
            throw refusal(peek(), expected);
        }
        next++;
        return sign.startsWith("<");
    }

    private void word(String expected) {
        if (!peek().text().equals(expected)) {
            throw refusal(peek(), expected);
        }
        next++;
    }

    private double number() {
        String digits = peek().text();
        double number = NUMBER.matcher(digits).matches() ? Double.parseDouble(digits) : Double.NaN;
        if (!(number > 0) || Double.isInfinite(number)) {
            throw refusal(peek(), "a number above 0 without a unit, such as 1.05");
        }
        next++;
        return number;
    }

    private IllegalArgumentException refusal(Token found, String expected) {
        String place = found.text().isEmpty()
                ? "at its end"
                : "at character " + (found.at() + 1) + " (" + Visible.text(found.text()) + ")";
        return new IllegalArgumentException("gate (" + (text.isBlank() ? "empty" : Visible.text(text)) + SUCH_AS + place
                + " must stand " + expected);
    }
}
