package dev.assay.bridge;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The asking side of the frames of {@code benchmarks/WORKER.md}. Buffers are reused: an answer is valid until the next request. */
final class Frames {
    private static final int MAX_LINE = 4096;
    private static final int MAX_BODY = 1 << 30;

    /** What {@code error} may hold; a line of text needs no more. */
    static final int MAX_ERROR = 1 << 16;

    /** Bytes of an error above that limit which are read to be shown. */
    private static final int BEGINNING = 1200;

    private final InputStream in;
    private final OutputStream out;
    private byte[] request = new byte[1 << 16];
    private byte[] body = new byte[1 << 16];
    private final byte[] line = new byte[MAX_LINE];
    private long[] fields = new long[0];
    private int bodyLength;

    Frames(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /** A broken answer; the stream cannot be trusted any more. */
    static final class Malformed extends IOException {
        private static final long serialVersionUID = 1;

        Malformed(String message) {
            super(message);
        }
    }

    /**
     * Sends a request in one write and reads its answer.
     *
     * @param head verb and arguments, without the length
     * @param fieldCount number of fields before the length in an {@code ok} answer
     * @param mostBytes that an {@code ok} answer may hold: an answer is refused from its head, before it is read or has any memory
     * @return whether the answer is {@code ok}
     */
    boolean exchange(String head, byte[] sent, int length, int fieldCount, long mostBytes) throws IOException {
        byte[] first = (head + " " + length + "\n").getBytes(StandardCharsets.US_ASCII);
        if (request.length < first.length + length) {
            request = new byte[Math.max(first.length + length, 2 * request.length)];
        }
        System.arraycopy(first, 0, request, 0, first.length);
        System.arraycopy(sent, 0, request, first.length, length);
        out.write(request, 0, first.length + length);
        out.flush();
        return readAnswer(fieldCount, mostBytes);
    }

    /** Returns what a worker that has ended left unread, as far as it is shown: one that never read a request may say there why. */
    String left() {
        try {
            byte[] begins = new byte[Math.min(BEGINNING, in.available())];
            return Said.shown(new String(begins, 0, in.readNBytes(begins, 0, begins.length), StandardCharsets.UTF_8));
        } catch (IOException closed) {
            return "";
        }
    }

    /** Returns the fields of the last answer, without the length. */
    long[] fields() {
        return fields;
    }

    /** Returns the length of the last answer's body. */
    int length() {
        return bodyLength;
    }

    /** Returns a view of the last answer's body. */
    ByteBuffer body() {
        return ByteBuffer.wrap(body, 0, bodyLength).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Returns the last answer's body as text. */
    String text() {
        return new String(body, 0, bodyLength, StandardCharsets.UTF_8);
    }

    private boolean readAnswer(int fieldCount, long mostBytes) throws IOException {
        String answer = readLine();
        String[] words = answer.split(" ", -1);
        boolean ok = words[0].equals("ok");
        if (!ok && !words[0].equals("error") || words.length != (ok ? 2 + fieldCount : 2)) {
            throw malformed(answer);
        }
        long[] numbers = new long[words.length - 1];
        for (int index = 0; index < numbers.length; index++) {
            numbers[index] = number(words[index + 1], answer);
        }
        long length = numbers[numbers.length - 1];
        if (length < 0) {
            throw malformed(answer);
        }
        if (!ok && length > MAX_ERROR) {
            byte[] begins = in.readNBytes(BEGINNING);
            throw new Malformed("error (" + length + " bytes) must be at most " + MAX_ERROR + " bytes; it begins: "
                    + Said.shown(new String(begins, StandardCharsets.UTF_8)));
        }
        long most = Math.min(mostBytes, MAX_BODY);
        if (ok && length > most) {
            throw new Malformed("length (" + length + ") must be at most " + most + " here");
        }
        fields = Arrays.copyOf(numbers, numbers.length - 1);
        bodyLength = (int) length;
        if (body.length < bodyLength) {
            body = new byte[Math.max(bodyLength, (int) Math.min(2L * body.length, MAX_BODY))];
        }
        if (in.readNBytes(body, 0, bodyLength) < bodyLength) {
            throw new EOFException();
        }
        return ok;
    }

    private String readLine() throws IOException {
        int length = 0;
        for (int one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0) {
                throw new EOFException();
            }
            if (length == MAX_LINE) {
                throw malformed(new String(line, 0, length, StandardCharsets.ISO_8859_1));
            }
            line[length++] = (byte) one;
        }
        return new String(line, 0, length, StandardCharsets.ISO_8859_1);
    }

    private static long number(String word, String answer) throws Malformed {
        if (!word.matches("-?[0-9]{1,18}")) {
            throw malformed(answer);
        }
        return Long.parseLong(word);
    }

    private static Malformed malformed(String answer) {
        String shown = answer.substring(0, Math.min(60, answer.length())).replaceAll("[^\\x20-\\x7e]", "?");
        return new Malformed("answer (" + shown + ") must be a frame of benchmarks/WORKER.md");
    }
}
