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
    private static final Slice SLICE = new Slice(
            7,
            "g",
            1,
            2,
            "a@jvm",
            "main",
            "e",
            "x",
            64,
            "run",
            true,
            3,
            9,
            Long.MAX_VALUE / 10,
            -1,
            64,
            16,
            -1,
            0,
            5,
            2,
            30,
            -1,
            -1,
            1_000);

    private final SliceText reader = new SliceText();

    /** The members as the mapper writes them, with a comma in front as they have after the type. */
    private static String text(Slice slice) throws Exception {
        String object = Lines.MAPPER.writeValueAsString(slice);
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
        assertEquals(expected, Lines.MAPPER.readValue("{" + before.substring(1) + "}", Slice.class));
    }

    @Test
    void noOtherMemberMayBeMissing() throws Exception {
        JsonMapper mapper = Lines.MAPPER;
        ObjectNode slice = (ObjectNode) mapper.readTree(mapper.writeValueAsString(SLICE));
        for (String name : names(slice)) {
            if (!name.startsWith("gcCycle")) {
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
            Slice slice = new Slice(
                    7, "g" + i, 1, 2, "a@jvm", "main", "e", "x", 64, "run", true, 3, 9, 1, -1, 64, 16, -1, 0, 5, 0, 0,
                    -1, -1, 1);
            assertEquals(Optional.of(slice), read(text(slice)));
        }
    }
}
