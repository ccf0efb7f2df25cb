package dev.assay.claim;

import dev.assay.run.ContenderId;
import dev.assay.stats.Quantity;
import java.util.List;
import java.util.Optional;

/**
 * A claim as it was written down before the run.
 *
 * @param id such as {@code faster-10x-100x}
 * @param place its row in the ledger, from 1
 * @param quote the article's words, or why the claim is there
 * @param notTested the evidence it would take, for a claim that no reading tests
 * @param factCheck what was looked up, for a claim that is no matter of measuring
 * @param measuredBy the verb that measures it beside a run, without verdict; its findings lie in a file of their own
 * @param readings ways to put it to the test
 */
public record Definition(
        String id,
        int place,
        String quote,
        Optional<String> notTested,
        Optional<FactCheck> factCheck,
        Optional<String> measuredBy,
        List<Reading> readings) {
    public Definition {
        readings = List.copyOf(readings);
    }

    /**
     * One way to put a claim to the test: how many times the numerator's quantity is the denominator's, and between which bounds it would
     * have to lie.
     *
     * @param workload what its group does, where the reading says so; else it is whatever its group does
     * @param quantities what is compared, each a cell of its own for {@code every} and {@code some}
     * @param corpora those that count; empty: all that were measured
     * @param sizes likewise
     * @param lower lower bound, NaN where the reading has none
     * @param upper upper bound, +∞ where it is open, NaN where the reading has none
     * @param origin who set the bounds: {@code article} or {@code ours}; empty without bounds
     * @param aggregate {@code typical}, {@code every}, {@code some}, or {@code by-size} without bounds
     * @param margin factor below which two sizes are called equal, for {@code by-size}
     * @param names what to call numerator and denominator in a sentence
     * @param sentence with the blanks {@code {finding}}, a clause of {@link dev.assay.text.Factor}, {@code {claim}}, the bounds in its
     *     direction, {@code {quantity} {sizes}}, {@code {breakeven}} where there are no bounds, and {@code {amdahl}} where there is a part
     * @param part which part of the numerator's work the denominator does faster; empty where that is not the question
     */
    public record Reading(
            String id,
            String question,
            ContenderId numerator,
            ContenderId denominator,
            List<Quantity> quantities,
            String group,
            Optional<String> workload,
            String encoding,
            List<String> corpora,
            List<Integer> sizes,
            double lower,
            double upper,
            String origin,
            String aggregate,
            double margin,
            List<String> names,
            String sentence,
            Optional<Part> part) {
        public Reading {
            quantities = List.copyOf(quantities);
            corpora = List.copyOf(corpora);
            sizes = List.copyOf(sizes);
            names = List.copyOf(names);
        }

        /** Returns the same with other words. */
        Reading worded(List<String> names, String sentence) {
            return new Reading(
                    id,
                    question,
                    numerator,
                    denominator,
                    quantities,
                    group,
                    workload,
                    encoding,
                    corpora,
                    sizes,
                    lower,
                    upper,
                    origin,
                    aggregate,
                    margin,
                    names,
                    sentence,
                    part);
        }

        /**
         * Returns what decides: all but the words, so that a claim told better is the same claim. And but the workload, which is that of the
         * group, said or not.
         */
        public String rule() {
            return String.join(
                    "\n",
                    "reading " + id,
                    "  numerator " + numerator,
                    "  denominator " + denominator,
                    "  quantities " + quantities,
                    "  group " + group,
                    "  encoding " + encoding,
                    "  corpora " + corpora,
                    "  sizes " + sizes,
                    "  bounds " + lower + " to " + upper + " (" + origin + ")",
                    "  aggregate " + aggregate + ", margin " + margin,
                    "  part " + part.map(Part::toString).orElse("none"));
        }

        /** Returns whether there are bounds to judge by. */
        public boolean bounded() {
            return !Double.isNaN(lower);
        }
    }

    /**
     * The part of a whole that was made faster, for Amdahl's law.
     *
     * @param rest contender that does all of the numerator's work but the part
     * @param slow the part by itself, as the numerator has it
     * @param fast the part by itself, as the denominator has it
     */
    public record Part(ContenderId rest, ContenderId slow, ContenderId fast) {}
}
