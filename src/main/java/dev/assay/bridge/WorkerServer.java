package dev.assay.bridge;

import dev.assay.contender.LiveContender;
import dev.assay.corpus.Deck;
import dev.assay.corpus.Encodings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The answering side of {@code benchmarks/WORKER.md}: one subject, until {@code quit} or the end of input. */
final class WorkerServer {
    private static final int MOST_BODY = 1 << 30;
    private static final int MOST_LINE = 4096;

    private final InputStream in;
    private final OutputStream out;
    private final LiveContender subject;
    private final String hello;
    private final java.util.function.Consumer<String> vocabularyFolder;

    /**
     * @param hello the JSON object of that verb
     * @param vocabularyFolder told the folder before each load
     */
    WorkerServer(
            InputStream in,
            OutputStream out,
            LiveContender subject,
            String hello,
            java.util.function.Consumer<String> vocabularyFolder) {
        this.in = in;
        this.out = out;
        this.subject = subject;
        this.hello = hello;
        this.vocabularyFolder = vocabularyFolder;
    }

    /** Returns the exit code: 0 after {@code quit} or the end of input, 1 if the end of a request cannot be found. */
    int serve() throws IOException {
        for (String line = line(); !line.isEmpty(); line = line()) {
            String[] words = line.split(" ");
            String length = words[words.length - 1];
            if (words.length < 2 || !length.matches("[0-9]{1,10}") || Long.parseLong(length) > MOST_BODY) {
                refuse("length (" + length + ") must be a number from 0 to " + MOST_BODY + "; start again");
                return 1;
            }
            byte[] body = in.readNBytes(Integer.parseInt(length));
            if (body.length < Integer.parseInt(length)) {
                refuse("body (" + body.length + " bytes) must have " + length + "; start again");
                return 1;
            }
            if (words[0].equals("quit")) {
                answer("ok", new byte[0]);
                return 0;
            }
            try {
                perform(words, body);
            } catch (RuntimeException wrong) {
                String message = wrong.getMessage() == null ? wrong.toString() : wrong.getMessage();
                refuse(message.replaceAll("\\R", " "));
            }
        }
        return 0;
    }

    private void refuse(String message) throws IOException {
        answer("error", message.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns a request line, or what there is of one; nothing at the end of input. */
    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int one = in.read(); one != '\n'; one = in.read()) {
            // What has no end is refused as a request without a length.
            if (one < 0 || line.length() == MOST_LINE) {
                return line.toString();
            }
            line.append((char) one);
        }
        return line.toString();
    }

    private void perform(String[] words, byte[] body) throws IOException {
        switch (words[0]) {
            case "hello" -> answer("ok", hello.getBytes(StandardCharsets.UTF_8));
            case "load" -> {
                vocabularyFolder.accept(new String(body, StandardCharsets.UTF_8));
                subject.load(Encodings.of(words[1]));
                answer("ok", new byte[0]);
            }
            case "deck" -> {
                subject.deck(number(words, 1), deck(number(words, 2), ByteBuffer.wrap(body)));
                answer("ok", new byte[0]);
            }
            case "encode" -> {
                int[] ids = subject.encode(body);
                ByteBuffer bytes = buffer(4 * ids.length);
                bytes.asIntBuffer().put(ids);
                answer("ok " + ids.length, bytes.array());
            }
            case "warm" -> answer("ok " + subject.warm(number(words, 1), Long.parseLong(words[2])), new byte[0]);
            case "run" -> run(subject.run(number(words, 1), number(words, 2), words[3].equals("1")));
            case "forget" -> {
                subject.forget();
                answer("ok", new byte[0]);
            }
            case "hits" -> {
                LiveContender.Hits hits = subject.hits(number(words, 1));
                answer("ok " + hits.asked() + " " + hits.first() + " " + hits.again(), new byte[0]);
            }
            case "memory" -> {
                LiveContender.Memory memory = subject.memory();
                answer(
                        "ok " + memory.peakBytes() + " " + memory.allocatedBytes() + " " + memory.allocationCalls(),
                        new byte[0]);
            }
            default ->
                throw new IllegalArgumentException(
                        "verb (" + words[0] + ") must be one of the protocol; see benchmarks/WORKER.md");
        }
    }

    private void run(LiveContender.Timing timing) throws IOException {
        ByteBuffer times = buffer(8 * timing.serviceNanos().length);
        times.asLongBuffer().put(timing.serviceNanos());
        answer(
                "ok " + timing.nanos() + " " + timing.cpuNanos() + " " + timing.ops() + " " + timing.tokens() + " "
                        + timing.lastId(),
                times.array());
    }

    private void answer(String head, byte[] body) throws IOException {
        out.write((head + " " + body.length + "\n").getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
    }

    private static Deck deck(int count, ByteBuffer body) {
        body.order(ByteOrder.LITTLE_ENDIAN);
        List<byte[]> inputs = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            int length = body.remaining() < Integer.BYTES ? -1 : body.getInt();
            if (length < 0 || length > body.remaining()) {
                throw new IllegalArgumentException("input " + index + " must end within the body");
            }
            byte[] input = new byte[length];
            body.get(input);
            inputs.add(input);
        }
        return new Deck("resident", 0, inputs, "");
    }

    private static int number(String[] words, int index) {
        return Integer.parseInt(words[index]);
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
