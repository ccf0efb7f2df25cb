package dev.assay.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.assay.decide.Assumptions;
import dev.assay.decide.Course;
import dev.assay.decide.Decision;
import dev.assay.decide.Evidence;
import dev.assay.run.ContenderId;
import dev.assay.run.Header;
import dev.assay.text.Json;
import java.util.List;
import java.util.Locale;

/** A decision for programs; null is what never comes, or is not known. */
public final class DecisionJson {
    /** Returns the object. */
    public static String of(Decision decision, Header header) {
        Evidence evidence = decision.evidence();
        Origin origin = Origin.of(header);
        return Json.text(new File(
                origin.run(),
                origin.machine(),
                word(decision.reason().answer()),
                word(decision.reason()),
                evidence.group(),
                evidence.encoding(),
                Place.corpus(evidence.where()),
                Place.size(evidence.where()),
                Taken.of(decision),
                CourseRow.of(decision.rewrite()),
                decision.fix().map(CourseRow::of).orElse(null),
                decision.beyond().map(CourseRow::of).orElse(null),
                decision.ceiling(),
                evidence.fixes().stream().map(Fix::of).toList()));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /**
     * The whole object.
     *
     * @param ceiling by how many times the request would become as fast if the function cost nothing
     * @param fixes all that stay in the language, the fastest first
     */
    record File(
            String run,
            String machine,
            String answer,
            String reason,
            String group,
            String encoding,
            String corpus,
            int size,
            Taken assumptions,
            CourseRow rewrite,
            @JsonInclude(JsonInclude.Include.NON_NULL) CourseRow fix,
            @JsonInclude(JsonInclude.Include.NON_NULL) CourseRow beyondFix,
            double ceiling,
            List<Fix> fixes) {}

    /** What the sums began with; {@code speedOfRun} where the run's machine stands for the person's. */
    record Taken(
            double bytesPerDay,
            double coreHour,
            double share,
            double weeks,
            double week,
            double fixWeeks,
            double horizonYears,
            double megabytesPerSecond,
            boolean speedOfRun,
            String start) {
        static Taken of(Decision decision) {
            Assumptions taken = decision.assumptions();
            return new Taken(
                    taken.bytesPerDay(),
                    taken.coreHour(),
                    taken.share(),
                    taken.weeks(),
                    taken.week(),
                    taken.fixWeeks(),
                    taken.horizonYears(),
                    taken.megabytesPerSecond().orElse(decision.evidence().megabytesPerSecond()),
                    taken.megabytesPerSecond().isEmpty(),
                    taken.start().toString());
        }
    }

    record CourseRow(
            ContenderId from,
            ContenderId to,
            Estimate ratio,
            double coresBefore,
            Estimate coresSaved,
            Estimate moneyPerYear,
            double cost,
            Estimate breakEvenDays,
            Estimate request) {
        static CourseRow of(Course course) {
            return new CourseRow(
                    course.from(),
                    course.to(),
                    Estimate.of(course.ratio()),
                    course.coresBefore(),
                    Estimate.of(course.coresSaved()),
                    Estimate.of(course.moneyPerYear()),
                    course.cost(),
                    Estimate.of(course.breakEvenDays()),
                    Estimate.of(course.request()));
        }
    }

    record Fix(ContenderId contender, Estimate ratio, Estimate left) {
        static Fix of(Evidence.Fix fix) {
            return new Fix(fix.contender(), Estimate.of(fix.ratio()), Estimate.of(fix.left()));
        }
    }

    private DecisionJson() {}
}
