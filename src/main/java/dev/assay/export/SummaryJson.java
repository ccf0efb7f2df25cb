package dev.assay.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.claim.Attribution;
import dev.assay.claim.Validity;
import dev.assay.claim.Verdict;
import dev.assay.price.PriceJson;
import dev.assay.price.PriceList;
import dev.assay.run.RunFile;
import dev.assay.stats.Collected;
import dev.assay.stats.Summary;
import dev.assay.text.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code summary.json}: {@link File} is its schema, with a record of its own for each member; their components are members in this order.
 * What a run has not, and an earlier program did not write, is left out, so that what earlier runs were published with is made again as it is.
 */
public final class SummaryJson {
    /** Returns the file; the member {@code price}, the object of {@code price.json}, only where there is one. */
    public static String of(RunFile run, Summary summary, List<Verdict> verdicts, Optional<PriceList> prices) {
        List<String> faults = Validity.faults(summary.controls());
        return Json.text(new File(
                run.header().schema(),
                run.header().assay(),
                run.header().started(),
                run.header().effort(),
                run.header().seed(),
                run.header().grade(),
                run.header().machine(),
                Estimate.of(summary.controls().twin()),
                Estimate.of(summary.controls().spike()),
                faults.isEmpty(),
                faults,
                summary.controls().rows().stream().map(ControlRow::of).toList(),
                run.completion().map(ForkSets::of).orElse(null),
                verdicts.stream().map(LedgerJson.Row::of).toList(),
                summary.ratios().stream().map(RatioRow::of).toList(),
                summary.speeds().stream().map(SpeedRow::of).toList(),
                summary.latencies().stream().map(LatencyRow::of).toList(),
                summary.footprints().stream().map(MemoryRow::of).toList(),
                summary.crossings().splits().stream().map(BridgeRow::of).toList(),
                summary.crossings().fits().stream().map(FitRow::of).toList(),
                summary.crossings().breakEvens().stream().map(BreakEvenRow::of).toList(),
                summary.colds().stream().map(ColdRow::of).toList(),
                summary.settlings().stream().map(SettlingRow::of).toList(),
                summary.firstPasses().stream().map(FirstPassRow::of).toList(),
                Collected.of(run).stream().map(CollectionsRow::of).toList(),
                Attribution.found(run.header(), summary).stream()
                        .map(AttributionRow::of)
                        .toList(),
                prices.map(PriceJson::node).orElse(null)));
    }

    /**
     * The whole file; times are ns, sizes bytes.
     *
     * @param twin pooled A/A ratio
     * @param spike pooled ratio of the positive control
     */
    record File(
            int schema,
            String assay,
            String started,
            String effort,
            long seed,
            String grade,
            Map<String, String> machine,
            Estimate twin,
            Estimate spike,
            boolean valid,
            List<String> faults,
            List<ControlRow> controls,
            @JsonInclude(JsonInclude.Include.NON_NULL) ForkSets forkSets,
            List<LedgerJson.Row> verdicts,
            List<RatioRow> ratios,
            List<SpeedRow> speeds,
            List<LatencyRow> latencies,
            List<MemoryRow> memory,
            List<BridgeRow> bridges,
            List<FitRow> fits,
            List<BreakEvenRow> breakEvens,
            List<ColdRow> cold,
            List<SettlingRow> settling,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FirstPassRow> firstPasses,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<CollectionsRow> collections,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<AttributionRow> attribution,
            @JsonInclude(JsonInclude.Include.NON_NULL) JsonNode price) {}

    private SummaryJson() {}
}
