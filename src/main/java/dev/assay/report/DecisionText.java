package dev.assay.report;

import dev.assay.decide.Assumptions;
import dev.assay.decide.Course;
import dev.assay.decide.Decision;
import dev.assay.decide.Evidence;
import dev.assay.figure.Figures;
import dev.assay.run.Header;
import dev.assay.run.MachineId;
import dev.assay.stats.Interval;
import dev.assay.text.Numbers;
import dev.assay.text.WhereText;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A decision in words. Sentences are templates with names for figures, so that the page's script fills in the same ones: told twice, they
 * would soon say two things.
 */
final class DecisionText {
    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");
    private static final String NEVER = "never";
    private static final double MONTH = Assumptions.YEAR / 12.0;
    /* Beyond a century a date pretends to know something. */
    private static final double FAR = 100.0 * Assumptions.YEAR;

    /* A factor of ∞ is none that anybody reads. */
    private static final String UNBOUNDED = "the function is all of it, so nothing else sets a ceiling";

    /* What is said of a change that stays in the language. */
    static final String HOME = "; it stays in the language, so nothing is rewritten";

    /* A plain no is no reason to do nothing. */
    static final String INSTEAD = " {fix}, which stays in the language, does: {fixMoney}, break-even {fixWhen}.";

    private static final Map<Decision.Reason, String> ANSWERS = answers();

    private static Map<Decision.Reason, String> answers() {
        Map<Decision.Reason, String> answers = new EnumMap<>(Decision.Reason.class);
        answers.put(Decision.Reason.NOT_FASTER, "No: there is nothing to save, as {change}.");
        answers.put(
                Decision.Reason.NOT_EVEN_FREE,
                "No: the function costs {moneyNow} a year. Even if it cost nothing, {cost} of work would not"
                        + " come back within {horizon}.");
        answers.put(Decision.Reason.TOO_LATE, "No: break-even comes {when}, later than the {horizon} that you allow.");
        answers.put(
                Decision.Reason.FIX_FIRST,
                "No: {fix} stays in the language: {fixMoney}. What {then} adds to that does not pay for the work"
                        + " within {horizon}.");
        answers.put(
                Decision.Reason.OPEN,
                "Cannot tell: break-even comes {when}, and the interval does not say whether that is within"
                        + " {horizon}. More fork sets would narrow it.");
        answers.put(
                Decision.Reason.OPEN_BEYOND_FIX,
                "Cannot tell: {fix} stays in the language. After it break-even comes {beyondWhen}, and the interval"
                        + " does not say whether that is within {horizon}.");
        answers.put(
                Decision.Reason.PAYS_BEYOND_FIX,
                "Yes: break-even comes {when}, within {horizon}. After {fix}, which stays in the language, it"
                        + " still comes {beyondWhen}.");
        answers.put(Decision.Reason.PAYS, "Yes: break-even comes {when}, within {horizon}.");
        return answers;
    }

    private static final Map<String, String> ROWS = rows();

    private static Map<String, String> rows() {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("today", "{now} keeps {coresNow} cores busy on average, for {moneyNow} a year");
        rows.put("the change", "{change}: {saved}{home}");
        rows.put("money", "{money}; the work costs {cost}");
        rows.put("break-even", "{when}{date}");
        rows.put("the request", "{request}; {ceiling} (Amdahl's law)");
        rows.put("cheapest fix", "{fixChange}: {fixMoney}, break-even {fixWhen}");
        rows.put("after that fix", "{beyondChange}: {beyondMoney}, break-even {beyondWhen}");
        return rows;
    }

    /* What a run has nothing to say to. */
    private static final Map<String, String> WITHOUT_FIX =
            Map.of("cheapest fix", "none that stays in the language was measured beside {now}", "after that fix", "");

    /** Returns the templates of the answers, by reason. */
    static Map<Decision.Reason, String> templates() {
        // In the order of the reasons: a copy of the JDK has another one in each JVM, and the same run must give the
        // same page.
        return Collections.unmodifiableMap(ANSWERS);
    }

