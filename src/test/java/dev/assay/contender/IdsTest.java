package dev.assay.contender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.run.ContenderId;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {
    private static final List<ContenderId> IDS = Stream.of(
                    "java.plain@jvm",
                    "java.plain-old@jvm",
                    "rust.cached@jna",
                    "rust.cached@process",
                    "tiktoken@process")
            .map(ContenderId::of)
            .toList();

    @Test
    void anIdIsItself() {
        assertEquals(ContenderId.of("rust.cached@jna"), Ids.complete("rust.cached@jna", IDS));
    }

    @Test
    void whatBeginsOneContenderOnlyIsThatContender() {
        assertEquals(ContenderId.of("tiktoken@process"), Ids.complete("tikt", IDS));
        assertEquals(ContenderId.of("rust.cached@process"), Ids.complete("rust.cached@p", IDS));
        // A whole name with one bridge is no beginning of a longer name.
        assertEquals(ContenderId.of("java.plain@jvm"), Ids.complete("java.plain", IDS));
    }

    @Test
    void whatBeginsSeveralIsAnsweredWithThese() {
        assertEquals(
                "contender (rust.cached) must name one of several: rust.cached@jna or rust.cached@process",
                refusal("rust.cached"));
        assertEquals(
                "contender (java) must name one of several: java.plain@jvm or java.plain-old@jvm", refusal("java"));
    }

    @Test
    void manyCandidatesAreNotAllTold() {
        List<ContenderId> many = IntStream.range(0, 73)
                .mapToObj(at -> ContenderId.of("x.n" + at + "@jvm"))
                .toList();
        String line = assertThrows(IllegalArgumentException.class, () -> Ids.complete("x", many))
                .getMessage();
        assertTrue(line.endsWith("x.n6@jvm or one of 66 more"), line);
    }

    @Test
    void aWrongIdIsAnsweredWithTheNearestOnes() {
        assertEquals(
                "contender (rust.cahced@process) must be declared; did you mean rust.cached@process?",
                refusal("rust.cahced@process"));
        assertEquals(
                "contender (rust.cahced) must be declared; did you mean rust.cached@jna or rust.cached@process?",
                refusal("rust.cahced"));
        assertEquals(
                "contender (cached) must be declared; did you mean rust.cached@jna or rust.cached@process?",
                refusal("cached"));
    }

    @Test
    void whatIsNearNothingIsShownTheWay() {
        assertEquals(
                "contender (fortran) must be declared; see assay contenders, or give a command in quotes",
                refusal("fortran"));
        assertEquals("contender () must be declared; see assay contenders, or give a command in quotes", refusal(""));
    }

    private static String refusal(String word) {
        return assertThrows(IllegalArgumentException.class, () -> Ids.complete(word, IDS))
                .getMessage();
    }
}
