package dev.assay.session;

import dev.assay.contender.Commands;
import dev.assay.contender.TimingPermit;
import dev.assay.corpus.DataFolder;
import dev.assay.measure.Cell;
import dev.assay.measure.Expected;
import dev.assay.measure.Fork;
import dev.assay.measure.ForkEnd;
import dev.assay.measure.GroupPlan;
import dev.assay.measure.Message;
import dev.assay.measure.Order;
import dev.assay.measure.PinningOrder;
import dev.assay.measure.Plan;
import dev.assay.measure.Randomization;
import dev.assay.measure.Turnstile;
import dev.assay.program.Owner;
import dev.assay.program.Scratch;
import dev.assay.run.ContenderId;
import dev.assay.usage.Property;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One fork set in flight: starts the forks, carries messages to the turnstile and carries out its orders. */
final class ForkSet {
    /** What a set tells while it runs; called between turns, on one thread. */
    interface Listener {
        void keep(Order.Keep keep);

        void keepTimes(Order.KeepTimes times);

        void roundBegins(Order.RoundBegins begins);

        /** The last turn is over and the forks are about to be told to end; called before each is told. */
        void roundsEnd();

        /** A fork was killed, or ended by itself before its time. */
        void lost(Fork fork, String reason);
    }

    private static final long PATIENCE_NANOS = Property.PATIENCE_SECONDS.whole().orElse(60L) * 1_000_000_000L;
    private static final long JOIN_MILLIS = 20_000;
    private static final int MOST_SOCKET_BYTES = 103;
    private static final long END_SECONDS = 3;

    private record News(Fork fork, Message message, String ended) {}

    private final Plan plan;
    private final GroupPlan group;
    private final int set;
    private final Randomization draws;
    private final PinningOrder placing;
    private final Map<ContenderId, TimingPermit> cleared;
    private final DataFolder data;
    private final ForkRunner forks;
    private final Host host;
    private final Path sockets;
    private final Listener listener;
    private final BlockingQueue<News> news = new LinkedBlockingQueue<>();
    private final Map<String, Fork> tokens = new LinkedHashMap<>();
    private final Map<Fork, CompletableFuture<String>> ends = new HashMap<>();
    private final Map<Fork, Link> links = new HashMap<>();
    private final Map<Fork, Long> pids = new HashMap<>();
    private final Map<Fork, Integer> iterations = new HashMap<>();

    ForkSet(
            Plan plan,
            Plan.SetPlan setPlan,
            Randomization draws,
            PinningOrder placing,
            Map<ContenderId, TimingPermit> cleared,
            DataFolder data,
            ForkRunner forks,
            Host host,
            Path sockets,
            Listener listener) {
        this.plan = plan;
        this.group = setPlan.group();
        this.set = setPlan.set();
        this.draws = draws;
        this.placing = placing;
        this.cleared = cleared;
        this.data = data;
        this.forks = forks;
        this.host = host;
        this.sockets = sockets;
        this.listener = listener;
    }

