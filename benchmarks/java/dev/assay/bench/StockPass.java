package dev.assay.bench;

import dev.assay.contender.Catalogue;
import dev.assay.contender.Conformance;
import dev.assay.contender.Contender;
import dev.assay.contender.LiveContender;
import dev.assay.contender.Purpose;
import dev.assay.contender.TimingPermit;
import dev.assay.corpus.DataFolder;
import dev.assay.corpus.Deck;
import dev.assay.corpus.Encoding;
import dev.assay.corpus.Encodings;
import dev.assay.corpus.Reference;
import dev.assay.run.ContenderId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The same work as a slice, the way JMH is usually used: the proof's yardstick, no part of any run. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
public class StockPass {
    static final Encoding ENCODING = Encodings.of("cl100k_base");
    static final String CORPUS = "en-prose";
    static final int SIZE = 1024;

    private static final int INPUTS = 128;

    @Param({"java.plain@jvm", "rust.plain@jna"})
    public String contender;

    private LiveContender subject;

    /** Makes the contender ready, and refuses one whose tokens are wrong. */
    @Setup(Level.Trial)
    public void open() {
        DataFolder data = DataFolder.locate(Optional.empty());
        Catalogue catalogue = Catalogue.load(data);
        ContenderId id = ContenderId.of(contender);
        Contender one = catalogue.find(id).orElseThrow();
        Deck deck = data.deck(CORPUS, SIZE);
        subject = catalogue.open(one, Purpose.TIMING);
        subject.load(ENCODING);
        subject.deck(0, deck);
        Reference reference = Reference.of(ENCODING).orElseThrow();
        TimingPermit.of(one, ENCODING, List.of(Conformance.check(subject, id, ENCODING, deck, reference, "before")))
                .filter(cleared -> deck.inputs().size() == INPUTS)
                .orElseThrow(() -> new IllegalStateException("contender (" + contender + ") must conform on the "
                        + INPUTS + " inputs of " + CORPUS + " " + SIZE + " B; see assay check"));
    }

    /** One pass over the deck. */
    @Benchmark
    @OperationsPerInvocation(INPUTS)
    public long pass() {
        return subject.run(0, 1, false).tokens();
    }

    /** Ends the contender. */
    @TearDown(Level.Trial)
    public void close() {
        subject.close();
    }
}
