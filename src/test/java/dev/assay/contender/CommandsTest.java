package dev.assay.contender;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.run.ContenderId;
import dev.assay.run.Fixture;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandsTest {
    @Test
    void aCommandIsKnownToThoseWhomItIsHandedToAndToNobodyElse() {
        Commands one = Commands.none();
        assertEquals(ContenderId.of("first@process"), one.name("first", "python3 a.py"));
        assertEquals(ContenderId.of("second@process"), one.name("second", "python3 b.py"));
        List<Declaration> declared = one.declarations();
        assertEquals(
                Fixture.ids("first@process", "second@process"),
                declared.stream().map(each -> each.contender().id()).toList());
        assertEquals("python3 b.py", declared.get(1).contender().options().get(Commands.OPTION));
        assertEquals(List.of(), Commands.none().declarations());
        assertEquals(List.of(), Commands.given().declarations());
    }

    @Test
    void whatTheUserNamedByAPropertyIsKnownToEveryVerb() {
        System.setProperty("assay.command.mine", "python3 mine.py");
        try {
            Commands given = Commands.given();
            given.name("first", "python3 a.py");
            assertEquals(
                    Fixture.ids("first@process", "mine@process"),
                    given.declarations().stream()
                            .map(one -> one.contender().id())
                            .toList());
        } finally {
            System.clearProperty("assay.command.mine");
        }
    }
}
