package dev.assay.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts in the format of /proc/cpuinfo, shortened; what they must give was read off the sources that {@link Microarchitectures} names. */
class CpuInfoTest {
    /* As a Linux guest of KVM shows it: the name is masked, the microcode is KVM's own. */
    private static final String MASKED = """
            processor	: 0
            vendor_id	: AuthenticAMD
            cpu family	: 25
            model		: 1
            model name	: AMD EPYC
            stepping	: 1
            microcode	: 0x1000065
            flags		: fpu sse2 ht pclmulqdq ssse3 sse4_2 popcnt aes avx f16c hypervisor bmi1 avx2 bmi2 erms

            processor	: 1
            vendor_id	: AuthenticAMD
            cpu family	: 25
            model		: 1
            model name	: AMD EPYC
            stepping	: 1
            microcode	: 0x1000065
            flags		: fpu sse2 ht pclmulqdq ssse3 sse4_2 popcnt aes avx f16c hypervisor bmi1 avx2 bmi2 erms
            """;

    private static final String ARM = """
            processor	: 0
            BogoMIPS	: 243.75
            Features	: fp asimd evtstrm aes pmull sha1 sha2 crc32 atomics fphp asimdhp cpuid asimdrdm lrcpc dcpop asimddp
            CPU implementer	: 0x41
            CPU architecture: 8
            CPU variant	: 0x3
            CPU part	: 0xd0c
            CPU revision	: 1

            """;

    private static String x86(String vendor, String family, String model, String stepping, String name) {
        return "processor\t: 0\nvendor_id\t: " + vendor + "\ncpu family\t: " + family + "\nmodel\t\t: " + model
                + "\nmodel name\t: " + name + "\nstepping\t: " + stepping + "\n";
    }

    @Test
    void aMaskedNameIsSeenThrough() {
        CpuInfo cpu = CpuInfo.of(MASKED);
        assertEquals(Optional.of("EPYC Zen 3"), cpu.microarchitecture());
        assertEquals(Optional.of("AMD"), cpu.vendor());
        assertEquals(Optional.of("25"), cpu.family());
        assertEquals(Optional.of("1"), cpu.model());
        assertEquals(Optional.of("1"), cpu.stepping());
        assertEquals(Optional.of("0x1000065"), cpu.microcode());
        assertEquals(Optional.of("ssse3 sse4_2 popcnt bmi1 bmi2 avx2 aes pclmulqdq"), cpu.instructionSets());
    }

    @Test
    void anArmPartIsKnownByImplementerAndPart() {
        CpuInfo cpu = CpuInfo.of(ARM);
        assertEquals(Optional.of("Neoverse N1"), cpu.microarchitecture());
        assertEquals(Optional.of("Arm"), cpu.vendor());
        assertEquals(Optional.empty(), cpu.family());
        assertEquals(Optional.of("0xd0c"), cpu.model());
        assertEquals(Optional.of("r3p1"), cpu.stepping());
        assertEquals(Optional.of("aes asimd pmull crc32"), cpu.instructionSets());
        String other = ARM.replace("0xd0c", "0xfff");
        assertEquals(Optional.of("Arm part 0xfff"), CpuInfo.of(other).microarchitecture());
        assertEquals(
                Optional.of("implementer 0x99 part 0xd0c"),
                CpuInfo.of(ARM.replace("0x41", "0x99")).microarchitecture());
        // A chip for phones. What only the fast cores have, no process may count on.
        CpuInfo both = CpuInfo.of(ARM.replace("0xd0c", "0xd05")
                + ARM.replace("0xd0c", "0xd0b").replace("pmull", "sve").replace("processor\t: 0", "processor\t: 4"));
        assertEquals(Optional.of("Cortex A55 + Cortex A76"), both.microarchitecture());
        assertEquals(Optional.of("0xd05, 0xd0b"), both.model());
        assertEquals(Optional.of("aes asimd crc32"), both.instructionSets());
    }

