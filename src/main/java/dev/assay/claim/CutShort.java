package dev.assay.claim;

import dev.assay.run.Completion;
import dev.assay.run.RunFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the limit of a run kept from being decided.
 *
 * @param made fork sets that were made, of {@code wanted}
 * @param judged verdicts that were put to the test on fork sets
 * @param open those that are open because of the limit
 * @param claims ids of the claims of these verdicts, each once
 * @param seconds of measuring that the claims by themselves would take on that machine
 */
public record CutShort(
        int limitSeconds, int made, int wanted, int judged, List<Verdict> open, List<String> claims, double seconds) {
    public CutShort {
        open = List.copyOf(open);
        claims = List.copyOf(claims);
    }

    /** Returns it, or nothing where the limit denied no fork set, or where the run does not tell. */
    public static Optional<CutShort> of(RunFile run, List<Verdict> verdicts) {
        return run.completion()
                .filter(completion -> !completion.cutShort().isEmpty())
                .map(completion -> of(run, completion, verdicts));
    }

    private static CutShort of(RunFile run, Completion completion, List<Verdict> verdicts) {
        List<Verdict> open = verdicts.stream()
                .filter(verdict -> verdict.cause().equals(Judge.CUT_SHORT))
                .toList();
        List<String> claims = open.stream().map(Verdict::id).distinct().toList();
        Set<String> groups = Definitions.parse(run.header().claims()).stream()
                .filter(claim -> claims.contains(claim.id()))
                .flatMap(claim -> claim.readings().stream())
                .map(Definition.Reading::group)
                .collect(Collectors.toSet());
        return new CutShort(
                completion.limitSeconds(),
                completion.made(),
                completion.wanted(),
                (int) verdicts.stream()
                        .filter(verdict -> !Double.isNaN(verdict.lower())
                                && (verdict.outcome() != Verdict.Outcome.NOT_TESTED
                                        || verdict.cause().equals(Judge.CUT_SHORT)))
                        .count(),
                open,
                claims,
                completion.groups().stream()
                        .filter(sets -> groups.contains(sets.group()))
                        .mapToDouble(sets -> sets.wanted() * sets.secondsPerSet())
                        .sum());
    }
}
