package dev.assay.probe;

import dev.assay.bridge.Tools;
import dev.assay.contender.Instrument;
import dev.assay.contender.LiveContender;
import dev.assay.explain.CallgrindProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The instructions of a process, counted by valgrind's tool callgrind. It runs the program by itself, some fifty times as slowly. */
final class Callgrind {
    /** For one answer, and for the end, at which the profile is written. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final long COUNTED_NANOS = 60_000_000;
    private static final int MOST_PASSES = 50;

    /**
     * What the environment of a counted process holds beyond that of a timed one. Callgrind counts a {@code rep movsb} once a byte, where a
     * processor copies by it in one instruction, so a large copy would be thousands. The C library of GNU is told that this processor has no
     * such copy, and takes its loop over vectors. And two processes of CPython would fill their dicts in two orders.
     */
    static final Map<String, String> ENVIRONMENT =
            Map.of("GLIBC_TUNABLES", "glibc.cpu.hwcaps=-ERMS,-FSRM", "PYTHONHASHSEED", "0");

    private Callgrind() {}

    /** Returns why it cannot count this contender. */
    static Optional<String> missing(Target target) {
        if (target.onJvm()) {
            return Optional.of("callgrind cannot run a JVM"
                    + (target.contender().bridge().equals("jvm")
                            ? ""
                            : "; the same code as a process of its own can be counted, if assay contenders lists it"));
        }
        return Tools.onPath("valgrind").isPresent()
                ? Optional.empty()
                : Optional.of("valgrind is not on the PATH; install it (package valgrind)");
    }

    static Passes passes(Target target) {
        return Passes.of(0, COUNTED_NANOS, MOST_PASSES, target.passNanos());
    }

    /** Returns what the counted passes cost. */
    static CallgrindProfile count(Target target, Passes passes) {
        List<CallgrindProfile> both = target.twice(passes, work -> {
            try (Scratch scratch = new Scratch()) {
                try (LiveContender subject = target.open(instrument(scratch), List.of())) {
                    work.accept(subject);
                }
                List<List<String>> files = scratch.contents();
                if (files.isEmpty()) {
                    throw new IllegalStateException(
                            "callgrind (no profile) must write one when the worker ends; the worker may have been killed");
                }
                return CallgrindProfile.sum(
                        files.stream().map(CallgrindProfile::parse).toList());
            }
        });
        return both.get(1).minus(both.get(0));
    }

    /* Every process writes a file of its own: the worker may be started by a script. */
    private static Instrument instrument(Scratch scratch) {
        List<String> valgrind = List.of(
                Tools.onPath("valgrind").orElseThrow().toString(),
                "-q",
                "--tool=callgrind",
                "--trace-children=yes",
                "--callgrind-out-file=" + scratch.file("%p"));
        return new Instrument(
                command -> {
                    List<String> whole = new ArrayList<>(valgrind);
                    whole.addAll(command);
                    return whole;
                },
                ENVIRONMENT,
                PATIENCE);
    }
}