    /** Returns the templates of the rows, by label; a row whose template is empty is left out. */
    static Map<String, String> rowTemplates(boolean fix) {
        Map<String, String> rows = new LinkedHashMap<>(ROWS);
        if (!fix) {
            rows.putAll(WITHOUT_FIX);
        }
        return rows;
    }

    static String answer(Decision decision) {
        return filled(ANSWERS.get(decision.reason()) + (decision.fixPaysInstead() ? INSTEAD : ""), values(decision));
    }

    /** Returns what is found, by label. */
    static Map<String, String> found(Decision decision) {
        Map<String, String> values = values(decision);
        Map<String, String> found = new LinkedHashMap<>();
        rowTemplates(decision.fix().isPresent()).forEach((label, template) -> {
            if (!template.isEmpty()) {
                found.put(label, filled(template, values));
            }
        });
        return found;
    }

    private static String filled(String template, Map<String, String> values) {
        return NAME.matcher(template).replaceAll(name -> Matcher.quoteReplacement(values.get(name.group(1))));
    }

    /** Returns the figures of a decision as they are shown, by the names that templates have for them. */
    static Map<String, String> values(Decision decision) {
        Assumptions given = decision.assumptions();
        Evidence evidence = decision.evidence();
        Course rewrite = decision.rewrite();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("now", evidence.now().toString());
        values.put("then", evidence.then().toString());
        values.put("home", evidence.staysHome() ? HOME : "");
        values.put("horizon", years(given.horizonYears()));
        values.put("coresNow", Figures.number(rewrite.coresBefore()));
        values.put("moneyNow", Figures.number(rewrite.coresBefore() * 24 * Assumptions.YEAR * given.coreHour()));
        values.put("cost", Figures.number(rewrite.cost()));
        values.put("change", change(rewrite));
        values.put("saved", gain(rewrite.coresSaved(), " cores saved", " cores more"));
        values.put("money", money(rewrite));
        values.put("when", span(rewrite.breakEvenDays()));
        values.put("date", dates(given.start(), rewrite.breakEvenDays()));
        values.put(
                "request",
                rewrite.request().estimate() < 1
                        ? Numbers.factor(rewrite.request().inverted()) + " the time"
                        : Numbers.factor(rewrite.request()) + " as fast");
        values.put(
                "ceiling",
                Double.isInfinite(decision.ceiling())
                        ? UNBOUNDED
                        : "at most " + Figures.number(decision.ceiling()) + "× as fast if the function cost nothing");
        decision.fix().ifPresent(fix -> {
            values.put("fix", fix.to().toString());
            values.put("fixChange", change(fix));
            values.put("fixMoney", money(fix));
            values.put("fixWhen", span(fix.breakEvenDays()));
        });
        decision.beyond().ifPresent(beyond -> {
            values.put("beyondChange", change(beyond));
            values.put("beyondMoney", money(beyond));
            values.put("beyondWhen", span(beyond.breakEvenDays()));
        });
        return values;
    }

    /* The larger number, and who has it. */
    private static String change(Course course) {
        boolean slower = course.ratio().estimate() < 1;
        return (slower ? course.from() : course.to()) + " is "
                + Numbers.factor(slower ? course.ratio().inverted() : course.ratio()) + " as fast as "
                + (slower ? course.to() : course.from());
    }

    private static String money(Course course) {
        return gain(course.moneyPerYear(), " a year saved", " a year lost");
    }

    private static String gain(Interval gain, String more, String less) {
        return gain.estimate() < 0
                ? Numbers.interval(new Interval(-gain.estimate(), -gain.upper(), -gain.lower(), gain.level(), gain.n()))
                        + less
                : Numbers.interval(gain) + more;
    }

