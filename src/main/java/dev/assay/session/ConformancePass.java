package dev.assay.session;

import dev.assay.contender.Catalogue;
import dev.assay.contender.Conformance;
import dev.assay.contender.Contender;
import dev.assay.contender.Kind;
import dev.assay.contender.LiveContender;
import dev.assay.contender.Oracles;
import dev.assay.contender.Purpose;
import dev.assay.contender.TimingPermit;
import dev.assay.corpus.DataFolder;
import dev.assay.corpus.Deck;
import dev.assay.corpus.Encoding;
import dev.assay.corpus.Encodings;
import dev.assay.corpus.Reference;
import dev.assay.measure.Cell;
import dev.assay.measure.Expected;
import dev.assay.measure.GroupPlan;
import dev.assay.measure.MachineCosts;
import dev.assay.measure.Plan;
import dev.assay.measure.PositiveControl;
import dev.assay.run.Check;
import dev.assay.run.ContenderId;
import dev.assay.run.DeckId;
import dev.assay.run.Protocol;
import dev.assay.usage.Complaint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The conformance of everything that a plan times, before and after: in this JVM or in processes that are never timed. */
final class ConformancePass {
    /** Of each corpus one deck tells what a pass costs: small inputs cost calls, and large ones have no deck in every corpus. */
    private static final int COSTED_SIZE = 1024;

    private final Catalogue catalogue;
    private final List<Deck> decks;
    private final References references;
    private final Oracles oracles;
    /* Shared by starts and checks, which run side by side; alone has it a pass that tells what passes cost here. */
    private final ReadWriteLock machine = new ReentrantReadWriteLock(true);
    private final Map<ContenderId, Double> passMillis = new ConcurrentHashMap<>();
    private final Map<ContenderId, Double> startMillis = new ConcurrentHashMap<>();
    private double checkSeconds;

    ConformancePass(Catalogue catalogue, DataFolder data, List<Deck> decks, ReferenceSource source) {
        this.catalogue = catalogue;
        this.decks = decks;
        this.references = new References(catalogue, data, decks, source);
        this.oracles = new Oracles(catalogue, data);
    }

