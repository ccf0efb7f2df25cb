package dev.assay.bridge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.bpe.Encoder;
import dev.assay.bpe.NotUtf8Exception;
import dev.assay.bpe.WordCache;
import dev.assay.contender.Catalogue;
import dev.assay.contender.Conformance;
import dev.assay.contender.Contender;
import dev.assay.contender.LiveContender;
import dev.assay.contender.Purpose;
import dev.assay.corpus.DataFolder;
import dev.assay.corpus.Deck;
import dev.assay.corpus.Encoding;
import dev.assay.corpus.Reference;
import dev.assay.run.Check;
import dev.assay.run.ContenderId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both forms of the FFM bridge, against the library as the build has made it; expected values as in {@link JnaEncoderTest}. */
class FfmBridgeTest {
    private static final byte[] HELLO = "hello world".getBytes(StandardCharsets.UTF_8);
    private static final byte[] LARGE = "hello world".repeat(50_000).getBytes(StandardCharsets.UTF_8);

    private DataFolder data;
    private byte[] vocabulary;

    /* Before each, not once: a test that is left out must be counted as skipped. */
    @BeforeEach
    void load() {
        assumeTrue(
                Ffm.missing("ffm").isEmpty(),
                () -> "not tested: " + Ffm.missing("ffm").orElse(""));
        assumeTrue(Files.isRegularFile(Installation.library()), "not tested: no library, since there was no cargo");
        data = DataFolder.locate(Optional.empty());
        vocabulary = data.vocabulary(Encoding.CL100K_BASE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void helloWorldHasTheIdsOfTheProtocolPage(boolean critical) {
        try (Encoder encoder = encoder(critical)) {
            assertArrayEquals(new int[] {15339, 1917}, ids(encoder, HELLO));
            assertArrayEquals(new int[0], ids(encoder, new byte[0]));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void largeTextsCrossAndNothingIsWrittenBeyondTheIds(boolean critical) {
        try (Encoder encoder = encoder(critical)) {
            int[] ids = ids(encoder, LARGE);
            assertEquals(15339, ids[0]);
            assertEquals(100_000, ids.length);
            int[] reused = new int[11];
            reused[2] = -7;
            assertEquals(2, encoder.encode(HELLO, reused));
            assertEquals(-7, reused[2]);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theOffsetOfTheFirstWrongByteCrosses(boolean critical) {
        try (Encoder encoder = encoder(critical)) {
            byte[] text = {'a', 'b', (byte) 0xe2, (byte) 0x82, 'c'};
            assertEquals(
                    2,
                    assertThrows(NotUtf8Exception.class, () -> ids(encoder, text))
                            .offset());
        }
    }

    /** ASSAY_ERROR_CAPACITY, -3 in assay.h: the library is told the array's own length, whatever the text's. */
    @Test
    void aLentArrayWithoutRoomIsRefusedAndNotOverrun() {
        try (Encoder encoder = encoder(true)) {
            String message = assertThrows(IllegalStateException.class, () -> encoder.encode(HELLO, new int[10]))
                    .getMessage();
            assertTrue(message.contains("status -3"), message);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anUnknownStrategyAndAClosedEncoderAreRefused(boolean critical) {
        NativeBridge bridge = Ffm.load(Installation.library(), critical);
        assertThrows(IllegalStateException.class, () -> bridge.encoder(Encoding.CL100K_BASE, "no-such", vocabulary));
        Encoder closed = encoder(critical);
        closed.close();
        assertThrows(IllegalStateException.class, () -> ids(closed, new byte[1]));
        closed.close();
    }

    @Test
    void aFileThatIsNoLibraryOfOursIsOneLine() throws Exception {
        Path text = Files.createTempFile("assay", ".so");
        try {
            Files.writeString(text, "no library");
            for (Path file : List.of(text, Path.of("no", "such.so"))) {
                String message = assertThrows(IllegalStateException.class, () -> Ffm.load(file, false))
                        .getMessage();
                assertEquals(1, message.lines().count());
                assertTrue(message.startsWith("library (" + file), message);
            }
        } finally {
            Files.delete(text);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void forgettingAndCountingCross(boolean critical) {
        try (Encoder encoder =
                Ffm.load(Installation.library(), critical).encoder(Encoding.CL100K_BASE, "cached", vocabulary)) {
            WordCache cache = encoder.cache().orElseThrow();
            int[] ids = new int[HELLO.length];
            assertEquals(new WordCache.Lookups(2, 2, 0), cache.count(HELLO, ids));
            assertArrayEquals(new int[] {15339, 1917}, Arrays.copyOf(ids, 2));
            assertEquals(new WordCache.Lookups(2, 2, 2), cache.count(HELLO, ids));
            cache.forget();
            assertEquals(new WordCache.Lookups(2, 2, 0), cache.count(HELLO, ids));
            assertEquals(new WordCache.Lookups(0, 0, 0), cache.count(new byte[0], ids));
        }
        try (Encoder plain = encoder(critical)) {
            assertTrue(plain.cache().isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theFloorsOfLessThanACrossingProduceNoIds(boolean critical) {
        NativeBridge bridge = Ffm.load(Installation.library(), critical);
        for (String name : new String[] {"noop", "touch"}) {
            Encoder floor = bridge.floor(name, () -> encoder(critical));
            assertEquals(0, floor.encode(new byte[100_000], new int[0]));
            assertEquals(0, floor.encode(new byte[0], new int[0]));
        }
        assertEquals(-1, bridge.allocatedBytes(), "the timed build must not count");
        assertEquals(-1, bridge.allocationCalls());
        assertThrows(IllegalArgumentException.class, () -> bridge.floor("no-such", () -> encoder(critical)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theCopyFloorGivesAsManyIdsAsTheTokenizerForEachTextInAnyOrder(boolean critical) {
        byte[] one = "hello".getBytes(StandardCharsets.UTF_8);
        try (Encoder floor = Ffm.load(Installation.library(), critical).floor("copy", () -> encoder(critical))) {
            int[] ids = new int[LARGE.length];
            for (byte[] text : List.of(HELLO, one, LARGE, HELLO, one, LARGE, LARGE, one, one, HELLO, new byte[0])) {
                int expected = text == HELLO ? 2 : text == one ? 1 : text == LARGE ? 100_000 : 0;
                assertEquals(expected, floor.encode(text, ids));
            }
            ids[1] = -7;
            assertEquals(1, floor.encode(one, ids));
            // The first and the last byte, by assay.h; nothing beyond the count is written.
            assertEquals('h' + 'o', ids[0]);
            assertEquals(-7, ids[1]);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rust.plain@ffm", "rust.plain@ffm-critical", "rust.cached@ffm", "rust.cached@ffm-critical"})
    void everyContenderBehindItConformsInBothEncodings(String id) {
        Catalogue catalogue = Catalogue.load(data);
        Contender contender = catalogue.find(ContenderId.of(id)).orElseThrow();
        Deck deck = data.deck("cjk", 1024);
        for (Encoding encoding : contender.encodings()) {
            try (LiveContender subject = catalogue.open(contender, Purpose.TIMING)) {
                subject.load(encoding);
                Check check = Conformance.check(
                        subject,
                        ContenderId.of(id),
                        encoding,
                        deck,
                        Reference.of(encoding).orElseThrow(),
                        "before");
                assertTrue(check.conforming(), check.detail());
                assertTrue(check.inputs() > 0);
            }
        }
    }

    @Test
    void inAJvmOfItsOwnItCountsWhatTheLibraryAllocates() {
        assumeTrue(Files.isRegularFile(Installation.countingLibrary()), "not tested: no library that counts");
        Catalogue catalogue = Catalogue.load(data);
        for (String id : List.of("rust.cached@ffm", "rust.cached@ffm-critical")) {
            Contender contender = catalogue.find(ContenderId.of(id)).orElseThrow();
            try (LiveContender subject = catalogue.open(contender, Purpose.COUNTING)) {
                assertTrue(
                        subject.identity().runtime().contains("FFM"),
                        subject.identity().runtime());
                assertEquals("counting", subject.identity().build().get("allocator"));
                subject.load(Encoding.CL100K_BASE);
                assertArrayEquals(new int[] {15339, 1917}, subject.encode(HELLO));
                assertFalse(subject.memory().allocatedBytes() < vocabulary.length, "the library copies the vocabulary");
            }
        }
    }

    private Encoder encoder(boolean critical) {
        return Ffm.load(Installation.library(), critical).encoder(Encoding.CL100K_BASE, "plain", vocabulary);
    }

    private static int[] ids(Encoder encoder, byte[] text) {
        int[] ids = new int[text.length];
        return Arrays.copyOf(ids, encoder.encode(text, ids));
    }
}
