package dev.assay.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContenderIdTest {
    @Test
    void anIdTellsItsParts() {
        assertEquals(new ContenderId("rust", "", "plain", "jna"), ContenderId.of("rust.plain@jna"));
        assertEquals(
                new ContenderId("python", "rust-ext", "cached", "process"),
                ContenderId.of("python+rust-ext.cached@process"));
        assertEquals(new ContenderId("jtokkit", "", "", "jvm"), ContenderId.of("jtokkit@jvm"));
        assertEquals("hf-fast.batch", ContenderId.of("hf-fast.batch@process").name());
    }

    @Test
    void everyDeclaredIdIsTheTextThatItWasMadeOf() throws IOException {
        List<String> declared;
        try (Stream<String> lines = Files.lines(Path.of("benchmarks/contenders.toml"))) {
            declared = lines.map(line -> Pattern.compile("id = \"(.*)\"").matcher(line))
                    .filter(Matcher::matches)
                    .map(id -> id.group(1))
                    .toList();
        }
        assertTrue(declared.size() > 50, declared::toString);
        declared.forEach(id -> assertEquals(id, ContenderId.of(id).toString()));
    }

    @Test
    void whatHasNotItsFormIsRefusedInOneLine() {
        for (String wrong : List.of(
                "",
                "rust",
                "rust.plain",
                "rust@",
                "@jvm",
                "rust@wasm",
                "rust.@jvm",
                "rust.a.b@jvm",
                "a+b+c@jvm",
                "rust plain@jvm",
                "rust@jvm@jvm",
                "rust@jvm ",
                "Rust@jvm")) {
            assertEquals(
                    "contender (" + wrong
                            + ") must read implementation[+library][.strategy]@jvm|jna|ffm|ffm-critical|process;"
                            + " see contenders.toml",
                    assertThrows(IllegalArgumentException.class, () -> ContenderId.of(wrong))
                            .getMessage());
        }
    }

    @Test
    void theSameContenderAndTheFloorsOfItsBridgeAreNamedFromIt() {
        ContenderId id = ContenderId.of("rust.plain@ffm-critical");
        assertEquals("rust.plain@process", id.bridgeFree().toString());
        assertEquals("rust.plain@jna", id.at("jna").toString());
        assertEquals("floor-copy@ffm-critical", id.floor("copy").toString());
        assertTrue(id.floor("noop").isFloor());
        assertFalse(id.isFloor());
        assertEquals("first@process", ContenderId.worker("first").toString());
    }

    @Test
    void onlyOneThatCallsALibraryCallsFromItsOwnLanguage() {
        ContenderId python = ContenderId.of("python.plain@process");
        assertTrue(ContenderId.of("python+rust.plain@process").callsFrom(python));
        assertFalse(python.callsFrom(python));
        assertFalse(ContenderId.of("python+rust.plain@process").callsFrom(ContenderId.of("rust.plain@process")));
        assertFalse(
                ContenderId.of("python+rust-ext.plain@process").callsFrom(ContenderId.of("python+rust.plain@process")));
        // Another implementation, though its name begins alike.
        assertFalse(ContenderId.of("python-unoptimised.plain@process").callsFrom(python));
    }

    /** Whoever takes an id apart by himself sooner or later does it in another way. */
    @Test
    void nobodyElseTakesAnIdApart() throws IOException {
        Pattern apart = Pattern.compile("indexOf\\('@'\\)|\"@(process|jvm)\"|\"floor-|\"@\\.\\*\"");
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            List<String> found = sources.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("ContenderId.java"))
                    // What follows an @ there is the host of an address.
                    .filter(file -> !file.endsWith("Person.java"))
                    // What follows an @ there is the frequency of a CPU.
                    .filter(file -> !file.endsWith("MachineId.java"))
                    .flatMap(file -> lines(file)
                            .filter(line -> apart.matcher(line).find())
                            .map(line -> file.getFileName() + ": " + line.strip()))
                    .toList();
            assertEquals(List.of(), found);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }
}
