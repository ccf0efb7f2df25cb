package dev.assay.run;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What was fixed before the first slice and decides verdicts. Until schema 3 it stood as prose among the settings, and was read back from
 * there; here each part has its type, and {@link #settings} makes the prose.
 *
 * @param controlShare share of work that the positive control adds by which the run is judged, such as 0.05; NaN where none is told
 * @param interimAnalyses by group: the counts of fork sets, rising, after which verdicts were to be looked at
 * @param references by encoding: by whose word the tokens are right on the shipped corpora; an older run may not tell
 * @param ownText the user's own text in place of the corpora
 * @param claims ids of the claims that the run was asked for by name; empty if it was asked for none by name
 */
public record Protocol(
        double controlShare,
        Map<String, List<Integer>> interimAnalyses,
        Map<String, TokenReference> references,

        @JsonSerialize(using = OptionalUserText.Writer.class) @JsonDeserialize(using = OptionalUserText.Reader.class)
        Optional<UserText> ownText,

        List<String> claims) {
    /** The keys under which older runs hold the members among their settings, and reports show them. */
    static final String CONTROL_SHARE = "spike";

    static final String INTERIM_ANALYSES_OF = "looks of ";
    static final String REFERENCE_OF = "reference of ";
    static final String OWN_TEXT = "corpus";
    static final String OWN_TEXT_REFERENCE = "reference";
    static final String CLAIMS = "claims asked for";

    /** Returns the true ratio of the positive control by which the run is judged to its original; NaN if it tells no share. */
    public double controlTruth() {
        return 1 + controlShare;
    }

    /** Returns the counts of fork sets after which a group was to be looked at; empty if none are told. */
    public List<Integer> analysesOf(String group) {
        return interimAnalyses.getOrDefault(group, List.of());
    }

    /** Returns the same protocol with the analyses of a plan. */
    public Protocol withAnalyses(Map<String, List<Integer>> analyses) {
        return new Protocol(controlShare, analyses, references, ownText, claims);
    }

    /** Returns it in words, for a reader of all settings. */
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        if (!Double.isNaN(controlShare)) {
            settings.put(CONTROL_SHARE, String.valueOf(controlShare));
        }
        interimAnalyses.forEach((group, counts) -> settings.put(
                INTERIM_ANALYSES_OF + group,
                counts.stream().map(String::valueOf).collect(Collectors.joining(", "))));
        references.forEach((encoding, reference) -> settings.put(REFERENCE_OF + encoding, reference.words()));
        ownText.ifPresent(text -> {
            settings.put(OWN_TEXT, text.name() + ", " + text.bytes() + " bytes, SHA-256 " + text.sha256());
            settings.put(OWN_TEXT_REFERENCE, text.reference());
        });
        if (!claims.isEmpty()) {
            settings.put(CLAIMS, String.join(", ", claims));
        }
        return settings;
    }
}