    /** Returns what each figure was taken to be, and by whose word: label to words. */
    static Map<String, String> assumed(Decision decision, Set<String> given, Header header) {
        Assumptions taken = decision.assumptions();
        Evidence evidence = decision.evidence();
        Map<String, String> assumed = new LinkedHashMap<>();
        assumed.put("volume", Figures.bound(taken.bytesPerDay() / 1e9) + " GB of text a day" + by("volume", given));
        assumed.put("core-hour", Figures.bound(taken.coreHour()) + by("core-hour", given));
        assumed.put("share", Figures.bound(taken.share() * 100) + " % of the request" + by("share", given));
        assumed.put("weeks", Figures.bound(taken.weeks()) + ", of one person" + by("weeks", given));
        assumed.put("week", Figures.bound(taken.week()) + " each" + by("week", given));
        assumed.put(
                "fix-weeks",
                Figures.bound(taken.fixWeeks()) + ", for a change in the language" + by("fix-weeks", given));
        assumed.put("horizon", years(taken.horizonYears()) + " to pay back" + by("horizon", given));
        assumed.put("start", taken.start() + by("start", given));
        assumed.put(
                "speed",
                Figures.megabytesPerSecond(taken.megabytesPerSecond().orElse(evidence.megabytesPerSecond()))
                        + " per core by " + evidence.now()
                        + (taken.megabytesPerSecond().isPresent()
                                ? " (given)"
                                : " (this run, on " + MachineId.of(header).name() + "; --speed changes it)"));
        assumed.put(
                "now, then",
                evidence.now() + ", " + evidence.then()
                        + (given.contains("now") ? " (given)" : " (the run's first claim; --now and --then change it)")
                        + ": group " + evidence.group() + ", " + evidence.encoding() + ", "
                        + WhereText.corpus(evidence.where()) + ", " + WhereText.size(evidence.where()));
        return assumed;
    }

    private static String by(String option, Set<String> given) {
        return given.contains(option) ? " (given)" : " (assumed; --" + option + " changes it)";
    }

    /** Returns what no run knows and a decision needs. */
    static List<String> unknown(Header header) {
        return List.of(
                "Your machine: speed and ratio are those of "
                        + MachineId.of(header).name()
                        + ". Another processor, or cores that share caches and memory under load, give others.",
                "Your text: the figures are pooled over what this run read.",
                "Whether it would do for you: all give the same answers, and may differ in what else they give, such as"
                        + " offsets, or in the memory that they need.",
                "Whether saved cores are saved money: they are an average over the day. A service that is built for its peak"
                        + " must be made smaller first.",
                "Latency under load, start-up, new faults, hiring, and the upkeep of two languages: none is counted,"
                        + " on either side.",
                "What a fix costs to make: no run measures it. All are taken to cost the same, so the cheapest is the one that"
                        + " saves most.",
                "How sure the volume, prices and weeks are: the interval is that of the ratio alone.");
    }

    static String years(double years) {
        return Figures.bound(years) + (years == 1 ? " year" : " years");
    }

    /** Returns a time since the start in the unit that suits it, such as {@code after 8.30 months (7.90–8.80)}. */
    static String span(Interval days) {
        if (Double.isInfinite(days.estimate())) {
            return Double.isFinite(days.lower()) ? NEVER + ", at best after " + span(days.lower()) : NEVER;
        }
        double unit = unit(days.estimate());
        return "after " + span(days.estimate())
                + (days.known() ? " (" + Numbers.range(days, end -> count(end, unit)) + ")" : " (no interval)");
    }

    private static String span(double days) {
        double unit = unit(days);
        return count(days, unit) + (unit == 1 ? " days" : unit == MONTH ? " months" : " years");
    }

    private static double unit(double days) {
        return days < 90 ? 1 : days < 2 * Assumptions.YEAR ? MONTH : Assumptions.YEAR;
    }

    private static String count(double days, double unit) {
        return Double.isInfinite(days) ? NEVER : Figures.number(days / unit);
    }

    /* The first day on which it has paid; a time that never comes has no day, and "never" is said once. */
    private static String dates(LocalDate start, Interval days) {
        if (Double.isInfinite(days.estimate()) && !Double.isFinite(days.lower())) {
            return "";
        }
        DoubleFunction<String> date = end -> Double.isInfinite(end)
                ? NEVER
                : end > FAR
                        ? "more than a century on"
                        : start.plusDays((long) Math.ceil(end)).toString();
        String estimate = ": " + date.apply(days.estimate());
        return days.known() ? estimate + " (" + Numbers.range(days, date) + ")" : estimate + " (no interval)";
    }

    private DecisionText() {}
}
