package dev.assay.machine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From the numbers of a processor to the name of its cores. The tables hold what public sources say and nothing between the lines; numbers
 * that they lack stay numbers, {@code AMD family 25 model 240}, since a wrong generation is worse than none.
 *
 * <p>Sources: AMD, the Linux kernel's {@code bsp_init_amd} in {@code arch/x86/kernel/cpu/amd.c}; Intel, the kernel's
 * {@code arch/x86/include/asm/intel-family.h} with its comments on steppings; arm, {@code sys-utils/lscpu-arm.c} of util-linux and the
 * kernel's {@code arch/arm64/include/asm/cputype.h}.
 */
final class Microarchitectures {
    /* CPUID leaf 1: family 4 bits and 8 more, model 4 bits and 4 more. */
    static final int MOST_FAMILY = 15 + 255;
    static final int MOST_MODEL = 255;

    /** Stands for a stepping that is not told. */
    static final int NO_STEPPING = -1;

    private static final Pattern BRAND =
            Pattern.compile("\\b(EPYC|Threadripper|Ryzen|Athlon|Xeon|Core|Pentium|Celeron|Atom)\\b");

    private static final Map<String, String> VENDORS =
            Map.of("AuthenticAMD", "AMD", "GenuineIntel", "Intel", "HygonGenuine", "Hygon");

    /** Models from one to another of a family. */
    private record Models(int family, int first, int last, String name) {}

    private static final List<Models> AMD = List.of(
            new Models(0x17, 0x00, 0x2f, "Zen 1"),
            new Models(0x17, 0x50, 0x5f, "Zen 1"),
            new Models(0x17, 0x30, 0x4f, "Zen 2"),
            new Models(0x17, 0x60, 0x7f, "Zen 2"),
            new Models(0x17, 0x90, 0x91, "Zen 2"),
            new Models(0x17, 0xa0, 0xaf, "Zen 2"),
            new Models(0x19, 0x00, 0x0f, "Zen 3"),
            new Models(0x19, 0x20, 0x5f, "Zen 3"),
            new Models(0x19, 0x10, 0x1f, "Zen 4"),
            new Models(0x19, 0x60, 0xaf, "Zen 4"),
            new Models(0x1a, 0x00, 0x2f, "Zen 5"),
            new Models(0x1a, 0x40, 0x4f, "Zen 5"),
            new Models(0x1a, 0x60, 0x7f, "Zen 5"),
            new Models(0x1a, 0x50, 0x5f, "Zen 6"),
            new Models(0x1a, 0x80, 0xaf, "Zen 6"),
            new Models(0x1a, 0xc0, 0xcf, "Zen 6"));

    /* Family 6. */
    private static final Map<Integer, String> INTEL = Map.ofEntries(
            Map.entry(0x2a, "Sandy Bridge"),
            Map.entry(0x2d, "Sandy Bridge"),
            Map.entry(0x3a, "Ivy Bridge"),
            Map.entry(0x3e, "Ivy Bridge"),
            Map.entry(0x3c, "Haswell"),
            Map.entry(0x3f, "Haswell"),
            Map.entry(0x45, "Haswell"),
            Map.entry(0x46, "Haswell"),
            Map.entry(0x3d, "Broadwell"),
            Map.entry(0x47, "Broadwell"),
            Map.entry(0x4f, "Broadwell"),
            Map.entry(0x56, "Broadwell"),
            Map.entry(0x4e, "Skylake"),
            Map.entry(0x5e, "Skylake"),
            Map.entry(0xa5, "Comet Lake"),
            Map.entry(0xa6, "Comet Lake"),
            Map.entry(0x66, "Cannon Lake"),
            Map.entry(0x6a, "Ice Lake"),
            Map.entry(0x6c, "Ice Lake"),
            Map.entry(0x7d, "Ice Lake"),
            Map.entry(0x7e, "Ice Lake"),
            Map.entry(0x8c, "Tiger Lake"),
            Map.entry(0x8d, "Tiger Lake"),
            Map.entry(0xa7, "Rocket Lake"),
            Map.entry(0x8f, "Sapphire Rapids"),
            Map.entry(0xcf, "Emerald Rapids"),
            Map.entry(0xad, "Granite Rapids"),
            Map.entry(0xae, "Granite Rapids"),
            Map.entry(0xaf, "Sierra Forest"),
            Map.entry(0xdd, "Clearwater Forest"),
            Map.entry(0x97, "Alder Lake"),
            Map.entry(0x9a, "Alder Lake"),
            Map.entry(0xbe, "Alder Lake-N"),
            Map.entry(0xb7, "Raptor Lake"),
            Map.entry(0xba, "Raptor Lake"),
            Map.entry(0xbf, "Raptor Lake"),
            Map.entry(0xaa, "Meteor Lake"),
            Map.entry(0xac, "Meteor Lake"),
            Map.entry(0xb5, "Arrow Lake"),
            Map.entry(0xc5, "Arrow Lake"),
            Map.entry(0xc6, "Arrow Lake"),
            Map.entry(0xbd, "Lunar Lake"),
            Map.entry(0xcc, "Panther Lake"));

    /** Steppings from one to another of a model that stands for several names. */
    private record Steppings(int model, int first, int last, String name) {}

