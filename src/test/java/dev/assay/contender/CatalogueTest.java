package dev.assay.contender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.corpus.Encoding;
import dev.assay.run.ContenderId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    private static final String ONE = "[[contender]]\nid = \"x@jvm\"\nkind = \"peer\"\nlanguage = \"Java\"\n"
            + "encodings = [\"r50k_base\"]\nlaunch = \"java\"\noutput = \"ids\"\ncaveats = \"#x\"\n";

    @Test
    void theShippedContendersAreThoseOfTheTrial() {
        List<String> ids = Declarations.shipped().stream()
                .map(one -> one.contender().id().toString())
                .toList();
        assertEquals(
                List.of(
                        "java.plain@jvm",
                        "java.cached@jvm",
                        "rust.plain@jna",
                        "rust.cached@jna",
                        "rust.plain@ffm",
                        "rust.plain@ffm-critical",
                        "rust.cached@ffm",
                        "rust.cached@ffm-critical",
                        "rust.plain@process",
                        "rust.cached@process",
                        "rust.masks@process",
                        "rust.caches@process",
                        "rust.tuned@process",
                        "rust.tuned-safe@process",
                        "rust.tuned@jna",
                        "cpp.plain@jna",
                        "cpp.cached@jna",
                        "cpp.plain@process",
                        "cpp.cached@process",
                        "cpp-clang.plain@jna",
                        "cpp-clang.cached@jna",
                        "cpp-clang.plain@process",
                        "cpp-clang.cached@process",
                        "python.plain@process",
                        "python-unoptimised.plain@process",
                        "python.words@process",
                        "python.resplit@process",
                        "python.cached@process",
                        "python.recipe@process",
                        "python+rust.plain@process",
                        "python+rust.cached@process",
                        "python+rust-ext.plain@process",
                        "python+rust-ext.cached@process",
                        "pipeline.python@process",
                        "pipeline.rust@process",
                        "pipeline.rest@process",
                        "hf-slow@process",
                        "hf-slow.mended@process",
                        "hf-fast@process",
                        "tiktoken@process",
                        "bert-slow@process",
                        "bert-fast@process",
                        "hf2020-slow@process",
                        "hf2020-fast@process",
                        "bert2020-slow@process",
                        "bert2020-fast@process",
                        "jtokkit@jvm",
                        "djl@jvm",
                        "hf-slow.batch@process",
                        "hf-fast.batch@process",
                        "hf-fast.threads@process",
                        "tiktoken.threads@process",
                        "python.regex@process",
                        "gigatoken@process",
                        "quicktok@process",
                        "hf-fast.encode@process",
                        "hf-crate.full@process",
                        "hf-crate.fast@process",
                        "hf-crate-rc@process",
                        "tiktoken-core@process",
                        "bpe-openai@process",
                        "wordchipper@process",
                        "tiktoken-crate@process",
                        "floor-noop@jna",
                        "floor-touch@jna",
                        "floor-copy@jna",
                        "floor-noop@ffm",
                        "floor-touch@ffm",
                        "floor-copy@ffm",
                        "floor-noop@ffm-critical",
                        "floor-touch@ffm-critical",
                        "floor-copy@ffm-critical",
                        "floor-copy@process",
                        "floor-echo@process"),
                ids);
    }

    /** A link that leads nowhere was in half of the declarations, since nobody read them. */
    @Test
    void everyContendersCaveatsLeadToAPlaceInAPage() throws IOException {
        for (Declaration declaration : Declarations.shipped()) {
            String[] link = declaration.caveats().split("#", 2);
            String page = Files.readString(Path.of("benchmarks").resolve(link[0]));
            boolean anchored = page.contains("<a id=\"" + link[1] + "\">");
            boolean headed = Pattern.compile("(?m)^#+ +(.*)$")
                    .matcher(page)
                    .results()
                    .anyMatch(heading -> heading.group(1)
                            .toLowerCase(Locale.ROOT)
                            .replaceAll("[^a-z0-9 -]", "")
                            .replace(' ', '-')
                            .equals(link[1]));
            assertTrue(anchored || headed, declaration.contender().id() + ": " + declaration.caveats());
        }
    }

    @Test
    void theTransformersPairOffersGpt2Only() {
        Declarations.shipped().stream()
                .map(Declaration::contender)
                .filter(one -> one.id().toString().matches("hf(2020)?-(slow|fast)[.@].*"))
                .forEach(one -> assertEquals(List.of(Encoding.R50K_BASE), one.encodings()));
    }

    @Test
    void anEncodingsOracleIsAPeerThatOffersIt() {
        for (Encoding encoding : Encoding.tokenizing()) {
            Contender oracle = Declarations.shipped().stream()
                    .map(Declaration::contender)
                    .filter(one -> one.id().toString().equals(encoding.oracle()))
                    .findFirst()
                    .orElseThrow();
            assertEquals(Kind.PEER, oracle.kind());
            assertTrue(oracle.encodings().contains(encoding), oracle.id()::toString);
        }
    }

    @Test
    void whatIsKnownToDifferIsDeclaredByCorpusAndNeverOurs() {
        Declaration somewhere = declared(ONE + "differs = [\"emoji\"]\n").get(0);
        assertTrue(somewhere.differsOn("emoji"));
        assertFalse(somewhere.differsOn("cjk"));
        assertTrue(declared(ONE + "differs = [\"*\"]\n").get(0).differsOn("cjk"));
        assertFalse(declared(ONE).get(0).differsOn("cjk"));
        assertEquals(
                "contenders.toml:9 contender x@jvm differs ([cjk]) must be a peer's; make it conform; correct the file",
                refusal(ONE.replace("\"peer\"", "\"first-party\"") + "differs = [\"cjk\"]\n"));
    }

    @Test
    void aKeyThatNobodyReadsIsNamedWithItsLineAndTheOneThatWasMeant() {
        assertEquals(
                "contenders.toml:9 key of contender x@jvm (option) must be one that is read; did you mean options?",
                refusal(ONE + "option = { cache = \"1\" }\n"));
        assertEquals(
                "contenders.toml:1 key (contenders) must be one that is read; did you mean contender?",
                refusal(ONE.replace("[[contender]]", "[[contenders]]")));
        assertEquals(
                "contenders.toml:9 contender.options threads (4) must be a text; correct the file",
                refusal(ONE + "options = { threads = 4 }\n"));
    }

    @Test
    void whatTakesADeckInOneCallSaysSoAndHowManyThreads() {
        List<Contender> batches = Declarations.shipped().stream()
                .map(Declaration::contender)
                .filter(one -> one.options().containsKey(Contender.BATCH))
                .toList();
        assertEquals(
                List.of(
                        "hf-slow.batch@process",
                        "hf-fast.batch@process",
                        "hf-fast.threads@process",
                        "tiktoken.threads@process"),
                batches.stream().map(one -> one.id().toString()).toList());
        batches.forEach(one -> assertTrue(one.options().containsKey("threads"), one.id()::toString));
    }

    @Test
    void aWrongDeclarationIsRefusedWithItsValue() {
        assertEquals(ContenderId.of("x@jvm"), declared(ONE).get(0).contender().id());
        assertEquals(
                ContenderId.of("x+y.z@process"),
                declared(ONE.replace("x@jvm", "x+y.z@process"))
                        .get(0)
                        .contender()
                        .id());
        for (String wrong : List.of("x+@jvm", "x@moon")) {
            String told = refusal(ONE.replace("x@jvm", wrong));
            assertTrue(told.startsWith("contenders.toml:2 contender (" + wrong + ") must read implementation"), told);
        }
        assertEquals(
                "contenders.toml:3 contender x@jvm kind (friend) must be one of first-party, peer, control; correct the file",
                refusal(ONE.replace("\"peer\"", "\"friend\"")));
        assertEquals(
                "contenders.toml:1 contender x@jvm output (missing) must be a text; correct the file",
                refusal(ONE.replace("output = \"ids\"\n", "")));
        assertEquals(
                "contenders.toml:10 contender id (x@jvm) must be declared once; correct the file", refusal(ONE + ONE));
        assertEquals(
                "contenders.toml:5 contender x@jvm encodings ([r51k_base]) must be some that workloads.toml names, and r51k_base is"
                        + " none; correct the file",
                refusal(ONE.replace("r50k_base", "r51k_base")));
    }

    /** The second workload is that of the test resource benchmarks/workloads.toml. */
    @Test
    void aContenderDoesOneWorkloadWhichItsEncodingsTell() {
        Contender sums = declared(ONE.replace("r50k_base", "byte-sum")).get(0).contender();
        assertEquals("byte-sums", sums.encodings().get(0).workload().id());
        assertEquals(
                "contenders.toml:5 contender x@jvm encodings ([r50k_base, byte-sum]) must be of one workload; declare a contender"
                        + " for each; correct the file",
                refusal(ONE.replace("\"r50k_base\"", "\"r50k_base\", \"byte-sum\"")));
    }

    @Test
    void aFailureToStartIsAnAbsenceOfOneLine() {
        Catalogue catalogue = catalogue(new Fake() {
            @Override
            public LiveContender open(Declaration declaration, Vocabularies vocabularies, Purpose purpose) {
                throw new IllegalStateException("module (x)\n must be there");
            }
        });
        Contender contender = catalogue.find(ContenderId.of("x@jvm")).orElseThrow();
        assertEquals(new Availability.Absent("module (x) must be there"), catalogue.availability(contender));
    }

    @Test
    void whatIsMissingIsNotStartedAndWhatIsThereIsAskedOnce() {
        List<String> opened = new ArrayList<>();
        Fake present = new Fake() {
            @Override
            public LiveContender open(Declaration declaration, Vocabularies vocabularies, Purpose purpose) {
                opened.add(declaration.contender().id().toString());
                return new Planted();
            }
        };
        Catalogue catalogue = catalogue(present);
        Contender contender = catalogue.find(ContenderId.of("x@jvm")).orElseThrow();
        assertInstanceOf(Availability.Available.class, catalogue.availability(contender));
        assertInstanceOf(Availability.Available.class, catalogue.availability(contender));
        assertEquals(List.of("x@jvm"), opened);
        Catalogue without = catalogue(new Fake() {
            @Override
            public Optional<String> missing(Declaration declaration) {
                return Optional.of("no tool on PATH: install it");
            }
        });
        assertEquals(new Availability.Absent("no tool on PATH: install it"), without.availability(contender));
    }

    /** One that failed is asked by the next build; one whose tool is missing would only be told so again. */
    @Test
    void oneThatFailedIsWorthAskingAgainAndOneThatIsThereOrMissingIsNot() {
        Availability failed = new Availability.Absent("worker must answer within 60 s");
        Availability there =
                new Availability.Available(new LiveContender.Identity("1", "JVM 17", Map.of(), Map.of(), false));
        assertTrue(isWorthAsking(Optional.empty(), Optional.empty()));
        assertTrue(isWorthAsking(Optional.of(failed), Optional.empty()));
        assertFalse(isWorthAsking(Optional.of(there), Optional.empty()));
        Optional<String> missing = Optional.of("no tool on PATH: install it");
        assertFalse(isWorthAsking(missing.map(Availability.Absent::new), missing));
    }

    private static boolean isWorthAsking(Optional<Availability> known, Optional<String> missing) {
        Catalogue catalogue = catalogue(new Fake() {
            @Override
            public Optional<String> missing(Declaration declaration) {
                return missing;
            }

            @Override
            public Optional<Availability> known(Declaration declaration, Vocabularies vocabularies) {
                return known;
            }
        });
        return catalogue.isWorthAsking(catalogue.find(ContenderId.of("x@jvm")).orElseThrow());
    }

    private static Catalogue catalogue(Launcher launcher) {
        return new Catalogue(declared(ONE), new Nowhere(), launcher);
    }

    private static List<Declaration> declared(String toml) {
        return Declarations.of(toml);
    }

    private static String refusal(String toml) {
        return assertThrows(IllegalArgumentException.class, () -> declared(toml))
                .getMessage();
    }

    private static class Fake implements Launcher {
        @Override
        public Optional<String> missing(Declaration declaration) {
            return Optional.empty();
        }

        @Override
        public LiveContender open(Declaration declaration, Vocabularies vocabularies, Purpose purpose) {
            throw new AssertionError("must not be started");
        }

        @Override
        public LiveContender openInOwnJvm(
                Declaration declaration, Vocabularies vocabularies, Purpose purpose, List<String> flags) {
            return open(declaration, vocabularies, purpose);
        }

        @Override
        public Launcher under(Instrument instrument) {
            return this;
        }
    }

    private record Nowhere() implements Vocabularies {
        @Override
        public Path folder() {
            return Path.of(".");
        }

        @Override
        public byte[] bytes(Encoding encoding) {
            return new byte[0];
        }
    }
}