    /**
     * Checks every contender of the plan on every deck that the plan visits in its encoding; controls are exempt by their kind. As many at
     * once as there are processors, since nothing is timed; the checks come in the order of the ids all the same.
     */
    List<Check> check(Plan plan, String when, Consumer<String> progress) {
        Map<ContenderId, List<Encoding>> targets = new TreeMap<>();
        for (GroupPlan group : plan.groups()) {
            for (ContenderId id : group.contenders()) {
                List<Encoding> encodings = targets.computeIfAbsent(id, key -> new ArrayList<>());
                if (!encodings.contains(Encodings.of(group.encoding()))) {
                    encodings.add(Encodings.of(group.encoding()));
                }
            }
        }
        long start = System.nanoTime();
        ExecutorService workers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<List<Check>>> answers = new ArrayList<>();
            targets.forEach((id, encodings) -> {
                Contender contender = contender(id);
                if (contender.kind() != Kind.CONTROL) {
                    answers.add(workers.submit(() -> {
                        synchronized (progress) {
                            progress.accept("conformance " + when + " timing · " + id);
                        }
                        return encodings.stream()
                                .flatMap(encoding -> one(plan, contender, encoding, when).stream())
                                .toList();
                    }));
                }
            });
            List<Check> checks = new ArrayList<>();
            for (Future<List<Check>> answer : answers) {
                checks.addAll(answer.get());
            }
            checkSeconds = (System.nanoTime() - start) / 1e9;
            return references.confirmed(checks);
        } catch (ExecutionException e) {
            throw new IllegalStateException("conformance " + when + " timing: " + Complaint.line(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("conformance " + when + " timing was interrupted", e);
        } finally {
            workers.shutdownNow();
        }
    }

    /**
     * Returns the protocol of a run that is about to begin, but for its interim analyses, which its plan tells.
     *
     * @param checks that were made before timing
     * @param claims that it was asked for by name
     */
    Protocol protocol(List<Check> checks, List<String> claims) {
        return new Protocol(
                PositiveControl.share(), Map.of(), references.shipped(), references.ownText(checks), claims);
    }

    private List<Check> one(Plan plan, Contender contender, Encoding encoding, String when) {
        List<Deck> visited = decks.stream()
                .filter(deck -> plan.visits(encoding.id(), new DeckId(deck.corpus(), deck.sizeBytes())))
                .toList();
        try (LiveContender subject = started(contender, encoding)) {
            Reference reference = references.of(encoding);
            int costed = visited.stream().anyMatch(deck -> deck.sizeBytes() == COSTED_SIZE)
                    ? COSTED_SIZE
                    : visited.stream().mapToInt(Deck::sizeBytes).max().orElse(0);
            boolean costs = when.equals("before") && isOwnProcess(contender);
            List<Check> checks = new ArrayList<>();
            List<Double> passes = new ArrayList<>();
            for (Deck deck : visited) {
                Check check = checked(() -> oracles.check(subject, contender.id(), encoding, deck, reference, when));
                checks.add(check);
                if (costs && check.conforming() && deck.sizeBytes() == costed) {
                    passes.add(passMillis(subject, deck));
                }
            }
            if (!passes.isEmpty()) {
                passMillis.put(
                        contender.id(),
                        passes.stream()
                                .mapToDouble(Double::doubleValue)
                                .average()
                                .getAsDouble());
            }
            return checks;
        } catch (RuntimeException | LinkageError e) {
            return visited.stream()
                    .map(deck -> new Check(
                            when,
                            contender.id(),
                            encoding.id(),
                            deck.corpus(),
                            deck.sizeBytes(),
                            0,
                            false,
                            String.valueOf(e.getMessage()).replaceAll("\\s+", " ")))
                    .toList();
        }
    }

    private LiveContender started(Contender contender, Encoding encoding) {
        machine.readLock().lock();
        try {
            long start = System.nanoTime();
            LiveContender subject = catalogue.open(contender, Purpose.TIMING);
            try {
                subject.load(encoding);
                if (isOwnProcess(contender)) {
                    startMillis.put(contender.id(), (System.nanoTime() - start) / 1e6);
                }
                return subject;
            } catch (RuntimeException | LinkageError e) {
                subject.close();
                throw e;
            }
        } finally {
            machine.readLock().unlock();
        }
    }

    private Check checked(Supplier<Check> check) {
        machine.readLock().lock();
        try {
            return check.get();
        } finally {
            machine.readLock().unlock();
        }
    }

    /* What is compiled as it runs is not yet itself here: it counts by the speed of the machine. */
    private static boolean isOwnProcess(Contender contender) {
        return contender.bridge().equals("process");
    }

    private double passMillis(LiveContender subject, Deck deck) {
        machine.writeLock().lock();
        try {
            return Conformance.againNanos(subject) / 1e6 * MachineCosts.PASS_BYTES / deck.bytes();
        } finally {
            machine.writeLock().unlock();
        }
    }

    /** Returns what passes and starts cost on this machine, by the checks so far. */
    MachineCosts costs() {
        return new MachineCosts(passMillis, startMillis, checkSeconds);
    }

    /** Returns the clearances that the checks give, by encoding, then contender. */
    Map<String, Map<ContenderId, TimingPermit>> clear(Plan plan, List<Check> checks) {
        Map<String, Map<ContenderId, TimingPermit>> cleared = new LinkedHashMap<>();
        for (GroupPlan group : plan.groups()) {
            for (ContenderId id : group.contenders()) {
                TimingPermit.of(contender(id), Encodings.of(group.encoding()), checks)
                        .ifPresent(one -> cleared.computeIfAbsent(group.encoding(), key -> new HashMap<>())
                                .put(id, one));
            }
        }
        return cleared;
    }

    /** Returns what the reference says of one pass over each deck that a group visits, rotated by so many inputs. */
    Map<Cell, Expected> expected(GroupPlan group, int rotation) {
        Encoding encoding = Encodings.of(group.encoding());
        Reference reference = references.of(encoding);
        Map<Cell, Expected> expected = new HashMap<>();
        for (Cell cell : group.cells()) {
            Deck deck = decks.stream()
                    .filter(one -> new DeckId(one.corpus(), one.sizeBytes()).equals(cell.deck()))
                    .findFirst()
                    .orElseThrow();
            int last = Math.floorMod(rotation - 1, deck.inputs().size());
            expected.put(
                    cell,
                    new Expected(
                            tokens(encoding, deck),
                            encoding.workload().answers(),
                            reference
                                    .expected(deck.corpus(), deck.sizeBytes(), last)
                                    .last()));
        }
        return expected;
    }

    /** Returns the reference's tokens of one pass over a deck. */
    long tokens(Encoding encoding, Deck deck) {
        Reference reference = references.of(encoding);
        long sum = 0;
        for (int input = 0; input < deck.inputs().size(); input++) {
            sum += reference.expected(deck.corpus(), deck.sizeBytes(), input).tokens();
        }
        return sum;
    }

    private Contender contender(ContenderId id) {
        return catalogue.find(id).orElseThrow();
    }
}
