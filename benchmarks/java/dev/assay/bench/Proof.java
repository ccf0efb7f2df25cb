package dev.assay.bench;

import dev.assay.contender.Catalogue;
import dev.assay.contender.Cleared;
import dev.assay.contender.Contender;
import dev.assay.contender.Kind;
import dev.assay.contender.Oracles;
import dev.assay.contender.Purpose;
import dev.assay.contender.Subject;
import dev.assay.corpus.DataFolder;
import dev.assay.corpus.Deck;
import dev.assay.corpus.Encoding;
import dev.assay.corpus.Reference;
import dev.assay.measure.Cell;
import dev.assay.measure.Expected;
import dev.assay.measure.GroupPlan;
import dev.assay.measure.Plan;
import dev.assay.run.Check;
import dev.assay.usage.Complaint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** The conformance of everything that a plan times, before and after: in this JVM or in processes that are never timed. */
final class Proof {
    private final Catalogue catalogue;
    private final List<Deck> decks;
    private final References references;
    private final Oracles oracles;

    Proof(Catalogue catalogue, DataFolder data, List<Deck> decks) {
        this.catalogue = catalogue;
        this.decks = decks;
        this.references = new References(catalogue, data, decks);
        this.oracles = new Oracles(catalogue, data);
    }

    /**
     * Checks every contender of the plan on every deck that the plan visits in its encoding; controls are exempt by their kind. As many at
     * once as there are processors, since nothing is timed; the checks come in the order of the ids all the same.
     */
    List<Check> check(Plan plan, String when, Consumer<String> progress) {
        Map<String, List<Encoding>> targets = new TreeMap<>();
        for (GroupPlan group : plan.groups()) {
            for (String id : group.contenders()) {
                List<Encoding> encodings = targets.computeIfAbsent(id, key -> new ArrayList<>());
                if (!encodings.contains(Encoding.of(group.encoding()))) {
                    encodings.add(Encoding.of(group.encoding()));
                }
            }
        }
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

    /** Returns what the header tells of the references and of a user's own text, with the checks that were made before timing. */
    Map<String, String> references(List<Check> checks) {
        return references.settings(checks);
    }

    private List<Check> one(Plan plan, Contender contender, Encoding encoding, String when) {
        List<Deck> visited = decks.stream()
                .filter(deck -> plan.visits(encoding.id(), deck.corpus(), deck.sizeBytes()))
                .toList();
        try (Subject subject = catalogue.open(contender, Purpose.TIMING)) {
            subject.load(encoding);
            Reference reference = references.of(encoding);
            return visited.stream()
                    .map(deck -> oracles.check(subject, contender.id(), encoding, deck, reference, when))
                    .toList();
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

    /** Returns the clearances that the checks give, by encoding, then contender. */
    Map<String, Map<String, Cleared>> clear(Plan plan, List<Check> checks) {
        Map<String, Map<String, Cleared>> cleared = new LinkedHashMap<>();
        for (GroupPlan group : plan.groups()) {
            for (String id : group.contenders()) {
                Cleared.of(contender(id), Encoding.of(group.encoding()), checks)
                        .ifPresent(one -> cleared.computeIfAbsent(group.encoding(), key -> new HashMap<>())
                                .put(id, one));
            }
        }
        return cleared;
    }

    /** Returns what the reference says of one pass over each deck that a group visits, rotated by so many inputs. */
    Map<Cell, Expected> expected(GroupPlan group, int rotation) {
        Reference reference = references.of(Encoding.of(group.encoding()));
        Map<Cell, Expected> expected = new HashMap<>();
        for (Cell cell : group.cells()) {
            Deck deck = decks.stream()
                    .filter(one -> one.corpus().equals(cell.corpus()) && one.sizeBytes() == cell.size())
                    .findFirst()
                    .orElseThrow();
            int last = Math.floorMod(rotation - 1, deck.inputs().size());
            expected.put(
                    cell,
                    new Expected(
                            tokens(Encoding.of(group.encoding()), deck),
                            reference.expected(cell.corpus(), cell.size(), last).last()));
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

    private Contender contender(String id) {
        return catalogue.contenders().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
