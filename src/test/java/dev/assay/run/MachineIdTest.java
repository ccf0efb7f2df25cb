package dev.assay.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MachineIdTest {
    private static MachineId of(String... pairs) {
        Map<String, String> told = new java.util.HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            told.put(pairs[i], pairs[i + 1]);
        }
        return new MachineId(told);
    }

    @Test
    void aNameWithAModelsNumberStandsBesideTheMicroarchitectureAndAMaskedOneDoesNot() {
        assertEquals(
                "EPYC Zen 3 (AMD EPYC 7R13 Processor)",
                of("cpu", "AMD EPYC 7R13 Processor", "microarchitecture", "EPYC Zen 3")
                        .name());
        assertEquals(
                "EPYC Zen 4",
                of("cpu", "AMD EPYC", "microarchitecture", "EPYC Zen 4").name());
        assertEquals(
                "Neoverse N1",
                of("cpu", "not recorded", "microarchitecture", "Neoverse N1").name());
    }

    /** A run of before tells its name alone; that this is all is said. */
    @Test
    void whatAnOlderRunLacksIsNotRecorded() {
        assertEquals(
                "AMD EPYC (microarchitecture not recorded)",
                of("cpu", "AMD EPYC").name());
        assertEquals("processor not recorded", of().name());
    }

    @Test
    void aFolderIsNamedByTheMicroarchitectureElseByTheFirstWordsOfTheName() {
        assertEquals(
                "epyc-zen-4-2c",
                of("microarchitecture", "EPYC Zen 4", "cores", "2").folder());
        assertEquals(
                "cortex-a55-cortex-a76-8c",
                of("microarchitecture", "Cortex A55 + Cortex A76", "cores", "8").folder());
        assertEquals(
                "intel-xeon-8c",
                of("cpu", "Intel(R) Xeon(R) Platinum 8259CL CPU @ 2.50GHz", "cores", "8")
                        .folder());
        assertEquals(
                "aarch64-4c",
                of("cpu", "not recorded", "architecture", "aarch64", "cores", "4")
                        .folder());
        assertEquals("unknown-0c", of().folder());
    }

    @Test
    void onlyWhatBothTellCanDiffer() {
        MachineId old = of("cpu", "AMD EPYC", "l2 cache", "1024K", "microcode", "0x1");
        MachineId fresh = of("cpu", "AMD EPYC", "l2 cache", "512K", "microcode", "0x2", "cpu family", "25");
        assertEquals(List.of("l2 cache 1024K / 512K"), old.differences(fresh));
        assertEquals(List.of(), old.differences(of("cpu", "AMD EPYC", "cpu family", "25")));
        assertEquals(List.of(), old.differences(old));
    }

    @Test
    void withoutAMicroarchitectureOnBothSidesNothingIsKnownToBeAlike() {
        MachineId told = of("microarchitecture", "EPYC Zen 4");
        String perhaps = "perhaps not one machine: the microarchitecture was not recorded in both";
        assertEquals("one kind of machine, as far as the systems tell", told.beside(told));
        assertEquals(perhaps, told.beside(of("cpu", "AMD EPYC")));
        assertEquals(perhaps, of("microarchitecture", "not recorded").beside(told));
        assertEquals(
                "not one machine: microarchitecture EPYC Zen 4 / EPYC Zen 1",
                told.beside(of("microarchitecture", "EPYC Zen 1")));
    }

    @Test
    void theHeadOfAColumnHoldsNoMoreThanItMust() {
        assertEquals("Intel Xeon", of("cpu", "Intel(R) Xeon(R) Processor").brief());
        assertEquals(
                "Intel Xeon Platinum 8259CL",
                of("cpu", "Intel(R) Xeon(R) Platinum 8259CL CPU @ 2.50GHz").brief());
        assertEquals(
                "Xeon Cascade Lake",
                of("cpu", "Intel(R) Xeon(R) Processor", "microarchitecture", "Xeon Cascade Lake")
                        .brief());
        assertEquals("processor not recorded", of("cpu", "Processor").brief());
    }
}
