package dev.assay.run;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is whole in a journal from its first damaged line on. A line is whole if its seal follows from a seal that stands near it, wherever
 * the line itself stands; if the seal of another line follows from its text; or, where a line before it is missing, if it is a slice whose
 * number tells of the gap. Everything else is lost: better measured again than believed wrongly.
 */
final class Salvage {
    /** How far from its place a line may have been moved. */
    private static final int NEAR = 64;

    private static final int SEAL_DIGITS = 16;
    private static final int BEFORE_SEAL = ",\"seal\":\"".length();
    private static final Pattern MEMBER = Pattern.compile(",\"seal\":\"[0-9a-f]{16}\"\\}");
    private static final String START = "{\"type\":\"";

    private static final class Piece {
        private final long number;
        private final byte[] bytes;
        private final boolean wellSealed;
        private boolean whole;
        /* Whether the line before is a part of the file, though it may stand elsewhere. */
        private boolean linked;
        private String seal;
        private Optional<Line> line = Optional.empty();
        private String wrong = "";
        /* What is wrong with a line that is whole all the same. */
        private String remark;

        Piece(long number, byte[] bytes, String remark) {
            this.number = number;
            this.bytes = bytes;
            this.remark = remark;
            wellSealed = textLength() > 0
                    && MEMBER.matcher(new String(bytes, textLength(), Seal.MEMBER_BYTES, StandardCharsets.ISO_8859_1))
                            .matches();
            seal = wellSealed
                    ? new String(bytes, textLength() + BEFORE_SEAL, SEAL_DIGITS, StandardCharsets.US_ASCII)
                    : "";
        }

        int textLength() {
            return bytes.length - Seal.MEMBER_BYTES;
        }

        /* The seal that the text has behind another. */
        String sealAfter(String before) {
            return Seal.of(before, bytes, textLength());
        }
    }

    private final LineParser parser;
    private final List<Piece> pieces = new ArrayList<>();
    private final Deque<String> recent;
    private final List<Line> whole = new ArrayList<>();
    private final List<Damage> damage = new ArrayList<>();
    private final Set<ResumableRun.Begun> touched = new LinkedHashSet<>();
    private final long lastSeq;

    /**
     * @param recent seals of the last lines before the damage, the last of all last; empty if the first line is damaged
     * @param lastSeq number of the last slice before it, or −1
     */
    Salvage(LineParser parser, Deque<String> recent, long lastSeq) {
        this.parser = parser;
        this.recent = new ArrayDeque<>(recent);
        this.lastSeq = lastSeq;
    }

    /**
     * Looks through the rest of a journal.
     *
     * @param up to the damage
     * @param rest from the start of the damaged line; half a line at the end is no damage
     * @param before the last whole line before it
     */
    ResumePoint of(ResumePoint up, byte[] rest, Optional<Line> before) {
        cut(up.lines() + 1, rest);
        prove();
        pieces.forEach(this::read);
        bridgeGaps();
        collect(before);
        return new ResumePoint(up.bytes(), up.lines(), up.seal(), whole, damage, touched);
    }