    @ParameterizedTest
    @CsvSource({
        "AuthenticAMD, 23, 1, 2, AMD EPYC 7601 32-Core Processor, EPYC Zen 1",
        "AuthenticAMD, 23, 49, 0, AMD EPYC 7742 64-Core Processor, EPYC Zen 2",
        "AuthenticAMD, 25, 1, 1, AMD EPYC 7763 64-Core Processor, EPYC Zen 3",
        "AuthenticAMD, 25, 17, 1, AMD EPYC 9654 96-Core Processor, EPYC Zen 4",
        "AuthenticAMD, 25, 97, 2, AMD Ryzen 9 7950X 16-Core Processor, Ryzen Zen 4",
        "AuthenticAMD, 26, 2, 1, AMD EPYC, EPYC Zen 5",
        "AuthenticAMD, 25, 240, 0, AMD EPYC, AMD family 25 model 240",
        "AuthenticAMD, 15, 107, 1, QEMU Virtual CPU version 2.5+, AMD family 15 model 107",
        "GenuineIntel, 6, 85, 4, Intel(R) Xeon(R) Platinum 8175M CPU @ 2.50GHz, Xeon Skylake",
        "GenuineIntel, 6, 85, 7, Intel(R) Xeon(R) Platinum 8259CL CPU @ 2.50GHz, Xeon Cascade Lake",
        "GenuineIntel, 6, 85, 11, Intel(R) Xeon(R) Platinum 8361HC CPU, Xeon Cooper Lake",
        "GenuineIntel, 6, 85, unknown, Intel(R) Xeon(R) Processor, Intel family 6 model 85",
        "GenuineIntel, 6, 106, 6, Intel(R) Xeon(R) Platinum 8375C CPU @ 2.90GHz, Xeon Ice Lake",
        "GenuineIntel, 6, 143, 8, Intel(R) Xeon(R) Processor, Xeon Sapphire Rapids",
        "GenuineIntel, 6, 151, 2, 12th Gen Intel(R) Core(TM) i9-12900K, Core Alder Lake",
        "GenuineIntel, 6, 254, 0, Intel(R) Xeon(R) Processor, Intel family 6 model 254",
        "GenuineIntel, 15, 6, 1, Common KVM processor, Intel family 15 model 6",
        "HygonGenuine, 24, 0, 1, Hygon C86 7185 32-core Processor, Hygon family 24 model 0",
        "CentaurHauls, 7, 59, 0, none, CentaurHauls family 7 model 59"
    })
    void numbersGiveTheNameOrStayNumbers(
            String vendor, String family, String model, String stepping, String name, String expected) {
        assertEquals(
                Optional.of(expected),
                CpuInfo.of(x86(vendor, family, model, stepping, name)).microarchitecture());
    }

    /** A value that no processor can have is not told; no name is made of half the numbers. */
    @ParameterizedTest
    @CsvSource({"0, 1", "-25, 1", "25, 256", "271, 1", "25, 0x1", "'', 1", "25, ''", "99999999999999999999, 1"})
    void whatCannotBeIsNotTold(String family, String model) {
        CpuInfo cpu = CpuInfo.of(x86("AuthenticAMD", family, model, "1", "AMD EPYC"));
        assertEquals(Optional.empty(), cpu.microarchitecture());
        assertEquals(Optional.of("AMD"), cpu.vendor());
    }

    @Test
    void whatIsAbsentOrContradictoryIsNotTold() {
        for (String text : new String[] {"", "\n\n", "processor\t: 0\n", "Hardware\t: Board\nCPU part\t: 0xd0c\n"}) {
            CpuInfo cpu = CpuInfo.of(text);
            assertEquals(Optional.empty(), cpu.microarchitecture());
            assertEquals(Optional.empty(), cpu.vendor());
            assertEquals(Optional.empty(), cpu.stepping());
            assertEquals(Optional.empty(), cpu.instructionSets());
        }
        // Zero is what a hypervisor without one writes.
        assertEquals(
                Optional.empty(), CpuInfo.of(MASKED.replace("0x1000065", "0x0")).microcode());
        // Half of the processors are silent.
        String half = MASKED + "\nprocessor\t: 2\n";
        assertEquals(Optional.empty(), CpuInfo.of(half).family());
        assertEquals(Optional.empty(), CpuInfo.of(half).microarchitecture());
        assertEquals(Optional.empty(), CpuInfo.of(half).instructionSets());
        assertEquals(
                Optional.of("none"),
                CpuInfo.of("processor\t: 0\nflags\t\t: fpu sse2\n").instructionSets());
    }
}
