package dev.assay.claim;

import dev.assay.run.Header;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was looked up about a claim that nobody can measure. It is no verdict: it has neither interval nor bounds, and holds in every run.
 *
 * @param finding what the facts come to, a sentence
 * @param facts at least one
 */
public record FactCheck(String finding, List<Fact> facts) {
    public FactCheck {
        facts = List.copyOf(facts);
    }

    /**
     * One fact.
     *
     * @param source by name, so that anybody can get it again
     * @param sha256 of the file that was looked into, in hex
     * @param checked ISO date
     */
    public record Fact(String text, String source, String sha256, String checked) {
        static final String SHA256 = "[0-9a-f]{64}";
        static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
    }

    /** Returns the fact checks behind those verdicts that are such, by claim id, in the order of the ledger. */
    public static Map<String, FactCheck> of(Header header, List<Verdict> verdicts) {
        Map<String, FactCheck> checks = new LinkedHashMap<>();
        for (Verdict verdict : verdicts) {
            if (verdict.outcome() == Verdict.Outcome.FACT_CHECK) {
                Definitions.parse(Map.of(verdict.id(), header.claims().get(verdict.id())))
                        .forEach(claim ->
                                checks.put(claim.id(), claim.factCheck().orElseThrow()));
            }
        }
        return checks;
    }

    /** Returns the finding with the names of its sources. */
    public String sentence() {
        return finding + " Looked up, not measured: "
                + facts.stream()
                        .map(fact -> fact.source() + ", checked " + fact.checked())
                        .collect(Collectors.joining("; "))
                + ".";
    }
}
