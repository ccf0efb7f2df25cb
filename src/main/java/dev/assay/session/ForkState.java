package dev.assay.session;

import dev.assay.contender.Catalogue;
import dev.assay.contender.Commands;
import dev.assay.contender.Contender;
import dev.assay.contender.LiveContender;
import dev.assay.contender.Purpose;
import dev.assay.corpus.DataFolder;
import dev.assay.corpus.Deck;
import dev.assay.corpus.Encodings;
import dev.assay.corpus.UserCorpus;
import dev.assay.measure.Cell;
import dev.assay.measure.Message;
import dev.assay.measure.PositiveControl;
import dev.assay.openloop.HistogramText;
import dev.assay.run.Mode;
import dev.assay.run.SliceResult;
import dev.assay.usage.Complaint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.HdrHistogram.Histogram;

/** A fork's end of the turnstile: parks between two iterations, works when it is granted a turn, and ends when told to. */
public class ForkState {
    private static final int DIGITS = 3;
    private static final int MOST_GROWTH = 63;

    private final ForkSettings settings = ForkSettings.ofThisJvm();
    private final Map<String, Integer> slots = new HashMap<>();
    private final List<Deck> decks = new ArrayList<>();
    private final Map<Integer, Extra> extras = new HashMap<>();
    private final Map<Integer, Histogram> times = new HashMap<>();
    /* Slots whose words were forgotten in first passes over another. */
    private final Set<Integer> forgotten = new HashSet<>();
    private Link link;
    private LiveContender subject;
    private boolean hasChild;
    private CpuPinning place;
    private Message.Grant grant;
    private int passes;
    private SliceResult.Builder work;
    private long tokens;
    private final Counters counters = new Counters();

    /** Connects, then brings the contender to life with its vocabulary and all its decks. */
    public void open() throws IOException {
        link = Link.connect(settings.socket());
        link.send(new Message.Hello(settings.token(), ProcessHandle.current().pid()));
        guarded(() -> {
            DataFolder folder = DataFolder.locate(Optional.of(settings.data()));
            DataFolder data =
                    settings.corpus().map(UserCorpus::open).map(folder::with).orElse(folder);
            Commands commands = Commands.none();
            settings.command()
                    .ifPresent(command -> commands.name(settings.contender().name(), command));
            Catalogue catalogue = Catalogue.load(data, commands);
            Contender contender = catalogue.find(settings.contender()).orElseThrow();
            hasChild = contender.bridge().equals("process");
            subject = catalogue.open(contender, Purpose.TIMING);
            subject.load(Encodings.of(settings.encoding()));
            counters.watch(hasChild);
            // Not before: what loads does so beside the other forks of the set, on every processor there is.
            place = new CpuPinning(settings.processor(), hasChild);
            for (int i = 0; i < settings.cells().size(); i++) {
                Cell cell = settings.cells().get(i);
                if (slots.putIfAbsent(key(cell), decks.size()) == null) {
                    Deck deck = data.deck(cell.deck().corpus(), cell.deck().size())
                            .requireSha256(settings.digests().get(i))
                            .rotated(settings.rotation());
                    reside(
                            deck,
                            cell.isSpike()
                                    ? Optional.of(PositiveControl.of(
                                            deck, cell.control().getAsInt()))
                                    : Optional.empty());
                }
            }
        });
    }

    private void reside(Deck deck, Optional<PositiveControl> spike) {
        subject.deck(decks.size(), spike.map(PositiveControl::deck).orElse(deck));
        spike.ifPresent(one -> {
            long tokens = one.extra().stream()
                    .mapToLong(input -> subject.encode(input).length)
                    .sum();
            extras.put(decks.size(), new Extra(one.extra().size(), tokens));
        });
        decks.add(deck);
    }

    /** Waits for a turn, then re-warms by untimed ops; on the word to quit the process ends here. */
    public void park() {
        guarded(() -> {
            place.take();
            counters.parked();
            link.send(new Message.Ready());
            Message message = link.receive();
            if (!(message instanceof Message.Grant next)) {
                quit();
                return;
            }
            grant = next;
            counters.unparked();
            relearn();
            long before = System.nanoTime();
            long ops = subject.warm(slot(), settings.rewarmNanos());
            // The ops before went through no pipe and met a full cache: they say nothing of how long those take that do
            // otherwise.
            passes = isAcross() || cell().isFirst()
                    ? grant.passes()
                    : grant.passesAfter(
                            ops,
                            System.nanoTime() - before,
                            decks.get(slot()).inputs().size());
            counters.begin();
        });
    }

    /*
     * Steady state is that of a deck that recurs. A cache that was emptied for another deck since knows as little of this one as that other
     * happens to share with it, and a slow contender's untimed ops do not get round the deck.
     */
    private void relearn() {
        if (cell().isFirst()) {
            for (int slot = 0; slot < decks.size(); slot++) {
                forgotten.add(slot);
            }
            forgotten.remove(slot());
        } else if (forgotten.remove(slot())) {
            subject.run(slot(), 1, false);
        }
    }

