/**
 * Assay, along the line of the data: {@code workload} (what is done, and by whose word it is right), {@code corpus} (texts and decks), {@code bpe} (the tokenizer in Java), {@code contender} (who is on
 * trial), {@code bridge} (the ways across to a contender), {@code measure} and {@code machine} (plan, turns, the machine), {@code session}
 * (one run), {@code run} (the run file), {@code stats}, {@code claim}, {@code gate} (a condition on a ratio), {@code chart}, {@code export} (files for programs), {@code report},
 * {@code cli}. Right of {@code run} everything is a function of the run file, and only {@code text} rounds, by the rule of {@code figure}, or escapes. Beside the line:
 * {@code build} (what Maven calls), {@code proof}, {@code explain} and {@code probe}, {@code price} and {@code workshop}, {@code program},
 * {@code cpython}, {@code usage} and {@code soak}.
 *
 * <p>What sees JMH, and the commands that measure, are in {@code benchmarks/java}; the FFM bridge, compiled on JDK 22 or newer only, in
 * {@code src/main/java22}, from where the jar carries it below {@code META-INF/versions/22}; workers, peers and scripts in Python in
 * {@code src/main/python}.
 */
package dev.assay;
