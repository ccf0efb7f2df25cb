package dev.assay.cpython;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** All interpreters of a machine: found, asked, probed. Takes seconds, and is made where nobody remembers the last. */
final class Survey {
    private static final long AT_ONCE_MILLIS = 300;
    private static final Answer NOT_ASKED = Answer.refused("");

    private final Question question;
    private final Map<Path, Interpreter> found = new LinkedHashMap<>();
    private final List<String> refusals = new ArrayList<>();

    private Survey(Question question) {
        this.question = question;
    }

    /** Asks all candidates. One that answers at once is waited for; those that hang are waited for together, and cost one deadline. */
    static Survey of(List<Path> candidates, Question question) {
        Survey survey = new Survey(question);
        Map<Path, Answer> answers = new ConcurrentHashMap<>();
        List<Thread> threads = new ArrayList<>();
        try {
            for (Path candidate : candidates) {
                if (answered(answers.values(), candidate)) {
                    continue; // A script that chooses one has started it already.
                }
                Thread thread =
                        new Thread(() -> answers.put(candidate, question.ask(candidate, false)), "assay-survey");
                thread.setDaemon(true);
                thread.start();
                threads.add(thread);
                thread.join(AT_ONCE_MILLIS);
            }
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        for (Path candidate : candidates) {
            Answer answer = answers.getOrDefault(candidate, NOT_ASKED);
            answer.interpreter().ifPresent(one -> survey.found.putIfAbsent(one.file(), one));
            if (!answer.refusal().isEmpty()) {
                survey.refusals.add(answer.refusal());
            }
        }
        return survey;
    }

    private static boolean answered(Collection<Answer> answers, Path file) {
        return answers.stream().anyMatch(answer -> answer.interpreter()
                .filter(one -> one.file().equals(file))
                .isPresent());
    }

    /** Returns all that answered, in the order of the candidates. */
    List<Interpreter> interpreters() {
        return List.copyOf(found.values());
    }

    /** Returns what was wrong with the first that did not, which is the one that its user knows. */
    Optional<String> refusal() {
        return refusals.stream().findFirst();
    }

    /** Probes those that are worth it, and takes the fastest. */
    Optional<Choice> fastest() {
        List<Interpreter> eligible = Choice.eligible(interpreters());
        Map<Path, Probed> probed = ProbeRounds.run(eligible, this::work).stream()
                .collect(Collectors.toMap(one -> one.interpreter().file(), one -> one));
        return Choice.fastest(all(probed));
    }

    /** Takes one that somebody named, and probes nobody. */
    Choice given(Interpreter one) {
        return Choice.given(new Probed(one, 0), all(Map.of()));
    }

    private List<Probed> all(Map<Path, Probed> probed) {
        return interpreters().stream()
                .map(one -> probed.getOrDefault(one.file(), new Probed(one, 0)))
                .toList();
    }

    private OptionalLong work(Interpreter one) {
        return question.ask(one.file(), true).nanos();
    }
}
