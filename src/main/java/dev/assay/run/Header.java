package dev.assay.run;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.OptBoolean;
import dev.assay.workload.Workload;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The first line of a run: everything that the slices presuppose.
 *
 * @param schema version of the format of its file: {@link #SCHEMA}, or an older one that is still read
 * @param assay version of Assay
 * @param started ISO-8601, UTC
 * @param effort {@code smoke}, {@code quick}, {@code standard}, {@code broad}, {@code rigorous} or {@code proof}; {@code duel} for a run of that verb
 * @param seed of every random choice
 * @param machine fingerprint without personal data, label to value; unknown values are "not recorded"
 * @param grade environment grade A, B or C
 * @param gradeReason why, in one line
 * @param settings slice length, heap, collector, flags …, for readers: nothing is decided by them
 * @param protocol what was fixed beforehand and decides verdicts
 * @param contenders all declared ones, absent ones too
 * @param decks all decks of the run
 * @param groups comparison groups as planned
 * @param claims definitions as they stood, text of the TOML files by claim id
 */
public record Header(
        int schema,
        String assay,
        String started,
        String effort,
        long seed,
        Map<String, String> machine,
        String grade,
        String gradeReason,
        Map<String, String> settings,
        Protocol protocol,
        List<ContenderRow> contenders,
        List<DeckRow> decks,
        List<GroupRow> groups,
        Map<String, String> claims)
        implements Line {
    /** Returns what its groups do, each once, in their order. */
    public List<Workload> workloads() {
        return groups.stream().map(GroupRow::workload).distinct().toList();
    }

    /** Returns what a group does. */
    public Workload workloadOf(String group) {
        return groups.stream()
                .filter(row -> row.id().equals(group))
                .map(GroupRow::workload)
                .findFirst()
                .orElse(Workload.TOKENIZE);
    }

    /** Returns what the answers of its contenders are lists of, such as {@code tokens}. */
    public String answers() {
        return words(Workload::answers);
    }

    /** Returns what its contenders read before they work, such as {@code vocabulary}. */
    public String loads() {
        return words(Workload::loads);
    }

    /** Returns what they do, such as {@code tokenization}. */
    public String tasks() {
        return words(Workload::task);
    }

    private String words(Function<Workload, String> word) {
        return workloads().stream().map(word).distinct().collect(Collectors.joining(" and "));
    }

    /** Returns the header of the same run under another start and seed. */
    public Header resumed(String otherStart, long otherSeed) {
        return new Header(
                schema,
                assay,
                otherStart,
                effort,
                otherSeed,
                machine,
                grade,
                gradeReason,
                settings,
                protocol,
                contenders,
                decks,
                groups,
                claims);
    }

    /** Returns the same header with other comparison groups. */
    public Header withGroups(List<GroupRow> others) {
        return new Header(
                schema,
                assay,
                started,
                effort,
                seed,
                machine,
                grade,
                gradeReason,
                settings,
                protocol,
                contenders,
                decks,
                others,
                claims);
    }

    /*
     * 1: first version; 2: spikes, cold starts, environments, warnings in three parts; 3: switches of a slice; 4: the protocol, which stood
     * among the settings in words, and the last id of a slice. Lines of a new type, such as `hits`, new verbs, and new labels of the
     * fingerprint leave the lines of old files as they are, and the number too: old files are read as before, and a label that they lack is
     * "not recorded". So does `groups.workload`: absent, it is `tokenize`.
     */
    public static final int SCHEMA = 4;

    /** The oldest version that is still read; no file of an older one was ever published. */
    static final int OLDEST = 3;

    /**
     * A declared contender.
     *
     * @param source digest of what it was built from, or its version; runs whose sources differ do not merge
     * @param reason one line naming what is missing, or null if available
     */
    public record ContenderRow(
            ContenderId id,
            String kind,
            String language,
            String bridge,
            String version,
            String runtime,
            Map<String, String> build,
            Map<String, String> options,
            String output,
            String source,
            List<String> encodings,
            boolean available,
            String reason) {}

    /** A deck of the run; {@code bytes} is the length of one pass. */
    public record DeckRow(String corpus, int size, int inputs, long bytes, String sha256) {
        /** Returns what names it. */
        public DeckId deck() {
            return new DeckId(corpus, size);
        }
    }

    /**
     * A comparison group.
     *
     * @param workload what its contenders do; of a run that does not tell, tokenizing, which was all that there was
     * @param purpose what it compares, one line
     * @param cells every cell that its forks visit
     */
    public record GroupRow(
            String id,

            @JacksonInject(value = "workload", useInput = OptBoolean.TRUE)
            Workload workload,

            String purpose,
            List<ContenderId> contenders,
            int sets,
            int rounds,
            List<CellRow> cells) {
        /** The members that older runs do not have. */
        static final List<String> YOUNGER = List.of("workload");

        /** Returns the same group with so many fork sets. */
        public GroupRow withSets(int otherSets) {
            return new GroupRow(id, workload, purpose, contenders, otherSets, rounds, cells);
        }
    }

    /**
     * What a turn names.
     *
     * @param verb the {@link Mode}, or the role of a positive control, whose mode is throughput
     * @param contenders empty when all of the group visit it
     */
    public record CellRow(String encoding, String corpus, int size, String verb, List<ContenderId> contenders) {
        /** Returns the deck that is encoded. */
        public DeckId deck() {
            return new DeckId(corpus, size);
        }

        /** Returns how it is measured. */
        public Mode mode() {
            return Role.find(verb).filter(Role::isControl).isPresent() ? Mode.THROUGHPUT : Mode.of(verb);
        }
    }
}
