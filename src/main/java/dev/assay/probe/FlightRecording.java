package dev.assay.probe;

import dev.assay.contender.Instrument;
import dev.assay.contender.LiveContender;
import dev.assay.explain.Hot;
import dev.assay.explain.Share;
import dev.assay.explain.Tally;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/** The hottest methods of a JVM contender and the classes that it allocates, sampled by the JDK's flight recorder in a fresh JVM. */
final class FlightRecording {
    private static final String METHODS = "methods, samples of the flight recorder";
    private static final String CLASSES = "allocated classes, samples of the flight recorder weighted by bytes";
    private static final String JAVA = "jdk.ExecutionSample";
    private static final String NATIVE = "jdk.NativeMethodSample";
    private static final String ALLOCATION = "jdk.ObjectAllocationSample";

    /** Java and native code are sampled equally often; the JDK's own profiles differ there. */
    private static final String SETTINGS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <configuration version="2.0">
              <event name="jdk.ExecutionSample"><setting name="enabled">true</setting><setting name="period">10 ms</setting></event>
              <event name="jdk.NativeMethodSample"><setting name="enabled">true</setting><setting name="period">10 ms</setting></event>
              <event name="jdk.ObjectAllocationSample"><setting name="enabled">true</setting><setting name="throttle">300/s</setting></event>
            </configuration>
            """;

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long WARM_NANOS = 3_000_000_000L;
    private static final long SAMPLED_NANOS = 5_000_000_000L;
    private static final int MOST = 8;

    private final Instant from;
    private final Instant to;
    private final Tally methods = new Tally();
    private final Tally classes = new Tally();

    private FlightRecording(Instant from, Instant to) {
        this.from = from;
        this.to = to;
    }

    /** Returns the lists, or why there are none. */
    static List<Hot> sample(Target target) {
        return sample(target, WARM_NANOS, SAMPLED_NANOS);
    }

    static List<Hot> sample(Target target, long warmNanos, long sampledNanos) {
        if (ModuleLayer.boot().findModule("jdk.jfr").isEmpty()) {
            return List.of(Hot.none(METHODS, "this JVM has no module jdk.jfr; use a whole JDK"));
        }
        try (Scratch scratch = new Scratch()) {
            Path settings = scratch.file("settings.jfc");
            Path out = scratch.file("recording.jfr");
            Files.writeString(settings, SETTINGS);
            Instrument none = new Instrument(UnaryOperator.identity(), Map.of(), PATIENCE);
            FlightRecording recording;
            try (LiveContender subject = target.open(none, flags(settings, out))) {
                subject.warm(Target.SLOT, warmNanos);
                long pass = subject.run(Target.SLOT, 1, false).nanos();
                int passes = (int) Math.max(1, Math.min(1_000_000, sampledNanos / Math.max(1, pass)));
                Instant start = Instant.now();
                subject.run(Target.SLOT, passes, false);
                recording = new FlightRecording(start, Instant.now());
            }
            return recording.read(out);
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    /* The JVM says on standard output that it records, and that is where the answers go. */
    private static List<String> flags(Path settings, Path out) {
        return List.of(
                "-Xlog:jfr+startup=error",
                "-XX:StartFlightRecording=filename=" + out + ",settings=" + settings + ",dumponexit=true");
    }

    private List<Hot> read(Path file) throws IOException {
        try (RecordingFile events = new RecordingFile(file)) {
            while (events.hasMoreEvents()) {
                take(events.readEvent());
            }
        }
        List<Hot> lists = new ArrayList<>(List.of(Hot.of(METHODS, "samples", methods.largest(MOST))));
        List<Share> allocated = classes.largest(MOST);
        if (!allocated.isEmpty()) {
            // A contender that allocates nothing has no such list, and nothing is missing.
            lists.add(Hot.of(CLASSES, "allocated bytes", allocated));
        }
        return lists;
    }

    /* Start, load and warm-up are left out, and threads that collect or compile. */
    private void take(RecordedEvent event) {
        String type = event.getEventType().getName();
        if (event.getStartTime().isBefore(from) || event.getStartTime().isAfter(to)) {
            return;
        }
        if (type.equals(ALLOCATION) && isMain(event.getThread())) {
            classes.add(event.getClass("objectClass").getName(), "", event.getLong("weight"));
        } else if ((type.equals(JAVA) || type.equals(NATIVE)) && isMain(event.getThread("sampledThread"))) {
            method(event).ifPresent(method -> methods.add(method, type.equals(NATIVE) ? "native" : "", 1));
        }
    }

    private static boolean isMain(RecordedThread thread) {
        return thread != null && "main".equals(thread.getJavaName());
    }

    private static Optional<String> method(RecordedEvent event) {
        RecordedStackTrace stack = event.getStackTrace();
        if (stack == null || stack.getFrames().isEmpty()) {
            return Optional.empty();
        }
        RecordedFrame top = stack.getFrames().get(0);
        return Optional.of(
                top.getMethod().getType().getName() + "." + top.getMethod().getName());
    }
}
