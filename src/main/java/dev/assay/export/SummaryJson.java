package dev.assay.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.claim.Attribution;
import dev.assay.claim.Step;
import dev.assay.claim.Validity;
import dev.assay.claim.Verdict;
import dev.assay.price.PriceJson;
import dev.assay.price.PriceList;
import dev.assay.run.Completion;
import dev.assay.run.RunFile;
import dev.assay.stats.BridgeCosts;
import dev.assay.stats.Collected;
import dev.assay.stats.Controls;
import dev.assay.stats.FirstPass;
import dev.assay.stats.Interval;
import dev.assay.stats.SteadyStateCheck;
import dev.assay.stats.Summary;
import dev.assay.text.BreakEvens;
import dev.assay.text.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * {@code summary.json}: the records here are its schema, their components its members, in this order. What a run has not, and an earlier
 * program did not write, is left out, so that what earlier runs were published with is made again as it is.
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
                summary.controls().rows().stream().map(Control::of).toList(),
                run.completion().map(ForkSets::of).orElse(null),
                verdicts.stream().map(LedgerJson.Row::of).toList(),
                summary.ratios().stream().map(Ratio::of).toList(),
                summary.speeds().stream().map(Speed::of).toList(),
                summary.latencies().stream().map(Latency::of).toList(),
                summary.footprints().stream().map(Memory::of).toList(),
                summary.crossings().splits().stream().map(Bridge::of).toList(),
                summary.crossings().fits().stream().map(Fit::of).toList(),
                summary.crossings().breakEvens().stream().map(BreakEven::of).toList(),
                summary.colds().stream().map(Cold::of).toList(),
                summary.settlings().stream().map(Settled::of).toList(),
                summary.firstPasses().stream().map(First::of).toList(),
                Collected.of(run).stream().map(Collections::of).toList(),
                Attribution.found(run.header(), summary).stream().map(Path::of).toList(),
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
            List<Control> controls,
            @JsonInclude(JsonInclude.Include.NON_NULL) ForkSets forkSets,
            List<LedgerJson.Row> verdicts,
            List<Ratio> ratios,
            List<Speed> speeds,
            List<Latency> latencies,
            List<Memory> memory,
            List<Bridge> bridges,
            List<Fit> fits,
            List<BreakEven> breakEvens,
            List<Cold> cold,
            List<Settled> settling,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<First> firstPasses,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Collections> collections,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Path> attribution,
            @JsonInclude(JsonInclude.Include.NON_NULL) JsonNode price) {}

    /** How many fork sets were made of those that the plan and open verdicts wanted; only where the run tells. */
    record ForkSets(int limitSeconds, int made, int wanted, List<Group> groups) {
        /** The same of one comparison group. */
        record Group(String group, int made, int wanted) {}

        static ForkSets of(Completion completion) {
            return new ForkSets(
                    completion.limitSeconds(),
                    completion.made(),
                    completion.wanted(),
                    completion.groups().stream()
                            .map(sets -> new Group(sets.group(), sets.made(), sets.wanted()))
                            .toList());
        }
    }

    record Estimate(double estimate, double lower, double upper, double level, int sets) {
        static Estimate of(Interval interval) {
            return new Estimate(
                    interval.estimate(), interval.lower(), interval.upper(), interval.level(), interval.n());
        }

        /* Null where there is none. */
        static Estimate of(Optional<Interval> interval) {
            return interval.map(Estimate::of).orElse(null);
        }
    }

    record Control(String role, String kind, String corpus, int size, Estimate ratio, double noiseFloor) {
        static Control of(Controls.Row row) {
            return new Control(
                    row.role().toString(),
                    row.kind().orElse(Place.ALL),
                    Place.corpus(row.where()),
                    Place.size(row.where()),
                    Estimate.of(row.ratio()),
                    row.floor());
        }
    }

    record Ratio(
            String numerator,
            String denominator,
            String quantity,
            @JsonUnwrapped Place place,
            double ratio,
            double lower,
            double upper,
            double level,
            int sets,
            double minimumDetectable,
            List<Double> values) {
        static Ratio of(Summary.Ratio row) {
            Interval ratio = row.ratio();
            return new Ratio(
                    row.numerator(),
                    row.denominator(),
                    row.quantity().toString(),
                    Place.of(row.cell()),
                    ratio.estimate(),
                    ratio.lower(),
                    ratio.upper(),
                    ratio.level(),
                    ratio.n(),
                    row.minimumDetectable(),
                    row.values());
        }
    }

    record Speed(String contender, @JsonUnwrapped Place place, Estimate nanosPerOp, Estimate megabytesPerSecond) {
        static Speed of(Summary.Speed row) {
            return new Speed(
                    row.contender(),
                    Place.of(row.cell()),
                    Estimate.of(row.nanosPerOp()),
                    Estimate.of(row.megabytesPerSecond()));
        }
    }

    record Latency(
            String contender,
            @JsonUnwrapped Place place,
            long ops,
            Estimate p50,
            Estimate p90,
            Estimate p99,
            @JsonProperty("p99.9") Estimate p999) {
        static Latency of(Summary.Latency row) {
            return new Latency(
                    row.contender(),
                    Place.of(row.cell()),
                    row.ops(),
                    Estimate.of(row.p50()),
                    Estimate.of(row.p90()),
                    Estimate.of(row.p99()),
                    Estimate.of(row.p999()));
        }
    }

    record Memory(
            String contender,
            String encoding,
            Estimate emptyBytes,
            Estimate loadedBytes,
            Estimate workedBytes,
            Estimate aboveEmptyBytes,
            double allocatedBytesPerOp,
            double allocationCallsPerOp,
            String flags) {
        static Memory of(Summary.Memory row) {
            return new Memory(
                    row.contender(),
                    row.encoding(),
                    Estimate.of(row.empty()),
                    Estimate.of(row.loaded()),
                    Estimate.of(row.worked()),
                    Estimate.of(row.aboveEmpty()),
                    row.allocatedBytesPerOp(),
                    row.allocationCallsPerOp(),
                    row.flags());
        }
    }

    /** A call across a bridge taken apart; parts that do not add up to the whole are no decomposition of it, and null. */
    record Bridge(
            String contender,
            String core,
            @JsonUnwrapped Place place,
            Estimate wholeNanos,
            Estimate workNanos,
            Estimate crossingNanos,
            Estimate remainderNanos,
            boolean additive,
            Estimate emptyCallNanos,
            Estimate copyInNanos,
            Estimate copyOutNanos,
            Estimate overEmptyCallNanos,
            Estimate wholeOverWork) {
        static Bridge of(BridgeCosts.Split row) {
            return new Bridge(
                    row.contender(),
                    row.core(),
                    Place.of(row.cell()),
                    Estimate.of(row.whole()),
                    Estimate.of(row.work()),
                    Estimate.of(row.crossing()),
                    Estimate.of(row.remainder()),
                    row.additive(),
                    Estimate.of(row.call()),
                    Estimate.of(row.copyIn().filter(part -> row.additive())),
                    Estimate.of(row.copyOut().filter(part -> row.additive())),
                    Estimate.of(row.overEmptyCall()),
                    Estimate.of(row.wholeOverWork()));
        }
    }

    record Fit(
            String contender,
            @JsonUnwrapped Place place,
            Estimate fixedNanos,
            Estimate nanosPerByte,
            int smallest,
            int largest,
            double worstDeviation) {
        static Fit of(BridgeCosts.Fit row) {
            return new Fit(
                    row.contender(),
                    Place.of(row.cell()),
                    Estimate.of(row.fixedNanos()),
                    Estimate.of(row.nanosPerByte()),
                    row.smallest(),
                    row.largest(),
                    row.worstDeviation());
        }
    }

    record BreakEven(
            String home,
            String challenger,
            @JsonUnwrapped Place place,
            String leader,
            Estimate bytes,
            int smallest,
            int largest,
            boolean extrapolated,
            String words,
            List<At> challengerOverHome) {
        record At(int size, Estimate ratio) {}

        static BreakEven of(BridgeCosts.BreakEven row) {
            return new BreakEven(
                    row.home(),
                    row.challenger(),
                    Place.of(row.cell()),
                    row.leader(),
                    Estimate.of(row.size()),
                    row.smallest(),
                    row.largest(),
                    !row.inside(),
                    BreakEvens.words(row),
                    row.measured().stream()
                            .map(at -> new At(at.size(), Estimate.of(at.challengerOverHome())))
                            .toList());
        }
    }

    /** Fresh processes; {@code warmNanosPerOp} and {@code overWarm} are null where no fork set visited the cell, {@code sets} are replicates. */
    record Cold(
            String contender,
            @JsonUnwrapped Place place,
            Estimate startNanos,
            Estimate loadNanos,
            Estimate warmNanosPerOp,
            List<Op> ops) {
        record Op(int op, Estimate nanos, Estimate overWarm) {}

        static Cold of(Summary.Cold row) {
            return new Cold(
                    row.contender(),
                    Place.of(row),
                    Estimate.of(row.start()),
                    Estimate.of(row.load()),
                    Estimate.of(row.warm()),
                    row.ops().stream()
                            .map(op -> new Op(op.number(), Estimate.of(op.nanos()), Estimate.of(op.overWarm())))
                            .toList());
        }
    }

    /** What forks did from their first round to their last; {@code common} is null where too few agree. */
    record Settled(
            String contender,
            String group,
            String encoding,
            String common,
            boolean mixed,
            Estimate lateOverEarly,
            boolean moved,
            List<Fork> forks) {
        record Fork(int set, String role, String course) {}

        static Settled of(SteadyStateCheck row) {
            return new Settled(
                    row.contender(),
                    row.group(),
                    row.encoding(),
                    row.common().map(SteadyStateCheck.Course::label).orElse(null),
                    row.mixed(),
                    Estimate.of(row.late()),
                    row.moved(),
                    row.forks().stream()
                            .map(fork -> new Fork(
                                    fork.set(),
                                    fork.role().toString(),
                                    fork.course().label()))
                            .toList());
        }
    }

    /** First passes beside steady ones; {@code hits}, shares of {@code asked} lookups per pass, is null where the cache tells nobody. */
    record First(
            String contender,
            @JsonUnwrapped Place place,
            Estimate firstMegabytesPerSecond,
            Estimate steadyMegabytesPerSecond,
            Estimate firstOverSteady,
            Hits hits) {
        record Hits(long asked, double first, double again) {}

        static First of(FirstPass row) {
            return new First(
                    row.contender(),
                    Place.of(row.cell()),
                    Estimate.of(row.first()),
                    Estimate.of(row.steady()),
                    Estimate.of(row.firstOverSteady()),
                    row.hits()
                            .map(hits -> new Hits(hits.asked(), hits.first(), hits.again()))
                            .orElse(null));
        }
    }

    /** What the collectors of a contender's JVMs did in its steady slices; cycles are null where the run does not tell them apart. */
    record Collections(
            String contender,
            long timedNanos,
            long pauses,
            long pauseNanos,
            double pausesPerMinute,
            double pauseShare,
            Long cycles,
            Long cycleNanos,
            boolean cyclesAmongPauses) {
        static Collections of(Collected row) {
            return new Collections(
                    row.contender(),
                    row.nanos(),
                    row.pauses(),
                    row.pauseNanos(),
                    row.perMinute(row.pauses()),
                    row.share(row.pauseNanos()),
                    row.cycles().map(Collected.Cycles::count).orElse(null),
                    row.cycles().map(Collected.Cycles::nanos).orElse(null),
                    row.amongPauses());
        }
    }

    /**
     * A path of {@code attribution.toml} that the run measured.
     *
     * @param whole ratio of the ends, in {@code group}
     * @param product of the steps
     */
    record Path(String encoding, String group, int cells, Estimate whole, Estimate product, List<Member> steps) {
        /** A step; {@code share} of the logarithm, 0 to 1, is missing where the whole may be none. */
        record Member(
                String from,
                String to,
                String trait,
                String group,
                Estimate ratio,
                @JsonInclude(JsonInclude.Include.NON_NULL) Estimate share) {}

        static Path of(Attribution.Found found) {
            return new Path(
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

    private SummaryJson() {}
}