    /* At ends of lines, and behind a seal where the end of a line is gone. */
    private void cut(long first, byte[] rest) {
        // A character a byte, so that places in the text are places in the file.
        String text = new String(rest, StandardCharsets.ISO_8859_1);
        Matcher seals = MEMBER.matcher(text);
        long number = first;
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            int from = start;
            while (seals.region(from, end).find() && seals.end() < end) {
                add(number, text.substring(from, seals.end()), from > start);
                int next = text.indexOf(START, seals.end());
                from = next >= 0 && next < end ? next : seals.end();
            }
            add(number, text.substring(from, end), from > start);
            start = end + 1;
            number++;
        }
    }

    private void add(long number, String text, boolean joined) {
        pieces.add(new Piece(
                number,
                text.getBytes(StandardCharsets.ISO_8859_1),
                joined ? "stands in the same line as the one before it" : ""));
    }

    private void prove() {
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            if (!piece.wellSealed) {
                continue;
            }
            if (follows(piece, sealBefore(i)) || mends(i - 1, piece)) {
                piece.linked = true;
            } else if (near(i).stream().anyMatch(seal -> follows(piece, seal))) {
                piece.linked = true;
                piece.remark = "stands in another place than it was written";
            }
            piece.whole = piece.linked;
        }
    }

    private String sealBefore(int at) {
        if (at > 0) {
            return pieces.get(at - 1).seal;
        }
        return recent.isEmpty() ? "" : recent.getLast();
    }

    private static boolean follows(Piece piece, String before) {
        return piece.sealAfter(before).equals(piece.seal);
    }

    /* Whether a line is whole but for its seal: the seal of the next follows from the one that its text has. */
    private boolean mends(int at, Piece next) {
        if (at < 0 || pieces.get(at).whole || pieces.get(at).textLength() <= 0) {
            return false;
        }
        Piece damaged = pieces.get(at);
        String computed = damaged.sealAfter(sealBefore(at));
        if (!follows(next, computed)) {
            return false;
        }
        damaged.whole = true;
        damaged.linked = true;
        damaged.seal = computed;
        damaged.remark = "has a damaged seal";
        return true;
    }

    private Set<String> near(int at) {
        Set<String> seals = new LinkedHashSet<>(recent);
        pieces.subList(Math.max(0, at - NEAR), Math.min(pieces.size(), at + NEAR)).stream()
                .filter(piece -> piece.wellSealed)
                .forEach(piece -> seals.add(piece.seal));
        return seals;
    }

    private void read(Piece piece) {
        if (piece.textLength() <= 0) {
            piece.wrong = "line (" + piece.bytes.length + " bytes) must be a sealed JSON object";
            return;
        }
        try {
            piece.line = Optional.of(parser.read(piece.bytes.clone(), 0, piece.textLength()));
        } catch (IllegalArgumentException broken) {
            piece.wrong = broken.getMessage();
        }
    }

    /* A slice behind a missing line, of which nothing tells the seal: the gap is in the numbers too, and the next slice is its next. */
    private void bridgeGaps() {
        long before = lastSeq;
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            long seq = piece.line.map(Salvage::seq).orElse(-1L);
            if (!piece.whole
                    && piece.wellSealed
                    && seq > before + 1
                    && i + 1 < pieces.size()
                    && follows(pieces.get(i + 1), piece.seal)
                    && nextSeq(i + 1) == seq + 1) {
                piece.whole = true;
                piece.remark = "stands behind a line that is missing";
            }
            if (piece.whole) {
                before = Math.max(before, seq);
            }
        }
    }

    private long nextSeq(int from) {
        return pieces.subList(from, pieces.size()).stream()
                .filter(piece -> piece.whole)
                .flatMap(piece -> piece.line.stream())
                .mapToLong(Salvage::seq)
                .filter(seq -> seq >= 0)
                .findFirst()
                .orElse(-1);
    }

    private static long seq(Line line) {
        return line instanceof Slice slice ? slice.seq() : -1;
    }

    private void collect(Optional<Line> before) {
        Set<String> known = new HashSet<>(recent);
        Optional<Line> last = before;
        boolean gap = false;
        for (Piece piece : pieces) {
            if (!piece.whole || piece.line.isEmpty()) {
                damage.add(
                        new Damage(piece.number, piece.wrong.isEmpty() ? "seal does not fit its text" : piece.wrong));
                gap = true;
            } else if (!known.add(piece.seal)) {
                damage.add(new Damage(piece.number, "stands twice"));
            } else {
                if (!piece.remark.isEmpty()) {
                    damage.add(new Damage(piece.number, piece.remark));
                }
                if (gap || !piece.linked) {
                    touch(last);
                    touch(piece.line);
                }
                gap = false;
                last = piece.line;
                whole.add(piece.line.get());
            }
        }
        if (gap) {
            touch(last);
        }
    }

    private void touch(Optional<Line> line) {
        line.flatMap(ResumableRun::setOf).ifPresent(touched::add);
    }
}
