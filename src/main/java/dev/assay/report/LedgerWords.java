package dev.assay.report;

import dev.assay.claim.Verdict;
import dev.assay.text.Factor;

/** Words of the ledger that page, README and console share. */
final class LedgerWords {
    /** What stands under the first table of a run and over that of all runs. */
    static final String NAMES =
            "Names: hf is Hugging Face's tokenizer. First-party ones are plain (one algorithm in every language),"
                    + " cached (the same with a word cache) or tuned (as fast as we could make it). They run in a process of their own"
                    + " (@process), in the JVM (@jvm), or as a library that the JVM calls through JNA (@jna).";

    /** Returns the bounds in the direction of the finding, with their origin: {@code 10–100× (article)}. */
    static String bounds(Verdict verdict) {
        String bounds = verdict.factor().map(Factor::claimed).orElse(Factor.bounds(verdict.lower(), verdict.upper()));
        return bounds.equals("no bounds") ? bounds : bounds + " (" + verdict.origin() + ")";
    }

    /**
     * Returns the larger number that a verdict rests on, and who, with the cells that differ from it: {@code rust.plain is 31.2× as fast as
     * python.plain (95 % CI 30.1–32.4); below 10× on cjk 1 KiB}.
     */
    static String finding(Verdict verdict) {
        return verdict.brief()
                .map(factor -> factor.clause() + Dissent.where(verdict))
                .orElse("–");
    }

    /** Returns what a run of that environment grade may be quoted for; GRADE.md says why. */
    static String quoting(String grade) {
        return switch (grade) {
            case "A" -> "quote ratios and times";
            case "B" -> "quote ratios; times only with this machine's name";
            default -> "quote ratios, never times";
        };
    }

    /** Returns the value, or "not recorded" for what a contender could not say, such as an absent one its version. */
    static String known(String value) {
        return value == null || value.isEmpty() ? "not recorded" : value;
    }

    private LedgerWords() {}
}
