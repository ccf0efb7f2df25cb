package dev.assay.bridge;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.contender.Contender;
import dev.assay.contender.Declaration;
import dev.assay.contender.Kind;
import dev.assay.run.ContenderId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptimisedTest {
    private static final Map<String, String> RUST = Map.of("opt_level", "3", "lto", "fat", "codegen_units", "1");

    /** The keys are those of assay.h; each value is one that a variable of Cargo or a flag of the compiler can give. */
    @ParameterizedTest
    @CsvSource({
        "rust.plain@process, binary, opt_level, 0",
        "rust.plain@process, binary, opt_level, 2",
        "rust.plain@process, binary, opt_level, s",
        "rust.plain@process, binary, lto, off",
        "rust.plain@process, binary, lto, not told",
        "rust.plain@jna, library, codegen_units, 16",
        "cpp.plain@process, binary, opt_level, 1",
        "cpp.plain@jna, library, assertions, on",
        "cpp-clang.plain@process, binary, lto, on",
        "hf-crate.fast@process, peers, opt_level, 1",
        "hf-crate.fast@process, peers, lto, off",
        "python+rust@process, hybrid, library opt_level, 0",
        "python+rust-ext.plain@process, extension, library lto, off"
    })
    void whatIsOptimisedOtherwiseThanDeclaredIsRefusedWithKeyAndValue(
            String id, String launch, String key, String value) {
        Optimised declared = Optimised.of(declaration(id, launch));
        IllegalStateException refused =
                assertThrows(IllegalStateException.class, () -> declared.refuseOther("worker", Map.of(key, value)));
        String name = key.replace("library ", "");
        assertTrue(
                refused.getMessage().startsWith(name + " of the worker (" + value + ") must be "),
                refused.getMessage());
    }

    @Test
    void whatIsAsDeclaredAndWhatTellsNothingIsNot() {
        Optimised declared = Optimised.of(declaration("rust.plain@process", "binary"));
        assertDoesNotThrow(() -> declared.refuseOther("worker", RUST));
        assertDoesNotThrow(() -> declared.refuseOther("worker", Map.of("profile", "release")));
        Optimised own = Optimised.of(declaration("first@process", "command"));
        assertDoesNotThrow(() -> own.refuseOther("worker", Map.of("opt_level", "2", "lto", "off")));
        assertThrows(IllegalStateException.class, () -> own.refuseOther("worker", Map.of("opt_level", "0")));
    }

    /** What the code declares is what Cargo is told. */
    @Test
    void theDeclarationsAreThoseOfTheManifests() throws IOException {
        assertEquals(RUST, declared("native/rust/Cargo.toml", List.of("opt-level", "lto", "codegen-units")));
        assertEquals(
                RUST, Optimised.of(declaration("rust.plain@process", "binary")).declared());
        assertEquals(RUST, declared("native/extension/Cargo.toml", List.of("opt-level", "lto", "codegen-units")));
        for (String peers : List.of("native/peers/Cargo.toml", "native/peers/tiktoken/Cargo.toml")) {
            assertEquals(
                    Optimised.of(declaration("hf-crate.fast@process", "peers")).declared(),
                    declared(peers, List.of("opt-level", "lto")));
        }
    }

    private static Map<String, String> declared(String manifest, List<String> keys) throws IOException {
        String release = Files.readString(Path.of(manifest)).split("\\[profile\\.release\\]", 2)[1];
        Map<String, String> found = new HashMap<>();
        for (String line :
                release.lines().takeWhile(text -> !text.startsWith("[")).toList()) {
            String[] words = line.replace("\"", "").split(" = ");
            if (keys.contains(words[0])) {
                found.put(words[0].replace('-', '_'), words[1]);
            }
        }
        return found;
    }

    private static Declaration declaration(String id, String launch) {
        return new Declaration(
                new Contender(ContenderId.of(id), Kind.FIRST_PARTY, "Rust", "process", List.of(), Map.of(), "ids"),
                launch,
                "plain",
                "");
    }
}
