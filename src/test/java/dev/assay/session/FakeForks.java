package dev.assay.session;

import dev.assay.corpus.Deck;
import dev.assay.measure.Message;
import dev.assay.run.SliceResult;
import dev.assay.usage.Property;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.ToLongBiFunction;

/**
 * Forks without a JVM: each speaks the turnstile's protocol over its socket as a real one does, and makes up how long its passes take. What
 * a fork of a test says of its tokens is right, as for a contender that makes one id of each byte.
 */
final class FakeForks implements ForkRunner {
    /** No process has it, so nobody is ended in its place. */
    private static final long NOBODY = Integer.MAX_VALUE;

    private record Death(String contender, String set) {}

    private final FakeHost host;
    private final Deck deck;
    private final ToLongBiFunction<String, Integer> passNanos;
    private final Map<Death, Integer> deaths = new HashMap<>();
    private final ConcurrentSkipListSet<String> started = new ConcurrentSkipListSet<>();

    /** @param passNanos how long a pass of a contender takes in a fork set of that number */
    FakeForks(FakeHost host, Deck deck, ToLongBiFunction<String, Integer> passNanos) {
        this.host = host;
        this.deck = deck;
        this.passNanos = passNanos;
    }

    /** That contender's forks of a set, such as {@code g1}, are killed in the turn of that number, the first being 1. */
    void kill(String contender, String set, int turn) {
        deaths.put(new Death(contender, set), turn);
    }

    /** Returns the forks that were started, as {@code g1 a@jvm}. */
    List<String> started() {
        return List.copyOf(started);
    }

    /** Returns the fork sets that were begun, as {@code g1}. */
    List<String> sets() {
        return started.stream().map(fork -> fork.split(" ")[0]).distinct().toList();
    }

    @Override
    public int run(List<String> jvmArgs, Path output) throws Failed {
        String[] token = told(jvmArgs, "token").split("-");
        int set = Integer.parseInt(token[2]);
        String contender = told(jvmArgs, "contender");
        String name = token[1] + set;
        started.add(name + " " + contender);
        int lastTurn = deaths.getOrDefault(new Death(contender, name), Integer.MAX_VALUE);
        Deck rotated = deck.rotated(Integer.parseInt(told(jvmArgs, "rotation")));
        try (Link link = Link.connect(Path.of(told(jvmArgs, "socket")))) {
            link.send(new Message.Hello(String.join("-", token), NOBODY));
            for (int turn = 1; ; turn++) {
                link.send(new Message.Ready());
                Message message = link.receive();
                if (!(message instanceof Message.Grant grant)) {
                    return turn - 1;
                }
                if (turn == lastTurn) {
                    throw new Failed(new IllegalStateException("Forked VM failed with exit code 137"));
                }
                link.send(work(grant, rotated, passNanos.applyAsLong(contender, set)));
            }
        } catch (IOException wrong) {
            throw new Failed(wrong);
        }
    }

    private Message.Done work(Message.Grant grant, Deck rotated, long pass) {
        int passes = Math.max(grant.passes(), (int) Math.ceil((double) grant.nanos() / pass));
        host.pass(passes * pass);
        byte[] last = rotated.inputs().get(rotated.inputs().size() - 1);
        return new Message.Done(
                new SliceResult(
                        passes,
                        (long) passes * rotated.inputs().size(),
                        passes * pass,
                        -1,
                        passes * rotated.bytes(),
                        passes * rotated.bytes(),
                        last[last.length - 1],
                        -1,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0),
                -1,
                -1);
    }

    private static String told(List<String> jvmArgs, String name) {
        String start = Property.FORK.argument(name, "");
        return jvmArgs.stream()
                .filter(argument -> argument.startsWith(start))
                .map(argument -> argument.substring(start.length()))
                .findFirst()
                .orElseThrow();
    }
}
