package dev.assay.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SliceTextTest {
    private static final Slice SLICE = Fixture.with(
            Fixture.SLICE,
            "seq",
            7L,
            "set",
            1,
            "round",
            2,
            "warmup",
            true,
            "passes",
            3,
            "ops",
            9L,
            "nanos",
            Long.MAX_VALUE / 10,
            "lastId",
            11L,
            "gcMillis",
            5L,
            "gcCycles",
            2L,
            "gcCycleMillis",
            30L,
            "atMillis",
            1_000L);

    private final SliceText reader = new SliceText();

    /** The members as the mapper writes them, with a comma in front as they have after the type. */
    private static String text(Slice slice) throws Exception {
        String object = LineJson.MAPPER.writeValueAsString(slice);
        return "," + object.substring(1, object.length() - 1);
    }

    private static List<String> names(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private Optional<Slice> read(String text) {
        byte[] bytes = ("??" + text + "?").getBytes(StandardCharsets.UTF_8);
        return reader.read(bytes, 2, bytes.length - 1);
    }

    @Test
    void whatTheMapperWritesIsRead() throws Exception {
        assertEquals(Optional.of(SLICE), read(text(SLICE)));
        for (Slice slice : SyntheticRun.of("quick", 2, 2, 0.02, 1).slices()) {
            assertEquals(Optional.of(slice), read(text(slice)));
        }
    }

    /** As runs were written before cycles were told apart from pauses. */
    @Test
    void aSliceOfBeforeDoesNotTellItsConcurrentCycles() throws Exception {
        String before = text(SLICE).replace(",\"gcCycles\":2,\"gcCycleMillis\":30", "");
        Slice expected = Fixture.with(SLICE, "gcCycles", -1L, "gcCycleMillis", -1L);
        assertEquals(Optional.of(expected), read(before));
        // What is laid out in another way is read by the mapper, and is the same.
        assertEquals(expected, LineJson.MAPPER.readValue("{" + before.substring(1) + "}", Slice.class));
    }

    /** As schema 3 wrote it. */
    @Test
    void aSliceOfBeforeDoesNotTellItsLastId() throws Exception {
        String before = text(SLICE).replace(",\"lastId\":11", "");
        Slice expected = Fixture.with(SLICE, "lastId", -1L);
        assertEquals(Optional.of(expected), read(before));
        assertEquals(expected, LineJson.MAPPER.readValue("{" + before.substring(1) + "}", Slice.class));
    }

    @Test
    void noOtherMemberMayBeMissing() throws Exception {
        JsonMapper mapper = LineJson.MAPPER;
        ObjectNode slice = (ObjectNode) mapper.readTree(mapper.writeValueAsString(SLICE));
        for (String name : names(slice)) {
            if (!SliceResult.YOUNGER.contains(name)) {
                ObjectNode less = slice.deepCopy().without(name);
                assertThrows(JsonMappingException.class, () -> mapper.treeToValue(less, Slice.class), name);
            }
        }
    }

    @Test
    void whateverElseIsLeftToTheMapper() throws Exception {
        String text = text(SLICE);
        // The last member is 1000: 1, 10 and 100 are numbers too.
        for (int cut = 0; cut <= text.length() - 4; cut++) {
            assertEquals(Optional.empty(), read(text.substring(0, cut)));
        }
        for (String other : new String[] {
            text + " ",
            text + ",\"more\":1",
            text.replace("\"g\"", "\"\u00e4\""),
            text.replace("\"g\"", "\"\\u0067\""),
            text.replace("\"g\"", "null"),
            text.replace("\"set\":1", "\"set\": 1"),
            text.replace("\"set\":1", "\"set\":+1"),
            text.replace("\"set\":1", "\"set\":01"),
            text.replace("\"set\":1", "\"set\":2147483648"),
            text.replace("\"seq\":7", "\"seq\":9999999999999999999"),
            text.replace("\"seq\":7", "\"seq\":-"),
            text.replace("true", "True"),
            text.replace("\"role\"", "\"roll\"")
        }) {
            assertEquals(Optional.empty(), read(other), other);
        }
    }

    @Test
    void textsThatShareAPlaceInTheTableStayThemselves() throws Exception {
        // More different texts than the table has places.
        for (int i = 0; i < 3_000; i++) {
            Slice slice = Fixture.with(SLICE, "group", "g" + i);
            assertEquals(Optional.of(slice), read(text(slice)));
        }
    }
}
