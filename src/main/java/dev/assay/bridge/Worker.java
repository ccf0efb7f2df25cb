package dev.assay.bridge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.contender.Subject;
import dev.assay.corpus.Deck;
import dev.assay.corpus.Encoding;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A contender in a child process that speaks {@code benchmarks/WORKER.md}. */
final class Worker implements Subject {
    private static final byte[] NOTHING = {};
    private static final TypeReference<Map<String, String>> STRINGS = new TypeReference<>() {};

    private final WorkerLaunch launch;
    private final Child child;
    private final Map<Integer, Integer> inputs = new HashMap<>();

    private Identity identity;

    private Worker(WorkerLaunch launch) {
        this.launch = launch;
        this.child = new Child(launch);
    }

    /** Starts the process and asks what it is. */
    static Worker asked(WorkerLaunch launch) {
        Worker worker = unasked(launch);
        try {
            worker.identity();
        } catch (RuntimeException wrong) {
            worker.child.kill();
            throw wrong;
        }
        return worker;
    }

    /** Starts the process and asks nothing: the first request that it gets is the caller's. */
    static Worker unasked(WorkerLaunch launch) {
        return new Worker(launch);
    }

    @Override
    public Identity identity() {
        if (identity == null) {
            identity = hello();
        }
        return identity;
    }

    private Identity hello() {
        child.ask("hello", NOTHING, 0, 0, 0);
        try {
            JsonNode object = new ObjectMapper().readTree(child.frames().text());
            if (object.path("protocol").asInt() != 1) {
                throw child.broken("hello", "protocol (" + object.path("protocol") + ") must be 1");
            }
            if (!launch.anyId() && !object.path("id").asText().equals(launch.id())) {
                throw child.broken("hello", "id (" + object.path("id").asText() + ") must be " + launch.id());
            }
            return new Identity(
                    object.path("version").asText(),
                    object.path("runtime").asText(),
                    strings(object.path("build")),
                    strings(object.path("options")),
                    object.path("forgets").asBoolean());
        } catch (JsonProcessingException | IllegalArgumentException wrong) {
            throw child.broken("hello", "answer must be a JSON object as in benchmarks/WORKER.md");
        }
    }

    private static Map<String, String> strings(JsonNode node) {
        return node.isObject() ? new ObjectMapper().convertValue(node, STRINGS) : Map.of();
    }

    @Override
    public void load(Encoding encoding) {
        byte[] folder = launch.vocabularies().folder().toString().getBytes(StandardCharsets.UTF_8);
        child.ask("load " + encoding.id(), folder, folder.length, 0, 0);
    }

    @Override
    public void deck(int slot, Deck deck) {
        ByteBuffer body = ByteBuffer.allocate(
                        Math.toIntExact(deck.bytes() + 4L * deck.inputs().size()))
                .order(ByteOrder.LITTLE_ENDIAN);
        deck.inputs().forEach(input -> body.putInt(input.length).put(input));
        child.ask("deck " + slot + " " + deck.inputs().size(), body.array(), body.capacity(), 0, 0);
        inputs.put(slot, deck.inputs().size());
    }

    @Override
    public int[] encode(byte[] text) {
        child.askOrRefuse("encode", text, text.length, 1, 0);
        long count = child.frames().fields()[0];
        if (count * 4 != child.frames().length()) {
            throw child.broken("encode", "length (" + child.frames().length() + ") must be 4 x " + count);
        }
        int[] ids = new int[(int) count];
        child.frames().body().asIntBuffer().get(ids);
        return ids;
    }

    @Override
    public long warm(int slot, long nanos) {
        child.ask("warm " + slot + " " + nanos, NOTHING, 0, 1, nanos);
        return child.frames().fields()[0];
    }

    @Override
    public Timing run(int slot, int passes, boolean serviceTimes) {
        long start = System.nanoTime();
        child.ask("run " + slot + " " + passes + " " + (serviceTimes ? 1 : 0), NOTHING, 0, 5, 0);
        long elapsed = System.nanoTime() - start;
        long[] fields = child.frames().fields();
        plausible(slot, passes, fields[0], fields[2], elapsed);
        if ((serviceTimes ? fields[2] * 8 : 0) != child.frames().length()) {
            throw child.broken("run", "length (" + child.frames().length() + ") must be 8 x ops, or 0 without times");
        }
        long[] own = new long[serviceTimes ? (int) fields[2] : 0];
        child.frames().body().asLongBuffer().get(own);
        return new Timing(fields[0], fields[1], fields[2], fields[3], fields[4], own);
    }

    /* Time ÷ ops is all that a worker's speed rests on, and both are its own word. */
    private void plausible(int slot, int passes, long nanos, long ops, long elapsed) {
        int each = inputs.getOrDefault(slot, 0);
        if (each > 0 && ops != (long) passes * each) {
            throw child.broken("run", "ops (" + ops + ") must be " + passes + " x " + each);
        }
        if (nanos < 1) {
            throw child.broken("run", "nanos (" + nanos + ") must be at least 1");
        }
        // Its clock may be another one than this JVM's; rates of clocks differ by far less.
        long most = elapsed + elapsed / 100;
        if (nanos > most) {
            throw child.broken("run", "nanos (" + nanos + ") must be at most " + most + ", what passed meanwhile");
        }
    }

    @Override
    public void forget() {
        child.ask("forget", NOTHING, 0, 0, 0);
    }

    @Override
    public Hits hits(int slot) {
        child.ask("hits " + slot, NOTHING, 0, 3, 0);
        long[] fields = child.frames().fields();
        Hits hits = new Hits(fields[0], fields[1], fields[2]);
        boolean unknown = hits.asked() == -1 && hits.first() == -1 && hits.again() == -1;
        if (!unknown
                && (Math.min(hits.first(), hits.again()) < 0 || Math.max(hits.first(), hits.again()) > hits.asked())) {
            throw child.broken(
                    "hits",
                    "hits (" + hits.first() + ", then " + hits.again() + ") must be at most the lookups of a pass, "
                            + hits.asked() + ", or all -1");
        }
        return hits;
    }

    @Override
    public Memory memory() {
        child.ask("memory", NOTHING, 0, 3, 0);
        long[] fields = child.frames().fields();
        return new Memory(fields[0], fields[1], fields[2]);
    }

    @Override
    public void close() {
        child.quit();
    }
}
