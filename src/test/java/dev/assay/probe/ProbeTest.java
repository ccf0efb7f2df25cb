package dev.assay.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.contender.Availability.Absent;
import dev.assay.contender.Availability.Available;
import dev.assay.contender.Catalogue;
import dev.assay.contender.Contender;
import dev.assay.corpus.DataFolder;
import dev.assay.corpus.Deck;
import dev.assay.corpus.Encoding;
import dev.assay.corpus.RealData;
import dev.assay.explain.CallgrindProfile;
import dev.assay.explain.Hot;
import dev.assay.explain.PerfCounts;
import dev.assay.explain.Share;
import dev.assay.run.ContenderId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The instruments on real contenders, each skipped with its reason where it is not there. */
@Tag("slow")
class ProbeTest {
    private final DataFolder data = RealData.folder();
    private final Catalogue catalogue = Catalogue.load(data);

    @Tag("real")
    @Test
    void callgrindCountsThreeTimesAsMuchInThreeTimesThePassesAndNamesTheTokenizersFunctions() {
        Target target = target("rust.plain@process", 16);
        Optional<String> missing = Callgrind.missing(target);
        assumeTrue(missing.isEmpty(), () -> "not counted: " + missing.orElseThrow());
        CallgrindProfile one = Callgrind.count(target, new Passes(1, 1));
        CallgrindProfile three = Callgrind.count(target, new Passes(1, 3));
        // Start and load are some hundred times as much, so a difference that kept any of it could not hold this.
        assertEquals(3.0, (double) three.total() / one.total(), 0.02);
        double instructions = one.total() / target.bytes(1);
        assertTrue(instructions > 1 && instructions < 1000, "instructions a byte of text: " + instructions);
        Share top = one.functions(1).get(0);
        assertTrue(top.name().contains("bpe::"), top.toString());
        assertTrue(top.place().startsWith("assay-worker"), top.toString());
    }

    @Test
    void callgrindIsNotTriedOnAJvm() {
        Target target = target("jtokkit@jvm", 4);
        assertEquals(Optional.of("callgrind cannot run a JVM"), Callgrind.missing(target));
    }

    @Test
    void perfCountsOrSaysWhyNot() {
        Optional<String> missing = HardwareCounters.missing();
        assumeTrue(missing.isEmpty(), () -> "not counted: " + missing.orElseThrow());
        Target target = target("rust.plain@process", 16);
        PerfCounts counts = HardwareCounters.count(target, new Passes(2, 50));
        double instructions = counts.reading(HardwareCounters.INSTRUCTIONS).value() / target.bytes(50);
        assertTrue(instructions > 1 && instructions < 1000, "instructions a byte of text: " + instructions);
    }

    @Test
    void theFlightRecorderNamesMethodsOfTheTokenizer() {
        List<Hot> lists = FlightRecording.sample(target("jtokkit@jvm", 16), 300_000_000, 1_500_000_000);
        assumeTrue(
                ModuleLayer.boot().findModule("jdk.jfr").isPresent(),
                () -> "not sampled: " + lists.get(0).missing());
        Hot methods = lists.get(0);
        assertTrue(
                methods.shares().stream()
                        .anyMatch(share -> share.name().startsWith("com.knuddels.jtokkit.")
                                || share.name().startsWith("java.util.regex.")),
                methods::toString);
        assertTrue(methods.shares().stream().mapToDouble(Share::share).sum() <= 1 + 1e-9, methods::toString);
    }

    @Test
    void cProfileNamesFunctionsOfTheTokenizer() {
        Target target = target("python.plain@process", 2);
        Hot hot = PythonProfile.profile(target);
        assertTrue(hot.shares().stream().anyMatch(share -> share.place().startsWith("split.py:")), hot::toString);
    }

    @Test
    void onlyThisProjectsPythonWorkerIsProfiled() {
        Path out = Path.of("out.json");
        assertEquals(
                List.of("python3", "-X", "utf8", "-m", "assay_profile", "out.json", "--contender", "x"),
                PythonProfile.profiled(
                        List.of("python3", "-X", "utf8", "-m", "assay_worker", "--contender", "x"), out));
        assertEquals(List.of("sh", "-c", "w"), PythonProfile.profiled(List.of("sh", "-c", "w"), out));
    }

    @Test
    void passesLastAboutAsLongAsTheyShould() {
        assertEquals(new Passes(2, 6), Passes.of(0, 60, 50, 10));
        assertEquals(new Passes(2, 1), Passes.of(0, 60, 50, 1000));
        assertEquals(new Passes(50, 50), Passes.of(3000, 60_000, 50, 0));
    }

    @Test
    void aContenderWhoseTokensChangeFromPassToPassIsNotCounted() {
        Target target = target("jtokkit@jvm", 1);
        assertThrows(
                IllegalStateException.class,
                () -> target.twice(new Passes(1, 2), work -> {
                    try (dev.assay.contender.LiveContender subject = target.counting()) {
                        // Half of what was asked, as a worker would that stops early.
                        work.accept(new HalfHearted(subject));
                    }
                    return "";
                }));
    }

    private Target target(String id, int inputs) {
        Contender contender = catalogue.find(ContenderId.of(id)).orElseThrow();
        assumeTrue(
                catalogue.availability(contender) instanceof Available,
                () -> catalogue.availability(contender) instanceof Absent absent ? absent.reason() : "");
        Deck deck = data.deck("en-prose", 1024);
        Deck part = new Deck(deck.corpus(), deck.sizeBytes(), deck.inputs().subList(0, inputs), deck.sha256());
        return new Target(
                catalogue,
                contender,
                id,
                ((Available) catalogue.availability(contender)).identity(),
                Encoding.R50K_BASE,
                part,
                1_000_000);
    }
}
