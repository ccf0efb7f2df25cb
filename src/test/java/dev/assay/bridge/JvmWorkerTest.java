package dev.assay.bridge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.contender.Catalogue;
import dev.assay.contender.Contender;
import dev.assay.contender.Declaration;
import dev.assay.contender.LiveContender;
import dev.assay.contender.Purpose;
import dev.assay.contender.Vocabularies;
import dev.assay.corpus.Deck;
import dev.assay.corpus.Encoding;
import dev.assay.run.ContenderId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A JVM contender in a process of its own: both sides of the protocol against each other, with jtokkit, which needs no files. */
class JvmWorkerTest {
    private final Catalogue catalogue = Catalogue.shipped(new Nowhere());

    @Test
    void aContenderInItsOwnJvmGivesTheSameIdsAndItsOwnMemory() {
        byte[] text = "hello world".getBytes(StandardCharsets.UTF_8);
        try (LiveContender subject = open("jtokkit@jvm")) {
            subject.load(Encoding.CL100K_BASE);
            assertArrayEquals(new int[] {15339, 1917}, subject.encode(text));
            assertEquals(
                    "input is not UTF-8: first wrong byte at offset 1",
                    assertThrows(LiveContender.Refusal.class, () -> subject.encode(new byte[] {'a', -1}))
                            .getMessage());
            subject.deck(255, new Deck("en-prose", 16, List.of(text, text), ""));
            LiveContender.Timing timing = subject.run(255, 3, true);
            assertEquals(6, timing.serviceNanos().length);
            assertEquals(12, timing.tokens());
            assertEquals(1917, timing.lastId());
            assertTrue(subject.memory().allocatedBytes() > 0);
        }
    }

    @Test
    void flagsOfTheJvmReachIt() {
        Contender contender = catalogue.find(ContenderId.of("jtokkit@jvm")).orElseThrow();
        // A heap that no JVM accepts; it says so on standard output.
        WorkerFailure failure = assertThrows(
                WorkerFailure.class, () -> catalogue.openInOwnJvm(contender, Purpose.TIMING, List.of("-Xmx1")));
        assertTrue(failure.getMessage().contains("initialization of VM"), failure.getMessage());
    }

    @Test
    void aWorkerIsToldWhatTheContenderIs() {
        Declaration declaration = catalogue.declaration(
                catalogue.find(ContenderId.of("jtokkit@jvm")).orElseThrow());
        Declaration told =
                JvmWorker.declaration(JvmWorker.arguments(declaration).toArray(String[]::new));
        assertEquals(declaration.launch(), told.launch());
        assertEquals(declaration.contender().encodings(), told.contender().encodings());
        assertEquals(declaration.contender().options(), told.contender().options());
        try (LiveContender subject = open("jtokkit@jvm")) {
            // Its options hold a comma and blanks, and go through JSON.
            assertEquals(declaration.contender().options(), subject.identity().options());
        }
        assertThrows(
                IllegalArgumentException.class, () -> JvmWorker.declaration(new String[] {"--contender", "a@process"}));
    }

    private LiveContender open(String id) {
        return catalogue.openInOwnJvm(
                catalogue.find(ContenderId.of(id)).orElseThrow(),
                Purpose.TIMING,
                List.of("-XX:+UseSerialGC", "-Xmx256m"));
    }

    private record Nowhere() implements Vocabularies {
        @Override
        public Path folder() {
            return Path.of("nowhere");
        }

        @Override
        public byte[] bytes(Encoding encoding) {
            throw new UnsupportedOperationException();
        }
    }
}
