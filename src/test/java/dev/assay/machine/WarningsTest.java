package dev.assay.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.run.Environment;
import dev.assay.run.Warning;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class WarningsTest {
    private static final Map<String, String> METAL =
            Map.of("virtualised", "no", "pinning", "none", "turbo", "off", "clock source", "tsc");

    @Test
    void aQuietMachineGetsNone() {
        assertEquals(List.of(), Warnings.of(METAL, List.of(Spans.rounds(0.01, 0.001))));
        assertEquals(List.of(), Warnings.of(METAL, List.of()));
    }

    @Test
    void othersAreCountedBySetWithTheMost() {
        List<Warning> warnings =
                Warnings.of(METAL, List.of(Spans.rounds(0.5, 0), Spans.rounds(0.01, 0), Spans.rounds(0.021, 0)));
        assertEquals(1, warnings.size());
        assertEquals(
                "in 2 of 3 fork sets other processes used more than 2 % of a processor, at most 50.0 %",
                warnings.get(0).cause());
        assertTrue(warnings.get(0).remedy().contains("isolcpus"));
    }

    @Test
    void aRemedyThatWasDoneIsNotSuggested() {
        Map<String, String> isolated = Map.of("virtualised", "no", "pinning", "isolated, 2 of 4 processors");
        List<Warning> warnings = Warnings.of(isolated, List.of(Spans.rounds(0.5, 0)));
        assertEquals("end other programs on this machine", warnings.get(0).remedy());
        // The governor is performance in these spans, and its warning would be the only other one.
        assertEquals(1, warnings.size());
        assertEquals(
                List.of("set it: cpupower frequency-set --governor performance"),
                remedies(Spans.span("rounds", 0, 0, 0, 0, "powersave", "mains")));
        assertEquals(List.of(), remedies(Spans.span("rounds", 0, 0, 0, 0, Fingerprint.NOT_RECORDED, "mains")));
    }

    @Test
    void eachCauseHasItsRemedy() {
        assertEquals(List.of("plug it in"), remedies(Spans.span("rounds", 0, 0, 0, 0, "performance", "battery")));
        assertEquals(
                List.of("cool the machine or set a lower, fixed clock"),
                remedies(Spans.span("rounds", 0, 0, 0, 2, "performance", "mains")));
        assertEquals(
                List.of("lift the quota (cpu.max of the control group, --cpus of the container)"),
                remedies(Spans.span("rounds", 0, 0, 2, 0, "performance", "mains")));
        assertEquals(
                List.of("use an instance with processors of its own, or bare metal"), remedies(Spans.rounds(0, 0.01)));
        assertEquals(List.of("measure on Linux, where /proc tells"), remedies(Spans.silent()));
    }

    @Test
    void aSlowClockAndTurboAreFacts() {
        Map<String, String> slow = Map.of("virtualised", "no", "turbo", "on", "clock source", "hpet");
        List<Warning> warnings = Warnings.of(slow, List.of(Spans.rounds(0, 0)));
        assertEquals(
                List.of(
                        "turbo is on, so the clock follows heat",
                        "reading the clock (hpet) needs a call into the kernel"),
                warnings.stream().map(Warning::cause).toList());
    }

    @Test
    void everyWarningIsThreeClauses() {
        Environment all = Spans.span("rounds", 1, 0.5, 1, 1, "powersave", "battery");
        Map<String, String> fingerprint = Map.of("virtualised", "no", "turbo", "on", "clock source", "hpet");
        List<Warning> warnings = Warnings.of(fingerprint, List.of(all));
        assertEquals(8, warnings.size());
        for (Warning warning : warnings) {
            for (String part : List.of(warning.cause(), warning.implication(), warning.remedy())) {
                assertFalse(part.isBlank() || part.endsWith("."), part);
            }
        }
    }

    private static List<String> remedies(Environment span) {
        return Warnings.of(METAL, List.of(span)).stream().map(Warning::remedy).toList();
    }
}
