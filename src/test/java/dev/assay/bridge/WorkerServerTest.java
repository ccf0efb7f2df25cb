package dev.assay.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.bpe.NotUtf8Exception;
import dev.assay.bpe.Tokenizers;
import dev.assay.contender.LiveContender;
import dev.assay.corpus.DataFolder;
import dev.assay.corpus.Encoding;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests and answers byte for byte, as {@code benchmarks/WORKER.md} prints them. */
class WorkerServerTest {
    private final List<String> folders = new ArrayList<>();

    @Test
    void theExchangeOfTheProtocolPageIsReproduced() throws IOException {
        String answers = serve("load cl100k_base 17\ntarget/data/vocabencode 11\nhello worldquit 0\n");
        assertEquals("ok 0\nok 2 8\n\u00eb\u003b\0\0\u007d\u0007\0\0ok 0\n", answers);
        assertEquals(List.of("target/data/vocab"), folders);
    }

    @Test
    void anErrorIsOneLineAndTheWorkerStaysUsable() throws IOException {
        String answers = serve("load cl100k_base 1\nvencode 2\n\u00ff\u00ffdance 0\nwarm 0 0 0\nhello 0\n");
        assertEquals(
                "ok 0\nerror 48\ninput is not UTF-8: first wrong byte at offset 0"
                        + "error 66\nverb (dance) must be one of the protocol; see benchmarks/WORKER.md"
                        + "error 41\nslot (0) must hold a deck; send one first" + "ok 2\n{}",
                answers);
    }

    @Test
    void aDeckIsRunWhereItLies() throws IOException {
        String deck = "deck 3 2 20\n\u000b\0\0\0hello world\u0001\0\0\0a";
        String answers = serve("load cl100k_base 1\nv" + deck + "run 3 2 0 0\n");
        // NANOS and CPU vary; 4 ops, 2 x (2 + 0) tokens, last id of the last non-empty result.
        assertEquals("ok 0\nok 0\nok N N 4 4 1917 0\n", answers.replaceAll("ok -?\\d+ -?\\d+ 4", "ok N N 4"));
    }

    /** The verbs of the word cache, over a real encoder: "hello he he", "hello!" are five pieces, of which the third and fourth recur. */
    @Test
    void forgetAndHits() throws IOException {
        String deck = "deck 3 2 25\n\u000b\0\0\0hello he he\u0006\0\0\0hello!";
        byte[] vocabulary = DataFolder.locate(Optional.empty()).vocabulary(Encoding.CL100K_BASE);
        LiveContender subject = new InProcess(
                new LiveContender.Identity("1", "test", Map.of(), Map.of(), true),
                encoding -> Tokenizers.of(encoding, "cached", vocabulary),
                ProcessCounters.ofJava());
        String requests = "load cl100k_base 1\nv" + deck + "run 3 1 0 0\nhits 3 0\nforget 0\nhits 4 0\n";
        String answers = serve(requests, subject).replaceAll("ok -?\\d+ -?\\d+ 2 \\d+ \\d+ 0", "ran");
        assertEquals("ok 0\nok 0\nran\nok 5 2 5 0\nok 0\nerror 41\nslot (4) must hold a deck; send one first", answers);
    }

    @Test
    void withoutAWordCacheBothVerbsAreErrors() throws IOException {
        String message = "encoder must hold a word cache that can be emptied, and holds none";
        String error = "error " + message.length() + "\n" + message;
        assertEquals(
                "ok 0\nok 0\n" + error + error,
                serve("load cl100k_base 1\nvdeck 0 1 5\n\u0001\0\0\0aforget 0\nhits 0 0\n"));
    }

    /** A request whose end cannot be found is answered and is the last; each of these is followed by one that would be in order. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "encode x\n",
                "encode\n",
                "encode -1\n",
                "encode 1073741825\n",
                "encode 99999999999\n",
                "hello 5\n"
            })
    void aLengthThatCannotBeIsAnsweredAndEndsTheWorker(String request) throws IOException {
        String answers = serve(request + (request.equals("hello 5\n") ? "abc" : "quit 0\n"));
        assertTrue(answers.matches("error \\d+\\n(length|body) \\(.*\\) must .*; start again"), answers);
    }

    @Test
    void aDeckWhoseInputsDoNotFitIsAnErrorAndAnEmptyDeckIsNone() throws IOException {
        assertEquals(
                "error 32\ninput 0 must end within the body" + "error 32\ninput 1 must end within the body",
                serve("deck 0 1 4\n\u00ff\u00ff\u00ff\u00ffdeck 0 2 5\n\u0001\0\0\0a"));
        // COUNT may be 0; warm and run then answer at once with OPS 0.
        assertEquals(
                "ok 0\nok 0\nok 0 0\nok N N 0 0 -1 0\n",
                serve("load cl100k_base 1\nvdeck 0 0 0\nwarm 0 1000000 0\nrun 0 5 0 0\n")
                        .replaceAll("ok -?\\d+ -?\\d+ 0 0", "ok N N 0 0"));
    }

    /** Knows "hello world", refuses 0xff, and makes nothing of the rest. */
    private static int encode(byte[] text, int[] ids) {
        if (text.length > 0 && text[0] == (byte) 0xff) {
            throw new NotUtf8Exception(0);
        }
        if (!new String(text, StandardCharsets.UTF_8).equals("hello world")) {
            return 0;
        }
        ids[0] = 15339;
        ids[1] = 1917;
        return 2;
    }

    private String serve(String requests) throws IOException {
        return serve(
                requests,
                new InProcess(
                        new LiveContender.Identity("1", "test", Map.of(), Map.of()),
                        encoding -> WorkerServerTest::encode,
                        ProcessCounters.ofJava()));
    }

    private String serve(String requests, LiveContender subject) throws IOException {
        ByteArrayOutputStream answers = new ByteArrayOutputStream();
        ByteArrayInputStream in = new ByteArrayInputStream(requests.getBytes(StandardCharsets.ISO_8859_1));
        new WorkerServer(in, answers, subject, "{}", folders::add).serve();
        return answers.toString(StandardCharsets.ISO_8859_1);
    }
}
