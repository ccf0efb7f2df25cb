package dev.assay.bridge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.bpe.Encoder;
import dev.assay.bpe.NotUtf8Exception;
import dev.assay.bpe.WordCache;
import dev.assay.corpus.DataFolder;
import dev.assay.corpus.Encoding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The library as the build has made it; without cargo there is none, and nothing to test. */
class JnaEncoderTest {
    private JnaLibrary library;
    private byte[] vocabulary;

    /* Before each, not once: a test that is left out must be counted as skipped. */
    @BeforeEach
    void load() {
        assumeTrue(Files.isRegularFile(Installation.library()), "not tested: no library, since there was no cargo");
        library = JnaLibrary.load(Installation.library());
        vocabulary = DataFolder.locate(Optional.empty()).vocabulary(Encoding.CL100K_BASE);
    }

    @Test
    void helloWorldHasTheIdsOfTheProtocolPage() {
        try (JnaEncoder encoder = encoder()) {
            assertArrayEquals(new int[] {15339, 1917}, ids(encoder, "hello world".getBytes(StandardCharsets.UTF_8)));
            assertArrayEquals(new int[0], ids(encoder, new byte[0]));
        }
    }

    @Test
    void buffersGrowAndNothingOfALargerTextRemains() {
        byte[] large = "hello world".repeat(50_000).getBytes(StandardCharsets.UTF_8);
        try (JnaEncoder encoder = encoder()) {
            int[] ids = ids(encoder, large);
            assertEquals(15339, ids[0]);
            assertEquals(100_000, ids.length);
            int[] reused = new int[11];
            reused[2] = -7;
            assertEquals(2, encoder.encode("hello world".getBytes(StandardCharsets.UTF_8), reused));
            assertEquals(-7, reused[2]);
        }
    }

    @Test
    void theOffsetOfTheFirstWrongByteCrosses() {
        try (JnaEncoder encoder = encoder()) {
            byte[] text = {'a', 'b', (byte) 0xe2, (byte) 0x82, 'c'};
            assertEquals(
                    2,
                    assertThrows(NotUtf8Exception.class, () -> ids(encoder, text))
                            .offset());
        }
    }

    @Test
    void anUnknownStrategyAndAClosedEncoderAreRefused() {
        assertThrows(
                IllegalStateException.class,
                () -> new JnaEncoder(library, Encoding.CL100K_BASE, "no-such", vocabulary));
        JnaEncoder closed = encoder();
        closed.close();
        assertThrows(IllegalStateException.class, () -> ids(closed, new byte[1]));
        closed.close();
    }

    /* Two pieces, "hello" and " world", and then both again. */
    @Test
    void forgettingAndCountingCross() {
        byte[] text = "hello world".getBytes(StandardCharsets.UTF_8);
        try (JnaEncoder encoder = new JnaEncoder(library, Encoding.CL100K_BASE, "cached", vocabulary)) {
            WordCache cache = encoder.cache().orElseThrow();
            int[] ids = new int[text.length];
            assertEquals(new WordCache.Lookups(2, 2, 0), cache.count(text, ids));
            assertArrayEquals(new int[] {15339, 1917}, Arrays.copyOf(ids, 2));
            assertEquals(new WordCache.Lookups(2, 2, 2), cache.count(text, ids));
            cache.forget();
            assertEquals(new WordCache.Lookups(2, 2, 0), cache.count(text, ids));
            assertThrows(NotUtf8Exception.class, () -> cache.count(new byte[] {(byte) 0xff}, ids));
        }
        try (JnaEncoder plain = encoder()) {
            assertTrue(plain.cache().isEmpty());
        }
    }

    @Test
    void theFloorsOfLessThanACrossingProduceNoIds() {
        for (String name : new String[] {"noop", "touch"}) {
            assertEquals(0, JnaFloors.of(name, library, this::encoder).encode(new byte[100_000], new int[0]));
        }
        assertEquals(3 + 4, touched(new byte[] {3, 9, 4}));
        assertTrue(library.allocatedBytes() == -1, "the timed build must not count");
    }

    @Test
    void theCopyFloorGivesAsManyIdsAsTheTokenizerForEachTextInAnyOrder() {
        byte[] hello = "hello world".getBytes(StandardCharsets.UTF_8);
        byte[] one = "hello".getBytes(StandardCharsets.UTF_8);
        byte[] large = "hello world".repeat(50_000).getBytes(StandardCharsets.UTF_8);
        try (Encoder floor = JnaFloors.of("copy", library, this::encoder)) {
            int[] ids = new int[large.length];
            // 2 by the protocol page; "hello" is one token; 100,000 as in the test of growing buffers.
            for (byte[] text : List.of(hello, one, large, hello, one, large, large, one, one, hello, new byte[0])) {
                int expected = text == hello ? 2 : text == one ? 1 : text == large ? 100_000 : 0;
                assertEquals(expected, floor.encode(text, ids));
            }
            ids[1] = -7;
            assertEquals(1, floor.encode(one, ids));
            // The first and the last byte, by assay.h; nothing beyond the count is written.
            assertEquals('h' + 'o', ids[0]);
            assertEquals(-7, ids[1]);
        }
    }

    private long touched(byte[] text) {
        NativeBuffer buffer = new NativeBuffer(8);
        buffer.write(text);
        return library.touch(buffer.address(), text.length);
    }

    private JnaEncoder encoder() {
        return new JnaEncoder(library, Encoding.CL100K_BASE, "plain", vocabulary);
    }

    private int[] ids(JnaEncoder encoder, byte[] text) {
        int[] ids = new int[text.length];
        return Arrays.copyOf(ids, encoder.encode(text, ids));
    }
}
