package dev.assay.session;

import dev.assay.machine.SystemFiles;
import dev.assay.run.Warning;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A machine that tells nothing of itself, whose clock stands still unless somebody works, and whose disk can run full. */
final class FakeHost implements Host {
    private final AtomicLong nanos = new AtomicLong(1_000_000_000_000L);
    private long slicesThatFit = Long.MAX_VALUE;

    /** Somebody has worked for so long. */
    void pass(long some) {
        nanos.addAndGet(some);
    }

    /** From now on the disk has room for so many slices, and for half of the next one. */
    void fitSlices(long count) {
        slicesThatFit = count;
    }

    @Override
    public long nanos() {
        return nanos.get();
    }

    @Override
    public Instant now() {
        return Instant.parse("2026-11-30T12:00:00Z");
    }

    @Override
    public void rest(long millis) {
        pass(millis * 1_000_000);
    }

    /** The writer hands on a line at a time. */
    @Override
    public OutputStream disk(OutputStream file) {
        return new FilterOutputStream(file) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                String line = new String(bytes, from, length, StandardCharsets.UTF_8);
                if (line.startsWith("{\"type\":\"slice\"") && --slicesThatFit < 0) {
                    out.write(bytes, from, length / 2);
                    throw new IOException("No space left on device");
                }
                out.write(bytes, from, length);
            }
        };
    }

    @Override
    public SystemFiles files() {
        return new SystemFiles() {
            @Override
            public Optional<String> read(String path) {
                return Optional.empty();
            }

            @Override
            public List<String> list(String folder) {
                return List.of();
            }
        };
    }

    @Override
    public Optional<String> pinningHindrance() {
        return Optional.of("this machine has no taskset");
    }

    @Override
    public Map<String, String> fingerprint() {
        return Map.of("processor", "of a test");
    }

    @Override
    public Map<String, String> jvmOptions() {
        return Map.of();
    }

    @Override
    public Map<String, String> inForce() {
        return Map.of();
    }

    @Override
    public Map<String, String> interpreters() {
        return Map.of();
    }

    @Override
    public Map<String, String> variables() {
        return Map.of();
    }

    @Override
    public List<Warning> oddities() {
        return List.of();
    }
}
