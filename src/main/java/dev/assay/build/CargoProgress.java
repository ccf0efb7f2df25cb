package dev.assay.build;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How far cargo is, read off the bar that it draws for people: nothing else tells how many crates are left. A build's log has no bar, so a
 * line at times takes its place. The time left is that of the crates so far, per crate. Of the last tenth none is told: those are the programs
 * themselves, which are optimised as a whole and take minutes each.
 */
final class CargoProgress implements Consumer<String> {
    /** Makes cargo draw its bar although nobody looks at it. */
    static final Map<String, String> VARIABLES =
            Map.of("CARGO_TERM_PROGRESS_WHEN", "always", "CARGO_TERM_PROGRESS_WIDTH", "100");

    private static final Pattern BAR = Pattern.compile("\\] (\\d{1,6})/(\\d{1,6})(?:[:\\s]|$)");
    private static final Pattern WIPE = Pattern.compile("\u001b\\[[0-9;]*[A-Za-z]");
    private static final Duration APART = Duration.ofSeconds(15);

    private final String what;
    private final Consumer<String> log;
    private final LongSupplier nanos;
    private final long start;
    private long last;
    private long first = -1;

    CargoProgress(String what, Consumer<String> log, LongSupplier nanos) {
        this.what = what;
        this.log = log;
        this.nanos = nanos;
        this.start = nanos.getAsLong();
        this.last = start;
    }

    /** Returns the lines that cargo would have written without the bar, which it wipes off by a code of terminals. */
    static Stream<String> without(String output) {
        return WIPE.matcher(output).replaceAll("").lines().filter(line -> !BAR.matcher(line)
                .find());
    }

    @Override
    public void accept(String line) {
        Matcher bar = BAR.matcher(line);
        if (!bar.find()) {
            return;
        }
        long done = Long.parseLong(bar.group(1));
        long all = Long.parseLong(bar.group(2));
        if (first < 0) {
            // What an earlier build made is counted at once, and says nothing of the time.
            first = done;
        }
        long now = nanos.getAsLong();
        if (now - last < APART.toNanos() || done >= all) {
            return;
        }
        last = now;
        log.accept(what + ": " + done + " of " + all + " compiled"
                + left(now - start, done, all).orElse(""));
    }

    private Optional<String> left(long spent, long done, long all) {
        if (done <= first) {
            return Optional.empty();
        }
        if ((all - done) * 10 < all) {
            return Optional.of(", the last ones take longest");
        }
        long seconds = Duration.ofNanos(spent).toSeconds() * (all - done) / (done - first);
        return Optional.of(", about " + (seconds < 90 ? seconds + " s" : (seconds + 30) / 60 + " min") + " left");
    }
}
