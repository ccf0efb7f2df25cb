package dev.assay.report;

import dev.assay.claim.Attribution;
import dev.assay.claim.Step;
import dev.assay.claim.Validity;
import dev.assay.figure.Figures;
import dev.assay.stats.Chain;
import dev.assay.text.Factor;
import dev.assay.text.Numbers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an attribution says, in sentences. */
public final class AttributionText {
    private static final String LANGUAGE = "language";

    /** What the check of the product against the whole is worth. */
    static final String IDENTITY =
            "Steps and whole share cells and fork sets, so that within a group their product equals the whole in every set: an identity,"
                    + " no evidence. It is put to the test where another group measured steps in fork sets of its own: a path that goes on in"
                    + " another group has a product apart from its whole.";

    /**
     * Returns one sentence a pair of ends and one an order of steps between them, then what other groups say.
     *
     * @param valid whether the run's controls held; else each sentence is withheld in name
     */
    public static List<String> sentences(List<Attribution.Found> found, boolean valid) {
        Map<List<String>, List<Attribution.Found>> byEnds = new LinkedHashMap<>();
        for (Attribution.Found one : found) {
            byEnds.computeIfAbsent(ends(one), key -> new ArrayList<>()).add(one);
        }
        List<String> sentences = new ArrayList<>();
        for (List<Attribution.Found> orders : byEnds.values()) {
            if (orders.get(0).path().steps().size() == 1) {
                sentences.add(whole(orders.get(0))
                        + single(orders.get(0).path().steps().get(0)));
                continue;
            }
            sentences.add(whole(orders.get(0)) + language(orders));
            orders.forEach(one -> sentences.add(order(one)));
            orders.forEach(one -> one.chain().across().ifPresent(across -> sentences.add(across(one, across))));
        }
        return valid
                ? sentences
                : sentences.stream()
                        .map(sentence -> Validity.WITHHELD + sentence)
                        .toList();
    }

    private static List<String> ends(Attribution.Found found) {
        return List.of(
                found.path().group(),
                found.path().encoding(),
                found.chain().whole().numerator().toString(),
                found.chain().whole().denominator().toString());
    }

    private static String whole(Attribution.Found found) {
        Chain chain = found.chain();
        return Factor.of(chain.whole()).clause()
                + "; " + found.path().encoding() + ", geometric mean of "
                + chain.cells().size() + (chain.cells().size() == 1 ? " cell, " : " cells, ")
                + chain.whole().ratio().n()
                + (chain.whole().ratio().n() == 1 ? " fork set." : " fork sets.");
    }

    /* The question that the paths were made for. Its share depends on what was changed before it, so all orders are named. */
    private static String language(List<Attribution.Found> orders) {
        List<Double> shares = new ArrayList<>();
        for (Attribution.Found one : orders) {
            int at = one.path().order().indexOf(LANGUAGE);
            if (at >= 0 && !one.chain().shares().isEmpty()) {
                shares.add(one.chain().shares().get(at).estimate());
            }
        }
        if (shares.isEmpty()) {
            return "";
        }
        String least = Figures.fixed(Collections.min(shares) * 100, 0);
        String most = Figures.fixed(Collections.max(shares) * 100, 0);
        return " Of that factor the language is " + (least.equals(most) ? least : least + " to " + most)
                + " % on the logarithmic scale" + (shares.size() > 1 ? ", by what changes first." : ".");
    }

    private static String single(Step step) {
        return " They differ in the " + step.trait() + " alone: " + step.before() + ", then " + step.after() + ".";
    }

    private static String order(Attribution.Found found) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < found.path().steps().size(); i++) {
            parts.add(found.path().steps().get(i).trait() + " "
                    + Numbers.factor(found.chain().steps().get(i).ratio()) + share(found.chain(), i));
        }
        boolean apart = found.path().groups().stream().distinct().count() > 1;
        return "First " + String.join(", then ", found.path().order())
                + (found.chain().shares().isEmpty() ? "" : " (each with its share of the logarithm)") + ": "
                + String.join("; ", parts) + "; product "
                + (apart
                        ? Numbers.factor(found.chain().product()) + ", measured apart from the whole (groups "
                                + String.join(
                                        ", ",
                                        found.path().groups().stream()
                                                .distinct()
                                                .toList()) + ")"
                        : Figures.number(found.chain().product().estimate()) + "×")
                + ".";
    }

    private static String share(Chain chain, int step) {
        return chain.shares().isEmpty()
                ? ""
                : ", " + Numbers.share(chain.shares().get(step));
    }

    private static String across(Attribution.Found found, Chain.Across across) {
        return "In fork sets of their own (groups " + String.join(", ", across.groups()) + ") the steps "
                + String.join(", ", found.path().order()) + " multiply to " + Numbers.factor(across.product()) + ".";
    }

    private AttributionText() {}
}
