package dev.assay.bridge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.bpe.Encoder;
import dev.assay.bpe.Tokenizers;
import dev.assay.contender.Availability;
import dev.assay.contender.Catalogue;
import dev.assay.contender.Conformance;
import dev.assay.contender.Contender;
import dev.assay.contender.LiveContender;
import dev.assay.contender.Purpose;
import dev.assay.corpus.DataFolder;
import dev.assay.corpus.Encoding;
import dev.assay.corpus.RealData;
import dev.assay.corpus.Reference;
import dev.assay.run.Check;
import dev.assay.run.ContenderId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Python calling Rust, and the pipelines; where one is absent its tests are skipped with its reason. */
@Tag("slow")
class HybridContendersTest {
    private final DataFolder data = RealData.folder();
    private final Catalogue catalogue = Catalogue.load(data);

    @Tag("real")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "python+rust.plain@process",
                "python+rust.cached@process",
                "python+rust-ext.plain@process",
                "python+rust-ext.cached@process",
                "pipeline.rust@process"
            })
    void everyInputOfEveryDeckHasTheIdsOfTheReference(String id) {
        try (LiveContender subject = open(id)) {
            for (Encoding encoding : Encoding.Family.BYTE_BPE.encodings()) {
                subject.load(encoding);
                Reference reference = Reference.of(encoding).orElseThrow();
                for (String corpus : data.corpora()) {
                    for (int size : data.sizes(corpus)) {
                        Check check = Conformance.check(
                                subject, ContenderId.of(id), encoding, data.deck(corpus, size), reference, "before");
                        assertEquals("", check.detail(), encoding.id() + " " + corpus + "/" + size);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "python+rust.plain@process",
                "python+rust.cached@process",
                "python+rust-ext.plain@process",
                "python+rust-ext.cached@process",
                "pipeline.python@process",
                "pipeline.rust@process",
                "pipeline.rest@process"
            })
    void decksOfThreeScriptsHaveTheIdsOfTheReference(String id) {
        try (LiveContender subject = open(id)) {
            subject.load(Encoding.CL100K_BASE);
            Reference reference = Reference.of(Encoding.CL100K_BASE).orElseThrow();
            for (String corpus : new String[] {"en-prose", "code-java", "cjk"}) {
                Check check = Conformance.check(
                        subject,
                        ContenderId.of(id),
                        Encoding.CL100K_BASE,
                        data.deck(corpus, 1024),
                        reference,
                        "before");
                assertEquals("", check.detail(), corpus);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "python+rust.plain@process",
                "python+rust-ext.cached@process",
                "pipeline.python@process",
                "pipeline.rust@process",
                "pipeline.rest@process"
            })
    void aTextThatIsNotUtf8IsRefusedWithItsOffsetAndTheNextIsNot(String id) {
        byte[] text = "a\0\u2028\"\\\n中文😀 the end".getBytes(StandardCharsets.UTF_8);
        Encoder java = Tokenizers.of(Encoding.O200K_BASE, "plain", data.vocabulary(Encoding.O200K_BASE));
        int[] ids = new int[text.length];
        try (LiveContender subject = open(id)) {
            subject.load(Encoding.O200K_BASE);
            assertEquals(
                    "input is not UTF-8: first wrong byte at offset 2",
                    assertThrows(
                                    LiveContender.Refusal.class,
                                    () -> subject.encode(new byte[] {'a', 'b', (byte) 0xe4, 'c'}))
                            .getMessage());
            assertArrayEquals(Arrays.copyOf(ids, java.encode(text, ids)), subject.encode(text));
        }
    }

    @Test
    void whyThereIsNoExtensionIsOneLine(@TempDir Path folder) throws IOException {
        assertEquals(
                Optional.of("no Python module assay_rust: run mvn verify"),
                ContenderLauncher.missingExtension(folder.resolve("nowhere")));
        Files.writeString(folder.resolve("reason"), "cargo is not on PATH\n");
        assertEquals(
                Optional.of("no Python module assay_rust: cargo is not on PATH"),
                ContenderLauncher.missingExtension(folder));
        Files.writeString(folder.resolve(Installation.EXTENSION_MODULE), "");
        assertEquals(Optional.empty(), ContenderLauncher.missingExtension(folder));
    }

    @Test
    void whyThereIsNoLibraryIsThatOfTheRustBuild(@TempDir Path folder) {
        assumeTrue(Tools.python().isPresent(), "not tested: no python3 on PATH");
        Contender contender =
                catalogue.find(ContenderId.of("python+rust.plain@process")).orElseThrow();
        String before = System.getProperty("assay.native");
        System.setProperty("assay.native", folder.resolve("libnone.so").toString());
        try {
            assertEquals(
                    Tools.onPath("cargo").isPresent()
                            ? Optional.of("libnone.so is not built: run mvn verify")
                            : Optional.of("no cargo on PATH: install Rust 1.87 or newer, then run mvn verify"),
                    new ContenderLauncher().missing(catalogue.declaration(contender)));
        } finally {
            if (before == null) {
                System.clearProperty("assay.native");
            } else {
                System.setProperty("assay.native", before);
            }
        }
    }

    private LiveContender open(String id) {
        Contender contender = catalogue.find(ContenderId.of(id)).orElseThrow();
        if (catalogue.availability(contender) instanceof Availability.Absent absent) {
            assumeTrue(false, "not tested: " + id + " is absent: " + absent.reason());
        }
        return catalogue.open(contender, Purpose.TIMING);
    }
}
