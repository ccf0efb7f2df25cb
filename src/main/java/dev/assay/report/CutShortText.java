package dev.assay.report;

import dev.assay.claim.CutShort;
import dev.assay.figure.Figures;
import dev.assay.machine.Grade;
import dev.assay.run.RunFile;
import dev.assay.run.UserText;
import dev.assay.run.Warning;

/** The banner of a run that its limit cut short, the same in page, README and console. */
final class CutShortText {
    /** Returns it: what was made, what is open because of that, and the command that would decide it. */
    static String banner(RunFile run, CutShort cut) {
        String made = "Cut short: " + cut.made() + " of " + cut.wanted() + " fork sets were made in the limit of "
                + Figures.clock(cut.limitSeconds()) + " min" + others(run) + ".";
        if (cut.open().isEmpty()) {
            return made + " No verdict is open because of it.";
        }
        String open = Warning.some(cut.open().stream()
                .map(verdict -> verdict.id() + " (" + verdict.reading() + ")")
                .toList());
        return made + " " + cut.open().size() + " of " + cut.judged() + (cut.judged() == 1 ? " verdict" : " verdicts")
                + (cut.open().size() == 1 ? " is" : " are") + " open because of it: " + open + ". To decide "
                + (cut.open().size() == 1 ? "it" : "them") + ": " + command(run, cut) + " (about "
                + wholeMinutes(cut.seconds()) + " min of measuring).";
    }

    /*
     * The limit of the run was enough for one set of each of its groups, so it is for some of them; a tenth above what the claims would take,
     * which is not known better.
     */
    private static String command(RunFile run, CutShort cut) {
        String effort = run.header().effort();
        return "java -jar target/assay.jar measure --claims " + String.join(",", cut.claims())
                + " --minutes " + wholeMinutes(Math.max(cut.limitSeconds(), 1.1 * cut.seconds()))
                + (effort.equals("standard") ? "" : " --effort " + effort)
                + (UserText.of(run.header()).isPresent() ? " --corpus FILE" : "");
    }

    private static long wholeMinutes(double seconds) {
        return (long) Math.max(1, Math.ceil(seconds / 60));
    }

    /* Why the time did not suffice, as far as the run can tell. */
    private static String others(RunFile run) {
        double most = run.environments().stream()
                .filter(span -> span.when().equals("rounds"))
                .mapToDouble(span -> span.othersProcessors())
                .filter(share -> share >= Grade.OTHERS_LIMIT)
                .max()
                .orElse(Double.NaN);
        return Double.isNaN(most)
                ? ""
                : ", while other processes used up to " + Figures.percent(most, 1) + " of a processor";
    }

    private CutShortText() {}
}
