package dev.assay.bridge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.bpe.Encoder;
import dev.assay.bpe.Tokenizers;
import dev.assay.contender.Availability;
import dev.assay.contender.Catalogue;
import dev.assay.contender.Conformance;
import dev.assay.contender.Contender;
import dev.assay.contender.LiveContender;
import dev.assay.contender.Purpose;
import dev.assay.corpus.DataFolder;
import dev.assay.corpus.Encoding;
import dev.assay.corpus.RealData;
import dev.assay.corpus.Reference;
import dev.assay.run.Check;
import dev.assay.run.ContenderId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The C++ contenders as the build has made them; without a compiler they are absent, and their tests skipped with its reason. */
@Tag("slow")
class CppContendersTest {
    /** A JVM holds one library, and other tests need Rust's in this one: with it here, C++ gets JVMs of its own. */
    @BeforeAll
    static void rustIsTheLibraryOfThisJvm() {
        if (Files.isRegularFile(Installation.library())) {
            JnaLibrary.load(Installation.library());
        }
    }

    /** What hostile texts are made of: the classes of the splitters, their edges, and what looks like a special token. */
    private static final List<String> FRAGMENTS = List.of(
            " ",
            "  ",
            "\t",
            "\n",
            "\r\n",
            "\u00a0",
            "\u0085",
            "\u3000",
            "'",
            "'s",
            "'\u017f",
            "'Ve",
            "a",
            "hello",
            "DON",
            "\u01c5",
            "\u4e9c\u6d32",
            "\u0301",
            "e\u0301",
            "12",
            "12345",
            "\u2167",
            "!",
            "^^^",
            "\u20ac",
            "\ud83d\ude00",
            "\ufeff",
            "\0",
            "\udbff\udfff",
            "<|endoftext|>");

    private final DataFolder data = RealData.folder();
    private final Catalogue catalogue = Catalogue.load(data);

    @Tag("real")
    @ParameterizedTest
    @ValueSource(
            strings = {"cpp.plain@process", "cpp-clang.plain@process", "cpp.cached@process", "cpp-clang.cached@process"
            })
    void everyInputOfEveryDeckHasTheIdsOfTheReference(String id) {
        try (LiveContender subject = open(id, Purpose.TIMING)) {
            for (Encoding encoding : Encoding.Family.BYTE_BPE.encodings()) {
                subject.load(encoding);
                Reference reference = Reference.of(encoding).orElseThrow();
                for (String corpus : data.corpora()) {
                    for (int size : data.sizes(corpus)) {
                        Check check = Conformance.check(
                                subject, ContenderId.of(id), encoding, data.deck(corpus, size), reference, "before");
                        assertEquals("", check.detail(), encoding.id() + " " + corpus + "/" + size);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cpp.plain@jna",
                "cpp.cached@jna",
                "cpp.cached@process",
                "cpp-clang.plain@jna",
                "cpp-clang.cached@jna",
                "cpp-clang.plain@process"
            })
    void hostileTextsHaveTheIdsOfJava(String id) {
        Random random = new Random(23);
        try (LiveContender subject = open(id, Purpose.TIMING)) {
            for (Encoding encoding : Encoding.Family.BYTE_BPE.encodings()) {
                subject.load(encoding);
                Encoder java = Tokenizers.of(encoding, "plain", data.vocabulary(encoding));
                for (int round = 0; round < 400; round++) {
                    byte[] text = hostile(random).getBytes(StandardCharsets.UTF_8);
                    int[] ids = new int[text.length];
                    assertArrayEquals(Arrays.copyOf(ids, java.encode(text, ids)), subject.encode(text));
                }
            }
            assertEquals(
                    "input is not UTF-8: first wrong byte at offset 2",
                    assertThrows(
                                    LiveContender.Refusal.class,
                                    () -> subject.encode(new byte[] {'a', 'b', (byte) 0xe4, 'c'}))
                            .getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpp.plain@process", "cpp.plain@jna", "cpp-clang.plain@process", "cpp-clang.plain@jna"})
    void theBuildSaysCompilerAndFlagsAndTheCountingOneCounts(String id) {
        try (LiveContender subject = open(id, Purpose.TIMING)) {
            Map<String, String> build = subject.identity().build();
            assertEquals("release", build.get("profile"));
            assertTrue(
                    build.get("compiler").startsWith(id.startsWith("cpp-clang") ? "clang " : "gcc "), build.toString());
            assertTrue(build.get("flags").contains("-O3"), build.toString());
        }
        byte[] text = "a".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        try (LiveContender subject = open(id, Purpose.COUNTING)) {
            subject.load(Encoding.CL100K_BASE);
            long before = subject.memory().allocatedBytes();
            subject.encode(text);
            // Four lists of four bytes a byte of a long piece, and the heap of its pairs.
            assertTrue(subject.memory().allocatedBytes() - before > 16L * text.length, id);
        }
    }

    /** Its own library, whatever else this JVM has loaded; and never one that another compiler made. */
    @Test
    void aLibraryOfAnotherCompilerIsRefused() {
        NativeBuild.GCC.refuseAnother(Map.of("compiler", "gcc 12.2.0"));
        assertTrue(assertThrows(
                        IllegalStateException.class,
                        () -> NativeBuild.GCC.refuseAnother(Map.of("compiler", "clang 14.0.6")))
                .getMessage()
                .startsWith("compiler of the library (clang 14.0.6) must be gcc;"));
    }

    private LiveContender open(String id, Purpose purpose) {
        Contender contender = catalogue.find(ContenderId.of(id)).orElseThrow();
        Availability availability = catalogue.availability(contender);
        if (availability instanceof Availability.Absent absent) {
            assumeTrue(false, "not tested: " + id + " is absent: " + absent.reason());
        }
        return catalogue.open(contender, purpose);
    }

    private static String hostile(Random random) {
        List<String> parts = new ArrayList<>();
        for (int part = random.nextInt(30); part >= 0; part--) {
            parts.add(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())).repeat(random.nextInt(12) == 0 ? 90 : 1));
        }
        return String.join("", parts);
    }
}
