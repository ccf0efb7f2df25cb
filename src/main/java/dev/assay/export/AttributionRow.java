package dev.assay.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.assay.claim.Attribution;
import dev.assay.claim.Step;
import dev.assay.run.ContenderId;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A path of {@code attribution.toml} that the run measured.
 *
 * @param whole ratio of the ends, in {@code group}
 * @param product of the steps
 */
record AttributionRow(String encoding, String group, int cells, Estimate whole, Estimate product, List<Member> steps) {
    /** A step; {@code share} of the logarithm, 0 to 1, is missing where the whole may be none. */
    record Member(
            ContenderId from,
            ContenderId to,
            String trait,
            String group,
            Estimate ratio,
            @JsonInclude(JsonInclude.Include.NON_NULL) Estimate share) {}

    static AttributionRow of(Attribution.Found found) {
        return new AttributionRow(
                found.path().encoding(),
                found.path().group(),
                found.chain().cells().size(),
                Estimate.of(found.chain().whole().ratio()),
                Estimate.of(found.chain().product()),
                IntStream.range(0, found.path().steps().size())
                        .mapToObj(i -> member(found, i))
                        .toList());
    }

    private static Member member(Attribution.Found found, int i) {
        Step step = found.path().steps().get(i);
        return new Member(
                step.from(),
                step.to(),
                step.trait(),
                found.path().groups().get(i),
                Estimate.of(found.chain().steps().get(i).ratio()),
                found.chain().shares().isEmpty()
                        ? null
                        : Estimate.of(found.chain().shares().get(i)));
    }
}
