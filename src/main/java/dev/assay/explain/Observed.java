package dev.assay.explain;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the instruments saw of one contender.
 *
 * @param name as people call it: its id, or its command
 * @param about version and runtime
 * @param readings of every quantity
 * @param hot functions first, then libraries, then what else was listed
 */
public record Observed(String name, String about, Map<Quantity, Measured> readings, List<Hot> hot) {
    public Observed {
        EnumMap<Quantity, Measured> all = new EnumMap<>(Quantity.class);
        for (Quantity quantity : Quantity.values()) {
            all.put(quantity, readings.getOrDefault(quantity, Measured.none("not recorded")));
        }
        readings = Collections.unmodifiableMap(all);
        hot = List.copyOf(hot);
    }

    /** Returns one reading. */
    public Measured reading(Quantity quantity) {
        return readings.get(quantity);
    }
}
