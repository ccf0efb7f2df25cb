package dev.assay.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every member is another number here, so that two that change places anywhere show. */
class SliceResultTest {
    private static List<String> names() {
        List<String> names = new ArrayList<>();
        for (RecordComponent component : SliceResult.class.getRecordComponents()) {
            names.add(component.getName());
        }
        return names;
    }

    private static long get(SliceResult result, String name) throws ReflectiveOperationException {
        return ((Number) SliceResult.class.getMethod(name).invoke(result)).longValue();
    }

    @Test
    void aBuilderSetsTheMemberOfItsName() throws ReflectiveOperationException {
        SliceResult.Builder builder = SliceResult.builder();
        for (int i = 0; i < names().size(); i++) {
            String name = names().get(i);
            if (name.equals("passes")) {
                builder.passes(100 + i);
            } else {
                SliceResult.Builder.class.getMethod(name, long.class).invoke(builder, 100L + i);
            }
        }
        for (int i = 0; i < names().size(); i++) {
            assertEquals(100 + i, get(builder.build(), names().get(i)), names().get(i));
        }
    }

    @Test
    void theMembersByNameAreThoseOfTheRecordAndMakeTheSameAgain() throws ReflectiveOperationException {
        Map<String, Long> members = new LinkedHashMap<>();
        names().forEach(name -> members.put(name, 100L + members.size()));
        SliceResult result = SliceResult.of(members);
        for (String name : names()) {
            assertEquals(members.get(name), get(result, name), name);
        }
        assertEquals(members, result.members());
        assertEquals(names(), List.copyOf(result.members().keySet()));
    }

    @Test
    void aMissingOrUnknownMemberIsRefusedByItsName() {
        for (String name : names()) {
            Map<String, Long> less = new LinkedHashMap<>(Fixture.SLICE.result().members());
            less.remove(name);
            assertEquals(
                    "slice." + name + " (missing) must be there",
                    assertThrows(IllegalArgumentException.class, () -> SliceResult.of(less))
                            .getMessage());
        }
        Map<String, Long> more = new LinkedHashMap<>(Fixture.SLICE.result().members());
        more.put("speed", 1L);
        assertEquals(
                "slice (speed) must have no member that is not known",
                assertThrows(IllegalArgumentException.class, () -> SliceResult.of(more))
                        .getMessage());
    }

    @Test
    void ratiosUseTheChildsOwnTimeButAcrossThePipeTheTimeWithThePipe() {
        SliceResult child = Fixture.with(Fixture.SLICE.result(), "nanos", 9L, "childNanos", 7L);
        assertEquals(7, child.subjectNanos(Mode.THROUGHPUT));
        assertEquals(9, child.subjectNanos(Mode.ROUND_TRIP));
        assertEquals(9, Fixture.with(child, "childNanos", -1L).subjectNanos(Mode.THROUGHPUT));
    }
}
