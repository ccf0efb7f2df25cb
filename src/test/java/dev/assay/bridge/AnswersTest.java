package dev.assay.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.contender.Availability.Absent;
import dev.assay.contender.Availability.Available;
import dev.assay.contender.LiveContender.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AnswersTest {
    private static final Available THERE = new Available(
            new Identity("1.2", "CPython 3.11.7", Map.of("profile", "release"), Map.of("cache", "32768 slots"), true));

    @TempDir
    private Path folder;

    @Test
    void whatWasAnsweredIsToldAgainWordForWord() throws IOException {
        Path file = folder.resolve("contenders.json");
        Answers answers = Answers.read(file);
        answers.put("a@process", "seal", THERE);
        answers.put("b@process", "seal", new Absent("no module b"));
        answers.write();
        Answers read = Answers.read(file);
        assertEquals(Optional.of(THERE), read.of("a@process", "seal"));
        assertEquals(Optional.of(new Absent("no module b")), read.of("b@process", "seal"));
    }

    @Test
    void oneThatIsMadeOfSomethingElseNowIsNotKnown() {
        Answers answers = Answers.read(folder.resolve("none"));
        answers.put("a@process", "seal", THERE);
        assertEquals(Optional.empty(), answers.of("a@process", "another"));
        assertEquals(Optional.empty(), answers.of("c@process", "seal"));
    }

    @Test
    void aFileThatIsGarbledKnowsNobody() throws IOException {
        for (String text :
                new String[] {"", "{", "[1]", "{\"a@process\": 7}", "{\"a@process\": {\"seal\": \"seal\"}}"}) {
            Path file = Files.writeString(folder.resolve("contenders.json"), text);
            assertEquals(Optional.empty(), Answers.read(file).of("a@process", "seal"), text);
        }
    }
}
