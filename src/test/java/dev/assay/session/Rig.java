package dev.assay.session;

import dev.assay.contender.Catalogue;
import dev.assay.contender.Contender;
import dev.assay.contender.Declaration;
import dev.assay.contender.Instrument;
import dev.assay.contender.Kind;
import dev.assay.contender.Launcher;
import dev.assay.contender.LiveContender;
import dev.assay.contender.Planted;
import dev.assay.contender.Purpose;
import dev.assay.contender.Vocabularies;
import dev.assay.corpus.DataFolder;
import dev.assay.corpus.Deck;
import dev.assay.corpus.Encoding;
import dev.assay.corpus.Reference;
import dev.assay.corpus.SmallData;
import dev.assay.measure.Cell;
import dev.assay.measure.GroupPlan;
import dev.assay.measure.Plan;
import dev.assay.run.ContenderId;
import dev.assay.run.DeckId;
import dev.assay.run.Fixture;
import dev.assay.run.Mode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongBiFunction;

/**
 * All that a run needs, without a JVM, a native library or a real clock: three contenders that make one id of each byte, one that forgets
 * the last, one deck, and forks that a test can let die.
 */
final class Rig {
    static final String A = "a@jvm";
    static final String B = "b@jvm";
    static final String C = "c@jvm";
    static final String WRONG = "wrong@jvm";
    static final long MILLI = 1_000_000;
    static final Encoding ENCODING = Encoding.CL100K_BASE;

    /** In a pass of 10 ms, a slice of at least 50 ms has five; in one of 20 ms it has three. */
    static final long SLICE_NANOS = 50 * MILLI;

    final FakeHost host = new FakeHost();
    final FakeForks forks;
    private final Path root;
    private final DataFolder data;
    private final Deck deck;
    private final Catalogue catalogue;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    Rig(Path root, ToLongBiFunction<String, Integer> passNanos) throws IOException {
        this.root = root;
        data = SmallData.in(root.resolve("data"));
        deck = data.deck(SmallData.CORPUS, SmallData.SIZE);
        forks = new FakeForks(host, deck, passNanos);
        List<Declaration> declared = new ArrayList<>();
        for (String id : List.of(A, B, C, WRONG)) {
            declared.add(new Declaration(
                    new Contender(ContenderId.of(id), Kind.PEER, "Java", "jvm", List.of(ENCODING), Map.of(), "ids"),
                    "java",
                    "",
                    ""));
        }
        catalogue = new Catalogue(declared, new NoVocabularies(), new PlantedLauncher());
    }

    /** Returns a group of one cell, with one warm-up round and two steady ones. */
    static GroupPlan group(String id, int sets, int mostSets, String... contenders) {
        List<ContenderId> all = Fixture.ids(contenders);
        return new GroupPlan(
                id,
                "Which is faster?",
                ENCODING.id(),
                all,
                all,
                false,
                all,
                List.of(),
                List.of(Cell.of(new DeckId(SmallData.CORPUS, SmallData.SIZE), Mode.THROUGHPUT, List.of())),
                sets,
                mostSets,
                1,
                2,
                0.36);
    }

    static Plan plan(long seed, int limitSeconds, GroupPlan... groups) {
        List<Plan.SetPlan> sets = new ArrayList<>();
        for (GroupPlan group : groups) {
            for (int set = 0; set < group.sets(); set++) {
                sets.add(new Plan.SetPlan(group, set));
            }
        }
        return new Plan(
                "quick",
                limitSeconds,
                SLICE_NANOS,
                10 * MILLI,
                seed,
                Arrays.asList(groups),
                sets,
                List.of(),
                List.of(),
                0,
                new Plan.Cold(List.of(), Optional.empty(), 0, 0),
                sets.size() * 0.36,
                Optional.empty());
    }

    /** Runs, or goes on with what lies in the folder of runs. */
    Session.Ended run(Map<String, String> claims, Session.Plans plans) throws IOException, InterruptedException {
        ProgressLine screen = new ProgressLine(new PrintStream(said, true, StandardCharsets.UTF_8), false);
        Session session = new Session(
                catalogue,
                HeaderRows.contenders(catalogue),
                data,
                forks,
                List.of(deck),
                screen,
                claims,
                List.of(),
                host,
                encoding -> Optional.of(Reference.made("a test", List.of(deck), new Planted()::encode)));
        Path sockets = Files.createTempDirectory(root, "s");
        try (Cleanup cleanup = new Cleanup(() -> {}, sockets, () -> {})) {
            return session.run(runs(), plans, 7, true, true, cleanup);
        }
    }

    Path runs() {
        return root.resolve("runs");
    }

    /** Returns what was printed, line by line. */
    List<String> said() {
        return said.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static final class NoVocabularies implements Vocabularies {
        @Override
        public Path folder() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void require(Encoding encoding) {
            throw new UnsupportedOperationException();
        }

        @Override
        public byte[] bytes(Encoding encoding) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class PlantedLauncher implements Launcher {
        @Override
        public Optional<String> missing(Declaration declaration) {
            return Optional.empty();
        }

        @Override
        public LiveContender open(Declaration declaration, Vocabularies vocabularies, Purpose purpose) {
            return declaration.contender().id().toString().equals(WRONG) ? new Forgetful() : new Planted();
        }

        @Override
        public LiveContender openInOwnJvm(
                Declaration declaration, Vocabularies vocabularies, Purpose purpose, List<String> flags) {
            throw new UnsupportedOperationException("no plan of these tests has memory or cold forks");
        }

        @Override
        public Launcher under(Instrument instrument) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class Forgetful extends Planted {
        @Override
        public int[] encode(byte[] text) {
            int[] ids = super.encode(text);
            return Arrays.copyOf(ids, ids.length - 1);
        }
    }
}
