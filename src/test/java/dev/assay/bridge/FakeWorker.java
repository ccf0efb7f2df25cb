package dev.assay.bridge;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** A worker process for tests, written by hand and not with {@link WorkerServer}: its first argument says what goes wrong. */
final class FakeWorker {
    private static final String HELLO =
            "{\"protocol\":%s,\"id\":\"%s\",\"version\":\"7\",\"runtime\":\"fake\",\"encodings\":[],"
                    + "\"options\":{\"a\":\"b\"},\"build\":{\"profile\":\"%s\"}}";

    private static final Map<String, Integer> COUNTS = new HashMap<>();

    public static void main(String[] args) throws IOException, InterruptedException {
        String mode = args[0];
        DataInputStream in = new DataInputStream(System.in);
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String[] words = line.split(" ");
            byte[] body = new byte[Integer.parseInt(words[words.length - 1])];
            in.readFully(body);
            switch (words[0]) {
                case "hello" -> hello(mode);
                case "encode" -> encode(mode, body);
                case "deck" -> {
                    COUNTS.put(words[1], Integer.parseInt(words[2]));
                    answer("ok", new byte[0]);
                }
                case "run" ->
                    run(mode, COUNTS.getOrDefault(words[1], 0) * Integer.parseInt(words[2]), words[3].equals("1"));
                case "forget" -> answer("ok", new byte[0]);
                case "hits" -> answer(hits(mode), new byte[0]);
                case "hold" -> answer("ok " + (mode.equals("more-held") ? "11" : words[1]), new byte[0]);
                case "collector" -> {
                    boolean known = words[1].equals("default");
                    answer(known ? "ok" : "error", known ? "none" : "arm (" + words[1] + ") must be default");
                }
                case "serve" -> serve(mode, ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN));
                case "memory" -> answer("ok 4096 -1 -1", new byte[0]);
                case "warm" -> answer(mode.equals("negative-warm") ? "ok -5" : "ok 3", new byte[0]);
                case "quit" -> {
                    answer("ok", new byte[0]);
                    return;
                }
                default -> answer("error", (words[0] + " is not for me").getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static void hello(String mode) throws InterruptedException {
        switch (mode) {
            case "hang" -> Thread.sleep(600_000);
            case "other-id" -> answer("ok", HELLO.formatted("1", "somebody@process", "release"));
            case "other-protocol" -> answer("ok", HELLO.formatted("3", "fake@process", "release"));
            case "serves", "early", "fewer", "long-ids", "left-over", "no-cause", "more-held", "too-long" ->
                answer("ok", HELLO.formatted("2", "fake@process", "release"));
            case "no-json" -> answer("ok", "hi");
            case "forgets", "more-hits", "silent-cache" ->
                answer("ok", HELLO.formatted("1", "fake@process", "release").replaceFirst("}$", ",\"forgets\":true}"));
            case "unoptimised" ->
                answer(
                        "ok",
                        HELLO.formatted("1", "fake@process", "release")
                                .replace("\"profile\":\"release\"", "\"profile\":\"release\",\"opt_level\":\"0\""));
            case "debug" -> answer("ok", HELLO.formatted("1", "fake@process", "debug"));
            default -> answer("ok", HELLO.formatted("1", "fake@process", "release"));
        }
    }

    private static String hits(String mode) {
        return switch (mode) {
            case "more-hits" -> "ok 5 6 5";
            case "silent-cache" -> "ok -1 -1 -1";
            default -> "ok 5 2 5";
        };
    }

    /* The deck of the tests has two inputs, and most ask for one pass. */
    private static void run(String mode, int ops, boolean times) throws InterruptedException {
        if (ops == 0) {
            answer("ok 0 -1 0 0 -1", new byte[0]);
            return;
        }
        switch (mode) {
            case "sleeps", "tenth" -> {
                long nanos = 15_000_000L * ops;
                // Sleeping may take longer, and never less.
                Thread.sleep(nanos / 1_000_000);
                long told = mode.equals("tenth") ? nanos / 10 : nanos;
                ByteBuffer own = ByteBuffer.allocate(times ? 8 * ops : 0).order(ByteOrder.LITTLE_ENDIAN);
                while (own.hasRemaining()) {
                    own.putLong(told / ops);
                }
                answer("ok " + told + " -1 " + ops + " 5 -1", own.array());
            }
            case "long-ops" -> {
                byte[] own = new byte[16];
                own[0] = 99;
                answer("ok 10 -1 2 5 -1", own);
            }
            case "much-cpu" -> answer("ok 10 900000000000000000 2 5 -1", new byte[0]);
            case "negative-cpu" -> answer("ok 10 -2 2 5 -1", new byte[0]);
            case "many-tokens" -> answer("ok 10 -1 2 999999 -1", new byte[0]);
            case "no-id" -> answer("ok 10 -1 2 5 4294967296", new byte[0]);
            case "more-ops" -> answer("ok 10 -1 4 5 -1", new byte[0]);
            case "no-time" -> answer("ok 0 -1 2 5 -1", new byte[0]);
            case "long-time" -> answer("ok 3600000000000 -1 2 5 -1", new byte[0]);
            default -> answer("ok 10 -1 2 5 -1", times ? new byte[16] : new byte[0]);
        }
    }

    /* Each request starts when it is due and ends 10 ns later; one full collection; ids 1, 2 and none. */
    private static void serve(String mode, ByteBuffer due) {
        int count = due.remaining() / 8;
        boolean isLong = mode.equals("too-long");
        ByteBuffer told = ByteBuffer.allocate(16 * count + 32 + 16).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < count; at++) {
            told.putLong(8 * at, due.getLong(8 * at) - (mode.equals("early") ? 1 : 0));
            told.putLong(8 * (count + at), due.getLong(8 * at) + (isLong && at == count - 1 ? 1_000_000_000_000L : 10));
        }
        told.position(16 * count);
        told.putLong(mode.equals("no-cause") ? 4 : 1).putLong(1).putLong(5).putLong(7);
        told.putInt(mode.equals("long-ids") ? 9 : 2).putInt(1).putInt(2).putInt(0);
        int requests = mode.equals("fewer") ? count - 1 : count;
        byte[] body = mode.equals("left-over") ? Arrays.copyOf(told.array(), told.capacity() + 4) : told.array();
        answer("ok " + requests + " 123 -1 4 1", body);
    }

    private static void encode(String mode, byte[] text) {
        switch (mode) {
            case "die" -> {
                System.err.println("first words\nout of luck");
                System.exit(7);
            }
            case "garbage" -> raw("Loading model, please wait\n");
            case "endless-line" -> raw("x".repeat(5000));
            case "truncated" -> {
                raw("ok 2 8\n1234");
                System.exit(0);
            }
            case "wrong-count" -> raw("ok 3 8\n12345678");
            case "negative-length" -> raw("ok 0 -1\n");
            case "refuse" -> answer("error", "input is not UTF-8: first wrong byte at offset 1");
            default -> {
                // One id a byte, little endian by hand.
                ByteArrayOutputStream ids = new ByteArrayOutputStream();
                for (byte one : text) {
                    ids.writeBytes(new byte[] {one, 0, 0, 0});
                }
                answer("ok " + text.length, ids.toByteArray());
            }
        }
    }

    private static String line(DataInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int one = in.read(); one >= 0 && one != '\n'; one = in.read()) {
            line.append((char) one);
        }
        return line.toString();
    }

    private static void answer(String head, String body) {
        answer(head, body.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(String head, byte[] body) {
        System.out.print(head + " " + body.length + "\n");
        System.out.write(body, 0, body.length);
        System.out.flush();
    }

    private static void raw(String text) {
        System.out.print(text);
        System.out.flush();
    }

    private FakeWorker() {}
}
