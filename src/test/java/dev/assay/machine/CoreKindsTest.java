package dev.assay.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The files as the kernel's documentation describes them (sysfs-devices-system-cpu, arm64's cpu_capacity, Intel's cpu_core and cpu_atom). */
class CoreKindsTest {
    private static final TextFiles FOUR = new TextFiles(Map.of("/proc/self/status", "Cpus_allowed_list:\t0-3"));

    private static String cpu(int number, String file) {
        return "/sys/devices/system/cpu/cpu" + number + "/" + file;
    }

    private static TextFiles each(String file, String... values) {
        TextFiles files = FOUR;
        for (int i = 0; i < values.length; i++) {
            files = files.with(Map.of(cpu(i, file), values[i]));
        }
        return files;
    }

    @Test
    void fastAndSlowCoresOfIntelAreToldApartByName() {
        CoreKinds cores = CoreKinds.of(
                FOUR.with(Map.of("/sys/devices/cpu_core/cpus", "0-1", "/sys/devices/cpu_atom/cpus", "2-3")));
        assertTrue(cores.unlike());
        assertEquals(
                List.of(
                        new CoreKinds.Kind("fast", "cpu_core", List.of(0, 1)),
                        new CoreKinds.Kind("slow", "cpu_atom", List.of(2, 3))),
                cores.kinds());
        assertEquals(Optional.of("2 fast (cpu_core), 2 slow (cpu_atom)"), cores.text());
    }

    @Test
    void threeKindsAreToldApartByCapacity() {
        assertEquals(
                Optional.of("1 fast (cpu_capacity 1024), 2 middling (cpu_capacity 750), 1 slow (cpu_capacity 400)"),
                CoreKinds.of(each("cpu_capacity", "750", "1024", "400", "740")).text());
    }

    @Test
    void theHighestClockTellsWhereNothingElseDoes() {
        CoreKinds cores = CoreKinds.of(each("cpufreq/cpuinfo_max_freq", "4900000", "4900000", "3800000", "3800000"));
        assertEquals(Optional.of("2 fast (up to 4900 MHz), 2 slow (up to 3800 MHz)"), cores.text());
    }

    /** Favoured cores: 5.3 and 5.1 GHz differ by 4 per cent, and are of one kind. */
    @Test
    void favouredCoresAreNoKind() {
        CoreKinds cores = CoreKinds.of(each("cpufreq/cpuinfo_max_freq", "5300000", "5300000", "5100000", "5100000"));
        assertFalse(cores.unlike());
        assertEquals(Optional.of("one"), cores.text());
    }

    @Test
    void whatContradictsItselfTellsNothing() {
        // In both lists, in neither, and told of some only.
        for (TextFiles files : List.of(
                FOUR,
                FOUR.with(Map.of("/sys/devices/cpu_core/cpus", "0-3", "/sys/devices/cpu_atom/cpus", "2-3")),
                FOUR.with(Map.of("/sys/devices/cpu_core/cpus", "0", "/sys/devices/cpu_atom/cpus", "2-3")),
                each("cpu_capacity", "1024", "446"),
                each("cpu_capacity", "0", "0", "0", "0"),
                new TextFiles(Map.of()))) {
            assertEquals(Optional.empty(), CoreKinds.of(files).text());
        }
    }

    @Test
    void onlyProcessorsThatTheRunMayUseAreOfAKind() {
        CoreKinds cores = CoreKinds.of(each("cpu_capacity", "1024", "1024", "446", "446")
                .with(Map.of("/proc/self/status", "Cpus_allowed_list:\t2-3")));
        assertEquals(Optional.of("one"), cores.text());
    }

    @Test
    void unlikeCoresThatTurnsAreNotKeptToAreWarnedOf() {
        CoreKinds unlike = CoreKinds.of(each("cpu_capacity", "1024", "1024", "446", "446"));
        assertEquals(Optional.empty(), Warnings.unlike(unlike, true));
        assertEquals(
                "the processors are unlike, 2 fast (cpu_capacity 1024), 2 slow (cpu_capacity 446)",
                Warnings.unlike(unlike, false).orElseThrow().cause());
        assertEquals(Optional.empty(), Warnings.unlike(CoreKinds.of(FOUR), false));
    }
}