    /** The timed turn. */
    public long slice() {
        Cell cell = cell();
        Deck deck = decks.get(slot());
        guarded(() -> work = isAcross() ? across(deck) : inside(cell, deck));
        return tokens;
    }

    /** Reports the turn. */
    public void report() {
        guarded(() -> link.send(counters.end(work)));
    }

    private SliceResult.Builder inside(Cell cell, Deck deck) {
        boolean each = cell.mode() == Mode.LATENCY;
        LiveContender.Timing timing = made(passes, cell);
        for (int more = more(timing); more > 0; more = more(timing)) {
            timing = timing.plus(made(more, cell));
            passes += more;
        }
        if (each && !grant.warmup()) {
            Histogram histogram = times.computeIfAbsent(grant.cell(), key -> new Histogram(DIGITS));
            Arrays.stream(timing.serviceNanos()).forEach(histogram::recordValue);
        }
        Extra extra = extras.getOrDefault(slot(), new Extra(0, 0));
        tokens = timing.tokens() - extra.tokens() * passes;
        return worked(deck, timing.elapsedNanos())
                .ops(timing.ops() - extra.ops() * passes)
                .childNanos(hasChild ? timing.nanos() : -1)
                .lastId(timing.lastId())
                .cpuNanos(timing.cpuNanos());
    }

    /* What every turn knows. A clock of coarse steps may tell 0, and a rate needs a time. */
    private SliceResult.Builder worked(Deck deck, long elapsed) {
        return SliceResult.builder()
                .passes(passes)
                .nanos(Math.max(1, elapsed))
                .bytes(deck.bytes() * passes)
                .tokens(tokens);
    }

    /* Whole passes; in a cell of first passes the cache is emptied before each, which no clock sees. */
    private LiveContender.Timing made(int count, Cell cell) {
        if (!cell.isFirst()) {
            return subject.run(slot(), count, cell.mode() == Mode.LATENCY);
        }
        subject.forget();
        LiveContender.Timing all = subject.run(slot(), 1, false);
        for (int pass = 1; pass < count; pass++) {
            subject.forget();
            all = all.plus(subject.run(slot(), 1, false));
        }
        return all;
    }

    /*
     * What is missing, in steps: a run too short to tell a wrong clock from the bridge must not decide on one that takes a minute.
     */
    private int more(LiveContender.Timing timing) {
        return (int) Math.min(missing(timing.nanos()), (long) MOST_GROWTH * passes);
    }

    private SliceResult.Builder across(Deck deck) {
        long produced = 0;
        long last = -1;
        int made = 0;
        long elapsed;
        long before = System.nanoTime();
        do {
            for (; made < passes; made++) {
                for (byte[] input : deck.inputs()) {
                    int[] ids = subject.encode(input);
                    produced += ids.length;
                    last = ids.length > 0 ? ids[ids.length - 1] : -1;
                }
            }
            elapsed = System.nanoTime() - before;
            passes += missing(elapsed);
        } while (made < passes);
        long ops = (long) deck.inputs().size() * passes;
        tokens = produced;
        return worked(deck, elapsed).ops(ops).childNanos(-1).lastId(last).cpuNanos(-1);
    }

    /* A slice that ended by the clock would let noise choose its length; only what is missing to the least length is added. */
    private int missing(long nanos) {
        return grant.missingAfter(passes, nanos);
    }

    private void quit() throws IOException {
        for (Map.Entry<Integer, Histogram> entry : times.entrySet()) {
            Histogram histogram = entry.getValue();
            link.send(new Message.Times(entry.getKey(), histogram.getTotalCount(), HistogramText.of(histogram)));
        }
        subject.close();
        // JMH has no way to end after a number of iterations that is not known beforehand. It keeps those that were
        // reported.
        Runtime.getRuntime().halt(0);
    }

    private Cell cell() {
        return settings.cells().get(grant.cell());
    }

    private boolean isAcross() {
        return cell().isAcross();
    }

    private int slot() {
        return slots.get(key(cell()));
    }

    private static String key(Cell cell) {
        return cell.deck() + (cell.isSpike() ? "/" + cell.control().getAsInt() : "");
    }

    /* What a spike does a pass and does not report. */
    private record Extra(long ops, long tokens) {}

    private interface Step {
        void run() throws IOException;
    }

    /* Whatever goes wrong is told to the arbiter in one line; the exception alone would end in JMH's own output. */
    private void guarded(Step step) {
        try {
            step.run();
        } catch (IOException | RuntimeException | LinkageError | VirtualMachineError e) {
            try {
                link.send(new Message.Failed(Complaint.line(e)));
            } catch (IOException ignored) {
                // The arbiter is gone; then nobody is left to be told.
            }
            if (subject != null) {
                subject.close();
            }
            Runtime.getRuntime().halt(1);
        }
    }
}
