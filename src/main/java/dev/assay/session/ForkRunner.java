package dev.assay.session;

import java.nio.file.Path;
import java.util.List;

/** Starts the JVMs of forks. The run engine sees JMH through it alone, and its tests play forks without a JVM. */
public interface ForkRunner {
    /** A fork that failed, or whose JVM ended by itself; the cause says how. */
    final class Failed extends Exception {
        private static final long serialVersionUID = 1;

        public Failed(Throwable cause) {
            super(cause);
        }
    }

    /**
     * Runs one fork to its end and returns the number of iterations that were kept.
     *
     * @param jvmArgs flags of its JVM, and what it is told
     * @param output file to which it writes what went wrong
     */
    int run(List<String> jvmArgs, Path output) throws Failed;
}
