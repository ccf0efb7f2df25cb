package dev.assay.measure;

import dev.assay.corpus.Encodings;
import dev.assay.run.ContenderId;
import dev.assay.run.Header;
import dev.assay.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/**
 * A comparison group as it will run.
 *
 * @param contenders those that are timed, in order of the definition
 * @param twinned those over which the A/A twin rotates by set number, or all of which have one in every set
 * @param everyTwin whether they have
 * @param inJvm those of {@code contenders} that run inside the fork's JVM, or may run in one of their own, and so need every warm-up round
 * @param dropped one line for each defined contender that is not timed: id and reason
 * @param sets up to the first look, see {@link StopRule}
 * @param mostSets up to the last
 * @param setSeconds expected length of one fork set, its start included
 */
public record GroupPlan(
        String id,
        String purpose,
        String encoding,
        List<ContenderId> contenders,
        List<ContenderId> twinned,
        boolean everyTwin,
        List<ContenderId> inJvm,
        List<String> dropped,
        List<Cell> cells,
        int sets,
        int mostSets,
        int warmupRounds,
        int rounds,
        double setSeconds) {
    public GroupPlan {
        contenders = List.copyOf(contenders);
        twinned = List.copyOf(twinned);
        inJvm = List.copyOf(inJvm);
        dropped = List.copyOf(dropped);
        cells = List.copyOf(cells);
    }

    /** Returns the same group with the time that a fork set of it is expected to take. */
    GroupPlan taking(double seconds) {
        return new GroupPlan(
                id,
                purpose,
                encoding,
                contenders,
                twinned,
                everyTwin,
                inJvm,
                dropped,
                cells,
                sets,
                mostSets,
                warmupRounds,
                rounds,
                seconds);
    }

    /** Returns the forks of one set: the contenders, and the twin of the one whose turn it is, or of each. */
    public List<Fork> forks(int set) {
        List<Fork> forks = new ArrayList<>(contenders.stream().map(Fork::main).toList());
        if (everyTwin) {
            twinned.forEach(id -> forks.add(Fork.twin(id)));
        } else if (!twinned.isEmpty()) {
            forks.add(Fork.twin(twinned.get(set % twinned.size())));
        }
        return forks;
    }

    /** Returns the rule that ends its sets. */
    public StopRule stopRule() {
        return StopRule.of(sets, mostSets);
    }

    /** Returns all rounds of a set, warm-up included. */
    public int allRounds() {
        return warmupRounds + rounds;
    }

    /**
     * Returns whether a fork's turn in a round is warm-up. A process has one such round; it sits out the others, which would cost
     * minutes and warm nothing. So has a spike, from which the length of its slices follows: more would warm the twin, and not its original.
     */
    boolean warmup(int round) {
        return round < warmupRounds;
    }

    boolean visits(Fork fork, Cell cell, int round) {
        return cell.visitedBy(fork)
                && (round == 0 || !warmup(round) || inJvm.contains(fork.contender()) && !cell.isSpike());
    }

    /** Returns whether it times a contender across the bridge as well. */
    boolean crosses(ContenderId contender) {
        return contenders.contains(contender)
                && cells.stream()
                        .anyMatch(cell -> cell.isAcross()
                                && (cell.contenders().isEmpty()
                                        || cell.contenders().contains(contender)));
    }

    /** Returns the number of cells that are pooled: those of throughput that every contender visits. */
    int pooledCells() {
        return (int) cells.stream().filter(Cell::isCompared).count();
    }

    /** Returns what its contenders do: an encoding belongs to one workload. */
    public Workload workload() {
        return Encodings.of(encoding).workload();
    }

    /** Returns the row of the run file's header. */
    public Header.GroupRow row() {
        return new Header.GroupRow(
                id,
                workload(),
                purpose,
                contenders,
                sets,
                allRounds(),
                cells.stream()
                        .map(cell -> new Header.CellRow(
                                encoding, cell.deck().corpus(), cell.deck().size(), cell.word(), cell.contenders()))
                        .toList());
    }
}