    /**
     * Runs the set to its end.
     *
     * @param expected of one pass over a cell's deck
     */
    void run(Map<Cell, Expected> expected) throws IOException, InterruptedException {
        Path folder = Files.createDirectory(sockets.resolve(group.id() + set));
        Path socket = folder.resolve("turns");
        List<Thread> runners = new ArrayList<>();
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            if (socket.toString().getBytes(StandardCharsets.UTF_8).length > MOST_SOCKET_BYTES) {
                throw new IllegalStateException("temporary folder (" + Scratch.shared()
                        + ") must have a shorter path, since sockets lie in it; name another one by -Djava.io.tmpdir");
            }
            server.bind(UnixDomainSocketAddress.of(socket));
            daemon("assay-accept", () -> accept(server)).start();
            for (Fork fork : draws.launchOrder()) {
                String token = ProcessHandle.current().pid() + "-" + group.id() + "-" + set + "-" + tokens.size();
                tokens.put(token, fork);
                ends.put(fork, new CompletableFuture<>());
            }
            Turnstile turnstile =
                    new Turnstile(group, set, plan.seed(), plan.sliceNanos(), expected, PATIENCE_NANOS, host.nanos());
            for (Map.Entry<String, Fork> entry : tokens.entrySet()) {
                Thread runner = runner(entry.getValue(), entry.getKey(), socket, folder);
                runners.add(runner);
                runner.start();
            }
            while (!turnstile.finished()) {
                News next = news.poll(1, TimeUnit.SECONDS);
                obey(next == null ? turnstile.tick(host.nanos()) : tell(turnstile, next), turnstile);
            }
            for (Thread runner : runners) {
                runner.join(JOIN_MILLIS);
            }
            synchronized (iterations) {
                iterations.forEach((fork, kept) -> {
                    if (kept != turnstile.granted(fork)) {
                        listener.lost(
                                fork, "JMH kept " + kept + " iterations of " + turnstile.granted(fork) + " turns");
                    }
                });
            }
        } finally {
            synchronized (links) {
                for (Link link : links.values()) {
                    link.close();
                }
            }
            tokens.keySet().forEach(ForkSet::end);
            TempFolders.delete(folder);
        }
    }

    private List<Order> tell(Turnstile turnstile, News next) {
        return next.message() == null
                ? turnstile.lost(next.fork(), next.ended(), host.nanos())
                : turnstile.heard(next.fork(), next.message(), host.nanos());
    }

    private void obey(List<Order> orders, Turnstile turnstile) {
        for (Order order : orders) {
            if (order instanceof Order.Send send) {
                if (send.message() instanceof Message.Quit) {
                    listener.roundsEnd();
                }
                try {
                    link(send.fork()).send(send.message());
                } catch (IOException e) {
                    obey(
                            turnstile.lost(send.fork(), "did not take its turn: " + e.getMessage(), host.nanos()),
                            turnstile);
                }
            } else if (order instanceof Order.Kill kill) {
                kill(kill.fork());
                listener.lost(kill.fork(), kill.reason());
            } else if (order instanceof Order.Keep keep) {
                listener.keep(keep);
            } else if (order instanceof Order.KeepTimes times) {
                listener.keepTimes(times);
            } else if (order instanceof Order.RoundBegins begins) {
                listener.roundBegins(begins);
            }
        }
    }

    private Link link(Fork fork) {
        synchronized (links) {
            return links.get(fork);
        }
    }

    private void accept(ServerSocketChannel server) {
        try {
            while (true) {
                Link link = new Link(server.accept());
                daemon("assay-read", () -> read(link)).start();
            }
        } catch (IOException closed) {
            // The set is over.
        }
    }

    private void read(Link link) {
        Fork fork = null;
        try {
            while (true) {
                Message message = link.receive();
                if (message instanceof Message.Hello hello) {
                    fork = tokens.get(hello.token());
                    synchronized (links) {
                        links.put(fork, link);
                        pids.put(fork, hello.pid());
                    }
                }
                if (fork == null) {
                    return;
                }
                news.add(new News(fork, message, ""));
            }
        } catch (IOException | IllegalArgumentException e) {
            if (fork != null) {
                news.add(new News(fork, null, ended(fork, "its JVM ended: " + e.getMessage())));
            }
        }
    }

    /* Its connection closes a moment before its end is known, which says more. */
    private String ended(Fork fork, String connection) {
        try {
            return ends.get(fork).get(END_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException stillThere) {
            return connection;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return connection;
        }
    }

    private Thread runner(Fork fork, String token, Path socket, Path folder) {
        // Only a contender that has conformed, or a control, has a clearance to be taken here.
        TimingPermit permitted = cleared.get(fork.contender());
        if (permitted == null) {
            throw new IllegalStateException(
                    "contender (" + fork.contender() + ") must have conformed before it is timed");
        }
        ForkSettings settings = new ForkSettings(
                socket,
                token,
                fork.contender(),
                Optional.ofNullable(permitted.contender().options().get(Commands.OPTION)),
                group.encoding(),
                group.cells(),
                plan.rewarmNanos(),
                draws.rotation(),
                "x".repeat(draws.padding().get(fork)),
                data.root().toAbsolutePath(),
                data.own().map(text -> text.path().toAbsolutePath()),
                group.cells().stream()
                        .map(cell -> data.deck(cell.deck().corpus(), cell.deck().size())
                                .sha256())
                        .toList(),
                placing.of(fork.contender(), group, set, plan.seed()));
        List<String> jvmArgs = ForkFlags.flags(ForkFlags.Part.of(permitted.contender(), plan));
        jvmArgs.addAll(ForkFlags.inherited());
        jvmArgs.addAll(settings.jvmArgs());
        // A fork ends by a halt or a kill and clears nothing away itself.
        jvmArgs.add("-Djava.io.tmpdir=" + folder);
        jvmArgs.add(Property.OWNER.argument(Owner.mark()));
        Path output = folder.resolve(token + ".txt");
        CompletableFuture<String> end = ends.get(fork);
        return daemon("assay-fork-" + fork.contender(), () -> {
            String ended = "its JVM ended";
            try {
                int kept = forks.run(jvmArgs, output);
                synchronized (iterations) {
                    iterations.put(fork, kept);
                }
            } catch (ForkRunner.Failed | RuntimeException e) {
                ended = ForkEnd.text(e, TempFolders.lastLine(output));
            }
            end.complete(ended);
            news.add(new News(fork, null, ended));
        });
    }

    private void kill(Fork fork) {
        tokens.forEach((token, owner) -> {
            if (owner.equals(fork)) {
                end(token);
            }
        });
        Long pid;
        synchronized (links) {
            pid = pids.get(fork);
        }
        if (pid != null) {
            ProcessHandle.of(pid).ifPresent(ForkSet::destroy);
        }
    }

    /* A fork that has not said hello is known by the token among its arguments. */
    private static void end(String token) {
        ProcessHandle.current()
                .children()
                .filter(child -> child.info()
                        .arguments()
                        .map(arguments -> List.of(arguments).contains(Property.FORK.argument("token", token)))
                        .orElse(false))
                .forEach(ForkSet::destroy);
    }

    private static void destroy(ProcessHandle process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static Thread daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
