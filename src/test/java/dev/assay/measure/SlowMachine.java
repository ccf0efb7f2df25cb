package dev.assay.measure;

import dev.assay.run.ContenderId;
import dev.assay.run.Header.ContenderRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A machine that takes so many times as long for everything as plan.toml supposes of the fastest one seen. */
public final class SlowMachine {
    /** Returns what a conformance pass finds there: passes and starts of all contenders in processes of their own. */
    public static MachineCosts costs(Definitions supposed, List<ContenderRow> contenders, double slower) {
        Map<ContenderId, Double> passes = new HashMap<>();
        Map<ContenderId, Double> starts = new HashMap<>();
        for (ContenderRow row : contenders) {
            if (row.bridge().equals("process")) {
                passes.put(row.id(), slower * supposed.cost(row.id()).passMillis());
                starts.put(row.id(), slower * supposed.cost(row.id()).startMillis());
            }
        }
        return new MachineCosts(passes, starts, slower * 25);
    }

    private SlowMachine() {}
}
