package dev.assay.claim;

import dev.assay.run.ContenderId;
import dev.assay.run.Header;
import dev.assay.stats.Quantity;
import dev.assay.usage.Property;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The claims that a run was asked for by {@code -Dassay.claims}, as its header tells. The others are left out,
 * also where their contenders happen to be measured: what was not asked for beforehand is not judged afterwards.
 *
 * @param ids in the order of the ledger
 */
public record ClaimSelection(List<String> ids) {
    /** Why a claim has no verdict that could have one. */
    static final String LEFT_OUT = "left out by -D" + Property.CLAIMS.key();

    public ClaimSelection {
        ids = List.copyOf(ids);
    }

    /** Returns the claims that a run was asked for; empty if it was asked for none by name. */
    public static Optional<ClaimSelection> of(Header header) {
        return Optional.of(header.protocol().claims())
                .filter(ids -> !ids.isEmpty())
                .map(ClaimSelection::new);
    }

    /**
     * Returns the claims that a text names, ids with commas; empty if it names none.
     *
     * @throws IllegalArgumentException if it names one that is unknown, or none that fork sets measure
     */
    public static Optional<ClaimSelection> parse(String text, List<Definition> claims) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        List<String> names = Arrays.asList(text.strip().split("\\s*,\\s*"));
        Map<String, Definition> known = claims.stream()
                .collect(Collectors.toMap(Definition::id, claim -> claim, (a, b) -> a, LinkedHashMap::new));
        String measurable = known.values().stream()
                .filter(claim -> !claim.readings().isEmpty())
                .map(Definition::id)
                .collect(Collectors.joining(", "));
        for (String name : names) {
            if (!known.containsKey(name)) {
                throw new IllegalArgumentException("claim (" + name + ") must be one of "
                        + String.join(", ", known.keySet()) + "; fork sets measure " + measurable);
            }
        }
        ClaimSelection asked = new ClaimSelection(
                known.keySet().stream().filter(names::contains).toList());
        if (asked.readings(claims).isEmpty()) {
            throw new IllegalArgumentException("claims (" + String.join(", ", asked.ids())
                    + ") must hold one that fork sets measure; name some of " + measurable);
        }
        return Optional.of(asked);
    }

    /** Returns the groups that readings of these claims name, in the order of the ledger. */
    public List<String> groups(List<Definition> claims) {
        return readings(claims).stream()
                .map(Definition.Reading::group)
                .distinct()
                .toList();
    }

    /** Returns the contenders of whose memory these claims speak. */
    public Set<ContenderId> memory(List<Definition> claims) {
        Set<ContenderId> contenders = new TreeSet<>();
        readings(claims).stream()
                .filter(reading -> reading.quantities().stream().anyMatch(Quantity::isMemory))
                .forEach(reading -> contenders.addAll(List.of(reading.numerator(), reading.denominator())));
        return contenders;
    }

    /** Returns those of some claims that were asked for. */
    public List<Definition> among(List<Definition> claims) {
        return claims.stream().filter(claim -> ids.contains(claim.id())).toList();
    }

    private List<Definition.Reading> readings(List<Definition> claims) {
        return among(claims).stream()
                .map(Definition::readings)
                .flatMap(List::stream)
                .toList();
    }

    /** Returns what a plan says of it, a line each: what is asked for, and what is left out. */
    public List<String> lines(List<Definition> claims) {
        List<String> lines = new ArrayList<>(List.of("claims  " + String.join(", ", ids)));
        line(claims.stream()
                        .filter(claim -> !claim.readings().isEmpty() && !ids.contains(claim.id()))
                        .map(Definition::id)
                        .toList())
                .ifPresent(lines::add);
        return lines;
    }

    /** Returns whether a verdict is none because its claim was not asked for. */
    public static boolean leftOut(Verdict verdict) {
        return verdict.cause().equals(LEFT_OUT);
    }

    /** Returns the line that names what a run was not asked for; empty if that is nothing. */
    public static Optional<String> notAsked(List<Verdict> verdicts) {
        return line(verdicts.stream()
                .filter(ClaimSelection::leftOut)
                .map(Verdict::id)
                .distinct()
                .toList());
    }

    private static Optional<String> line(List<String> left) {
        return left.isEmpty() ? Optional.empty() : Optional.of("not asked for in this run: " + String.join(", ", left));
    }
}
