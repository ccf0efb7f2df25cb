package dev.assay.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Expected values follow from what the types say: which of the four decks of two corpora and two sizes each of them means. */
class WhereTest {
    private static final DeckId PROSE_64 = new DeckId("prose", 64);
    private static final DeckId PROSE_1024 = new DeckId("prose", 1024);
    private static final DeckId CODE_64 = new DeckId("code", 64);
    private static final DeckId CODE_1024 = new DeckId("code", 1024);

    private static List<DeckId> covered(Where where) {
        return Stream.of(PROSE_64, PROSE_1024, CODE_64, CODE_1024)
                .filter(where::covers)
                .toList();
    }

    @Test
    void eachKindCoversItsDecksAndNoOthers() {
        assertEquals(List.of(CODE_64), covered(CODE_64));
        assertEquals(List.of(PROSE_64, PROSE_1024), covered(new Where.AllSizes("prose")));
        assertEquals(List.of(PROSE_1024, CODE_1024), covered(new Where.AllCorpora(1024)));
        assertEquals(List.of(PROSE_64, PROSE_1024, CODE_64, CODE_1024), covered(Where.ALL));
    }

    @Test
    void poolingForgetsOneThingAndThenAll() {
        assertEquals(new Where.AllCorpora(64), PROSE_64.overCorpora());
        assertEquals(new Where.AllSizes("prose"), PROSE_64.overSizes());
        assertEquals(Where.ALL, PROSE_64.overSizes().overCorpora());
        assertEquals(Where.ALL, PROSE_64.overCorpora().overSizes());
        assertEquals(Where.ALL, Where.ALL.overSizes());
        assertEquals(new Where.AllSizes("prose"), new Where.AllSizes("prose").overSizes());
    }

    @Test
    void aCorpusThatIsCalledAsFilesCallAllOfThemIsStillOneCorpus() {
        Where star = new DeckId("*", 64);
        assertNotEquals(star, new Where.AllCorpora(64));
        assertFalse(star.covers(PROSE_64));
        assertTrue(star.oneCorpus().isPresent());
    }

    @Test
    void rowsAreOrderedBySizeThenCorpusPooledFirst() {
        List<Where> rows = Stream.of(PROSE_1024, CODE_1024, PROSE_64, new Where.AllCorpora(64), Where.ALL)
                .sorted(Where.BY_SIZE)
                .toList();
        assertEquals(List.of(Where.ALL, new Where.AllCorpora(64), PROSE_64, CODE_1024, PROSE_1024), rows);
    }

    @Test
    void aDeckIsWrittenAsThePlanWritesIt() {
        assertEquals("en-prose/1024", new DeckId("en-prose", 1024).toString());
    }
}
