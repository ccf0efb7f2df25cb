package dev.assay.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.explain.CallgrindProfile.Place;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallgrindProfileTest {
    /**
     * Cut out of what callgrind 3.19 wrote of the Rust worker (load r50k_base, encode "hello world"), its folder replaced: names spelt out
     * once, positions relative and absolute, calls into another object, a return to a function that was left.
     */
    private static final List<String> RECORDED = """
            # callgrind format
            version: 1
            creator: callgrind-3.19.0
            pid: 2857
            cmd:  target/native/release/assay-worker --strategy plain
            part: 1


            desc: I1 cache:\s
            desc: Timerange: Basic block 0 - 31390919
            desc: Trigger: Program termination

            positions: line
            events: Ir
            summary: 120035974


            ob=(1) /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
            fl=(118) ./elf/./elf/dl-find_object.c
            fn=(416) _dl_find_object_init
            582 3
            +3 1
            +2 2
            cfn=(420) _dlfo_process_initial
            calls=1 -95\s
            * 109
            +1 1
            -1 1
            fi=(29) ./elf/../include/rtld-malloc.h
            56 1
            cfi=(28) ./elf/./elf/dl-minimal-malloc.c
            cfn=(82) __minimal_malloc
            calls=1 -21\s
            * 24
            fe=(118)
            601 1

            ob=(3) /usr/lib/x86_64-linux-gnu/libc.so.6
            fl=(161) ./malloc/./malloc/malloc.c
            fn=(850) malloc
            3281 4
            +2 6
            cfn=(850)
            calls=9 3281\s
            * 350

            ob=(6) /somewhere/target/native/release/assay-worker
            fl=(140) ???
            fn=(1114) bpe::encoder::encoder
            0 102
            cob=(3)
            cfi=(161)
            cfn=(850)
            calls=1 3281\s
            0 41
            0 5030256
            cob=(3)
            cfi=(161)
            cfn=(850)
            calls=50256 3281\s
            0 8654104
            0 21322215
            cfn=(1132) bpe::vocabulary::Vocabulary::find
            calls=2 0\s
            0 357

            fn=(1146) <bpe::plain::Plain<S> as bpe::encoder::Encoder>::encode
            0 12
            cfn=(1150) <bpe::split::Splitter as bpe::split::Split>::next
            calls=2 0\s
            0 186
            0 34

            fn=(1132)
            0 357

            ob=(2) ???
            fl=(52) ???
            fn=(500) 0x0000000000001140
            0 6

            fn=(1240)
            0

            totals: 120035974
            """.lines().toList();

    private final CallgrindProfile profile = CallgrindProfile.parse(RECORDED);

    @Test
    void aFunctionHasTheSumOfItsOwnLinesAndNothingOfWhatItCalled() {
        assertEquals(
                Map.of(
                        new Place("ld-linux-x86-64.so.2", "_dl_find_object_init"), 3L + 1 + 2 + 1 + 1 + 1 + 1,
                        new Place("libc.so.6", "malloc"), 4L + 6,
                        new Place("assay-worker", "bpe::encoder::encoder"), 102L + 5030256 + 21322215,
                        new Place("assay-worker", "<bpe::plain::Plain<S> as bpe::encoder::Encoder>::encode"), 12L + 34,
                        new Place("assay-worker", "bpe::vocabulary::Vocabulary::find"), 357L,
                        new Place("(no file)", CallgrindProfile.NO_NAME), 6L),
                profile.self());
        assertEquals(10 + 10 + 26352573 + 46 + 357 + 6, profile.total());
    }

    @Test
    void callsOfMallocAreCountedUnlessTheCLibraryCallsItself() {
        assertEquals(1 + 50256, profile.mallocs());
        assertEquals(0, profile.pythonAllocations());
    }

    @Test
    void sharesAreDescendingAndOfAll() {
        Share first = profile.functions(3).get(0);
        assertEquals("bpe::encoder::encoder", first.name());
        assertEquals("assay-worker", first.place());
        assertEquals(26352573.0 / 26353002, first.share(), 1e-12);
        // The others have less than a thousandth.
        assertEquals(1, profile.functions(3).size());
        assertEquals("assay-worker", profile.objects(9).get(0).name());
    }

    @Test
    void theDifferenceOfTwoProcessesIsWhatOneDidMore() {
        Place encode = new Place("w", "encode");
        Place load = new Place("w", "load");
        CallgrindProfile few = new CallgrindProfile(Map.of(encode, 100L, load, 7L), Map.of("malloc", 5L));
        CallgrindProfile many =
                new CallgrindProfile(Map.of(encode, 250L, load, 7L), Map.of("malloc", 5L, "calloc", 2L));
        assertEquals(new CallgrindProfile(Map.of(encode, 150L), Map.of("calloc", 2L)), many.minus(few));
        assertEquals(many, many.minus(few).plus(few));
        assertEquals(2, many.minus(few).mallocs());
    }

    @Test
    void aFileThatIsCutShortOrNoneIsRefused() {
        List<String> cut = RECORDED.subList(0, RECORDED.size() - 1);
        String message = assertThrows(IllegalArgumentException.class, () -> CallgrindProfile.parse(cut))
                .getMessage();
        assertTrue(message.contains("totals"), message);
        assertThrows(IllegalArgumentException.class, () -> CallgrindProfile.parse(List.of()));
        assertThrows(IllegalArgumentException.class, () -> CallgrindProfile.parse(List.of("hello", "12 13")));
        assertThrows(IllegalArgumentException.class, () -> CallgrindProfile.parse(List.of("events: Dr", "totals: 1")));
        String broken = assertThrows(
                        IllegalArgumentException.class,
                        () -> CallgrindProfile.parse(List.of("events: Ir", "fn=(1) a", "0 many", "totals: 1")))
                .getMessage();
        assertTrue(broken.startsWith("line 3 of callgrind's file (0 many) must"), broken);
    }

    @Test
    void namesAreWhatPeopleCallThem() {
        assertEquals("bpe::merge::Merger::rank", FunctionNames.plain("bpe::merge::Merger::rank::h9933e61d71961f5c"));
        assertEquals("_PyEval_EvalFrameDefault", FunctionNames.plain("_PyEval_EvalFrameDefault'2"));
        assertEquals(CallgrindProfile.NO_NAME, FunctionNames.plain("0x00000000000fca20"));
        assertEquals(CallgrindProfile.NO_NAME, FunctionNames.plain("???"));
        assertFalse(new Share(FunctionNames.plain("0x12"), "lib.so", 1).named());
        assertEquals(
                "fancy_regex::vm::run_with",
                FunctionNames.shortened(
                        "fancy_regex::vm::run_with::<str, (usize, usize), fancy_regex::vm::run_spans<str>::{closure#0}>",
                        80));
        assertEquals("<A<S> as B>::next", FunctionNames.shortened("<A<S> as B>::next", 80));
        assertEquals("f::{closure}", FunctionNames.shortened("f::<fn(A) -> B>::{closure}", 80));
        assertEquals("operator<<(x)", FunctionNames.shortened("operator<<(x)", 80));
        assertEquals("abc…", FunctionNames.shortened("abcdef", 4));
    }
}
