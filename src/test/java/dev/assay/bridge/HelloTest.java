package dev.assay.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.contender.LiveContender.Identity;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HelloTest {
    /** The example of WORKER.md, and what a worker of the first days may have left out. */
    @Test
    void whatObeysThePageIsRead() {
        assertEquals(
                new Identity("1", "CPython 3.11.7", Map.of("profile", "release"), Map.of("threads", "1"), true),
                parse("{\"protocol\":1,\"id\":\"a@process\",\"version\":\"1\",\"runtime\":\"CPython 3.11.7\","
                        + "\"encodings\":[\"r50k_base\"],\"options\":{\"threads\":\"1\"},\"build\":{\"profile\":\"release\"},"
                        + "\"output\":\"ids\",\"forgets\":true,\"more\":[null]}"));
        assertEquals(new Identity("", "", Map.of(), Map.of(), false), parse("{\"protocol\":1,\"id\":\"a@process\"}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"options\":{\"threads\":null} | options.threads (null) must be a string",
                "\"options\":{\"threads\":4} | options.threads (4) must be a string",
                "\"options\":null | options (null) must be an object of strings",
                "\"build\":{\"profile\":null} | build.profile (null) must be a string",
                "\"build\":{\"profile\":{\"a\":1}} | build.profile ({\"a\":1}) must be a string",
                "\"build\":[] | build ([]) must be an object of strings",
                "\"version\":7 | version (7) must be a string",
                "\"runtime\":null | runtime (null) must be a string",
                "\"forgets\":\"yes\" | forgets (\"yes\") must be true or false",
                "\"encodings\":[1] | encodings[0] (1) must be a string",
                "\"encodings\":{} | encodings ({}) must be a list of strings",
                "\"output\":null | output (null) must be a string",
            })
    void aMemberOfAnotherTypeIsRefusedByName(String member, String rule) {
        assertEquals(rule, refusal("{\"protocol\":1,\"id\":\"a@process\"," + member + "}"));
    }

    @Test
    void protocolIsOneOrTwo() {
        assertFalse(Hello.serves("{\"protocol\":1}"));
        assertTrue(Hello.serves("{\"protocol\":2}"));
        assertEquals("protocol (missing) must be the number 1 or 2", refusal("{\"id\":\"a@process\"}"));
        assertEquals("protocol (3) must be the number 1 or 2", refusal("{\"protocol\":3,\"id\":\"a@process\"}"));
        assertEquals(
                "protocol (\"1\") must be the number 1 or 2", refusal("{\"protocol\":\"1\",\"id\":\"a@process\"}"));
        assertEquals("protocol (1.5) must be the number 1 or 2", refusal("{\"protocol\":1.5,\"id\":\"a@process\"}"));
        assertEquals("protocol (4294967297) must be the number 1 or 2", refusal("{\"protocol\":4294967297}"));
    }

    @Test
    void anIdOfAnotherIsRefusedAndATextHasALength() {
        assertEquals("id (b@process) must be a@process", refusal("{\"protocol\":1,\"id\":\"b@process\"}"));
        assertEquals("id (null) must be a string", refusal("{\"protocol\":1,\"id\":null}"));
        assertEquals(
                "version (4097 characters) must be a string of at most 4096",
                refusal("{\"protocol\":1,\"id\":\"a@process\",\"version\":\"" + "x".repeat(4097) + "\"}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"''", "null", "[]", "1", "\"x\""})
    void whatIsNoObjectIsRefused(String text) {
        assertEquals("answer must be one JSON object as in benchmarks/WORKER.md", refusal(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{} {}", "{\"a\":1,\"a\":2}", "hi", "{\"a\":NaN}"})
    void whatIsNoJsonOrSaysAThingTwiceIsRefused(String text) {
        assertEquals("answer must be one JSON object as in benchmarks/WORKER.md, each member once", refusal(text));
    }

    private static Identity parse(String text) {
        return Hello.parse(text, Optional.of("a@process"));
    }

    private static String refusal(String text) {
        return assertThrows(IllegalArgumentException.class, () -> parse(text)).getMessage();
    }
}
