package dev.assay.audit;

/** The harnesses whose files are read, and what is true of every file of theirs. */
enum Harness {
    JMH(
            "JMH",
            "forks, which are processes",
            Order.ONE_AFTER_ANOTHER,
            "99.9 %, of all iterations of all forks, as if those of one fork were independent",
            "fork five times or more (-f 5), and in turns with its rival where a few per cent matter"),
    HYPERFINE(
            "hyperfine",
            "runs, each a process of its own",
            Order.ONE_AFTER_ANOTHER,
            "none: the ± that it prints is the standard deviation of one run, not of the mean",
            "alternate the commands, one run each, ten times or more"),
    PYPERF(
            "pyperf",
            "worker processes",
            Order.ONE_AFTER_ANOTHER,
            "none: the ± that it prints is the standard deviation of values, not of their mean",
            "alternate pyperf's calls of the two benchmarks, and pool what they give"),
    GOOGLE_BENCHMARK(
            "google-benchmark",
            "repetitions within one process",
            Order.NOT_TOLD,
            "none: it tells the standard deviation of repetitions, not of their mean",
            "start the program ten times or more; repetitions share one process, its layout and its addresses"),
    CRITERION(
            "Criterion.rs",
            "samples within one process",
            Order.ONE_AFTER_ANOTHER,
            "95 %, a bootstrap over the samples of one process, as if those were independent",
            "start cargo bench ten times or more, in turns with its rival, and keep sample.json of each");

    /** In which order benchmarks were run. */
    enum Order {
        ONE_AFTER_ANOTHER(
                "one benchmark after another, so that a machine which changes its speed looks like a difference"),
        TURNS("in turns, so that what changes slowly falls on all alike"),
        NOT_TOLD("not told by the file: in turns only where the program was asked to");

        private final String words;

        Order(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private final String label;
    private final String units;
    private final Order order;
    private final String intervals;
    private final String advice;

    Harness(String label, String units, Order order, String intervals, String advice) {
        this.label = label;
        this.units = units;
        this.order = order;
        this.intervals = intervals;
        this.advice = advice;
    }

    String label() {
        return label;
    }

    String units() {
        return units;
    }

    Order order() {
        return order;
    }

    String intervals() {
        return intervals;
    }

    String advice() {
        return advice;
    }
}