    /* Family 6. One whose stepping is not told is none of them. */
    private static final List<Steppings> INTEL_BY_STEPPING = List.of(
            new Steppings(0x55, 0, 4, "Skylake"),
            new Steppings(0x55, 5, 7, "Cascade Lake"),
            new Steppings(0x55, 10, 11, "Cooper Lake"),
            new Steppings(0x8e, 0, 9, "Kaby Lake"),
            new Steppings(0x8e, 10, 10, "Coffee Lake"),
            new Steppings(0x8e, 11, 12, "Whiskey Lake"),
            new Steppings(0x9e, 0, 9, "Kaby Lake"),
            new Steppings(0x9e, 10, 13, "Coffee Lake"));

    private static final Map<String, String> IMPLEMENTERS = Map.ofEntries(
            Map.entry("0x41", "Arm"),
            Map.entry("0x42", "Broadcom"),
            Map.entry("0x43", "Cavium"),
            Map.entry("0x46", "Fujitsu"),
            Map.entry("0x48", "HiSilicon"),
            Map.entry("0x4e", "NVIDIA"),
            Map.entry("0x50", "APM"),
            Map.entry("0x51", "Qualcomm"),
            Map.entry("0x53", "Samsung"),
            Map.entry("0x61", "Apple"),
            Map.entry("0x6d", "Microsoft"),
            Map.entry("0x70", "Phytium"),
            Map.entry("0xc0", "Ampere"));

    /* Implementer and part. */
    private static final Map<String, String> ARM = Map.ofEntries(
            Map.entry("0x41 0xd03", "Cortex A53"),
            Map.entry("0x41 0xd05", "Cortex A55"),
            Map.entry("0x41 0xd07", "Cortex A57"),
            Map.entry("0x41 0xd08", "Cortex A72"),
            Map.entry("0x41 0xd09", "Cortex A73"),
            Map.entry("0x41 0xd0a", "Cortex A75"),
            Map.entry("0x41 0xd0b", "Cortex A76"),
            Map.entry("0x41 0xd0c", "Neoverse N1"),
            Map.entry("0x41 0xd0d", "Cortex A77"),
            Map.entry("0x41 0xd40", "Neoverse V1"),
            Map.entry("0x41 0xd41", "Cortex A78"),
            Map.entry("0x41 0xd44", "Cortex X1"),
            Map.entry("0x41 0xd46", "Cortex A510"),
            Map.entry("0x41 0xd47", "Cortex A710"),
            Map.entry("0x41 0xd48", "Cortex X2"),
            Map.entry("0x41 0xd49", "Neoverse N2"),
            Map.entry("0x41 0xd4a", "Neoverse E1"),
            Map.entry("0x41 0xd4d", "Cortex A715"),
            Map.entry("0x41 0xd4e", "Cortex X3"),
            Map.entry("0x41 0xd4f", "Neoverse V2"),
            Map.entry("0x41 0xd80", "Cortex A520"),
            Map.entry("0x41 0xd81", "Cortex A720"),
            Map.entry("0x41 0xd82", "Cortex X4"),
            Map.entry("0x41 0xd84", "Neoverse V3"),
            Map.entry("0x41 0xd85", "Cortex X925"),
            Map.entry("0x41 0xd8e", "Neoverse N3"),
            Map.entry("0x43 0x0af", "ThunderX2"),
            Map.entry("0x46 0x001", "A64FX"),
            Map.entry("0x48 0xd01", "TaiShan v110"),
            Map.entry("0x48 0xd02", "TaiShan v120"),
            Map.entry("0x6d 0xd49", "Azure Cobalt 100"),
            Map.entry("0xc0 0xac3", "Ampere 1"),
            Map.entry("0xc0 0xac4", "Ampere 1a"));

    private Microarchitectures() {}

    /** Returns the vendor of an x86 processor in a word; one that is not known here as it writes itself. */
    static String vendor(String told) {
        return VENDORS.getOrDefault(told, told);
    }

    /** Returns the implementer of an arm processor in a word; one that is not known here by its number. */
    static String implementer(String number) {
        return IMPLEMENTERS.getOrDefault(number, "implementer " + number);
    }

    /** Returns such as {@code Neoverse N1}, or {@code Arm part 0xfff}. */
    static String ofArm(String implementer, String part) {
        return ARM.getOrDefault(implementer + " " + part, implementer(implementer) + " part " + part);
    }

    /**
     * Returns such as {@code Xeon Sapphire Rapids}, or {@code Intel family 6 model 254}.
     *
     * @param name the model name, of which the brand alone is taken: a hypervisor may have put it there
     */
    static String ofX86(String vendor, int family, int model, int stepping, String name) {
        Optional<String> cores =
                switch (vendor) {
                    case "AuthenticAMD" -> amd(family, model);
                    case "GenuineIntel" -> family == 6 ? intel(model, stepping) : Optional.empty();
                    default -> Optional.empty();
                };
        Matcher brand = BRAND.matcher(name);
        return cores.map(known -> brand.find() ? brand.group(1) + " " + known : known)
                .orElse(vendor(vendor) + " family " + family + " model " + model);
    }

    private static Optional<String> amd(int family, int model) {
        return AMD.stream()
                .filter(models -> models.family() == family && models.first() <= model && model <= models.last())
                .findFirst()
                .map(Models::name);
    }

    private static Optional<String> intel(int model, int stepping) {
        return Optional.ofNullable(INTEL.get(model)).or(() -> INTEL_BY_STEPPING.stream()
                .filter(one -> one.model() == model && one.first() <= stepping && stepping <= one.last())
                .findFirst()
                .map(Steppings::name));
    }
}
