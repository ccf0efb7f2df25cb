package dev.assay.session;

import dev.assay.contender.Catalogue;
import dev.assay.contender.LiveContender;
import dev.assay.contender.Purpose;
import dev.assay.contender.TimingPermit;
import dev.assay.corpus.DataFolder;
import dev.assay.corpus.Deck;
import dev.assay.measure.ColdForks;
import dev.assay.measure.Plan;
import dev.assay.run.ContenderId;
import dev.assay.run.ResumableRun;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cold forks of a run: contenders in processes of their own, timed from their start. */
final class ColdStarts {
    private ColdStarts() {}

    /** Runs those of the plan, one process at a time; a contender that is not cleared is passed over. */
    static void run(
            Plan plan,
            Map<String, Map<ContenderId, TimingPermit>> cleared,
            ConformancePass proof,
            Catalogue catalogue,
            DataFolder data,
            Journal journal,
            ResumableRun past) {
        if (plan.cold().targets().isEmpty()) {
            return;
        }
        Deck deck = plan.cold()
                .deck()
                .map(row -> data.deck(row.corpus(), row.size()))
                .orElseThrow();
        List<TimingPermit> targets = plan.cold().targets().stream()
                .flatMap(target ->
                        Optional.ofNullable(cleared.getOrDefault(target.encoding(), Map.of())
                                        .get(target.contender()))
                                .stream())
                .toList();
        ColdForks.Opener opener = new ColdForks.Opener() {
            @Override
            public LiveContender fresh(TimingPermit one) {
                return catalogue.openInOwnJvm(one.contender(), Purpose.TIMING, ForkFlags.coldFlags());
            }

            @Override
            public String flags(TimingPermit one) {
                return one.contender().bridge().equals("process")
                        ? "as shipped"
                        : String.join(" ", ForkFlags.coldFlags());
            }
        };
        new ColdForks(opener, deck, one -> proof.tokens(one.encoding(), deck), System::nanoTime, journal::append)
                .run(
                        targets,
                        plan.cold().replicates(),
                        plan.seed(),
                        (one, replicate) -> past.hasCold(
                                one.contender().id(), one.encoding().id(), replicate));
    }
}
