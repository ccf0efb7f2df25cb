package dev.assay.session;

import dev.assay.machine.SystemFiles;
import dev.assay.machine.Taskset;
import dev.assay.run.Warning;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run asks of the machine it is on. One interface for clock, disk and settings, since a run that is tested on another clock must
 * not start programs to learn their versions either.
 */
interface Host {
    /** Returns the time by a monotonic clock. */
    long nanos();

    /** Returns the time of day. */
    Instant now();

    /** Waits, and lets others work. */
    void rest(long millis) throws InterruptedException;

    /** Returns the stream by which the journal gets to the disk. */
    OutputStream disk(OutputStream file);

    SystemFiles files();

    /** Returns why no thread can be moved to a processor; empty if one can. */
    Optional<String> pinningHindrance();

    Map<String, String> fingerprint();

    /** Returns the JVM options that the environment holds. */
    Map<String, String> jvmOptions();

    /** Returns what the environment changes in this JVM and its forks. */
    Map<String, String> inForce();

    /** Returns which interpreter was chosen, and which were passed over. */
    Map<String, String> interpreters();

    /** Returns the other variables of the environment that are worth a record. */
    Map<String, String> variables();

    List<Warning> oddities();

    /** Returns the machine that this JVM is on. */
    static Host ofThisMachine() {
        SystemFiles files = SystemFiles.ofThisMachine();
        return new Host() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public void rest(long millis) throws InterruptedException {
                Thread.sleep(millis);
            }

            @Override
            public OutputStream disk(OutputStream file) {
                return file;
            }

            @Override
            public SystemFiles files() {
                return files;
            }

            @Override
            public Optional<String> pinningHindrance() {
                return new Taskset(files).hindrance();
            }

            @Override
            public Map<String, String> fingerprint() {
                return RunSettings.fingerprint(files);
            }

            @Override
            public Map<String, String> jvmOptions() {
                return RunSettings.jvmOptions();
            }

            @Override
            public Map<String, String> inForce() {
                return RunSettings.inForce();
            }

            @Override
            public Map<String, String> interpreters() {
                return RunSettings.interpreters();
            }

            @Override
            public Map<String, String> variables() {
                return RunSettings.variables();
            }

            @Override
            public List<Warning> oddities() {
                return RunSettings.oddities();
            }
        };
    }
}
