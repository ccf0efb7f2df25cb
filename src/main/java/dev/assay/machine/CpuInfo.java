package dev.assay.machine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * What {@code /proc/cpuinfo} tells of the processors. Every one of them is read: a chip for phones has several kinds, and the first need not be
 * one that this process may use.
 *
 * @param processors one map a processor, key to value; none where the file is absent or of another format
 */
record CpuInfo(List<Map<String, String>> processors) {
    /*
     * Those that change which code a tokenizer runs: search for bytes and checks of UTF-8 (memchr, simdutf) take ssse3, sse4_2, avx2, avx512bw,
     * avx512vl, avx512_vbmi, or asimd and sve; masks over a piece take popcnt, bmi1, bmi2 and pclmulqdq or pmull; hashes of a word cache take
     * aes and crc32. What every processor of its kind has, as sse2, tells nothing apart.
     */
    private static final List<String> SETS = List.of(
            "ssse3",
            "sse4_2",
            "popcnt",
            "bmi1",
            "bmi2",
            "avx2",
            "aes",
            "pclmulqdq",
            "avx512f",
            "avx512bw",
            "avx512vl",
            "avx512_vbmi",
            "asimd",
            "pmull",
            "crc32",
            "sve",
            "sve2");

    CpuInfo {
        processors = List.copyOf(processors);
    }

    static CpuInfo of(String text) {
        List<Map<String, String>> processors = new ArrayList<>();
        for (String block : text.split("\\R\\s*\\R")) {
            Map<String, String> values = new LinkedHashMap<>();
            for (String line : block.lines().toList()) {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    values.putIfAbsent(
                            line.substring(0, colon).strip(),
                            line.substring(colon + 1).strip());
                }
            }
            // An older arm kernel ends with a block of the board, which is no processor.
            if (values.containsKey("processor")) {
                processors.add(values);
            }
        }
        return new CpuInfo(processors);
    }

    /** Returns the vendor in a word, or as the processor itself writes it where that is not known here. */
    Optional<String> vendor() {
        return each(values -> values.containsKey("CPU implementer")
                ? hex(values, "CPU implementer").map(Microarchitectures::implementer)
                : text(values, "vendor_id").map(Microarchitectures::vendor));
    }

    /** Returns the family, in decimals as the kernel writes it; arm has none. */
    Optional<String> family() {
        return each(values -> number(values, "cpu family", 1, Microarchitectures.MOST_FAMILY));
    }

    /** Returns the model in decimals, or the number of an arm part, as {@code 0xd0c}. */
    Optional<String> model() {
        return each(values -> values.containsKey("CPU part")
                ? hex(values, "CPU part")
                : number(values, "model", 0, Microarchitectures.MOST_MODEL));
    }

    /** Returns the stepping; of an arm part variant and revision, as {@code r3p1}. */
    Optional<String> stepping() {
        return each(values -> values.containsKey("CPU part")
                ? hex(values, "CPU variant").flatMap(variant -> number(values, "CPU revision", 0, 15)
                        .map(revision -> "r" + Integer.decode(variant) + "p" + revision))
                : number(values, "stepping", 0, 15));
    }

    /** Returns the microcode. A hypervisor tells one of its own, so it is shown and decides nothing. */
    Optional<String> microcode() {
        return each(values -> text(values, "microcode").filter(code -> code.matches("0x0*[1-9a-f][0-9a-f]{0,15}")));
    }

    /** Returns the instruction sets that tokenizers use and every processor here has; {@code none} where it has none of them. */
    Optional<String> instructionSets() {
        List<List<String>> told = processors.stream()
                .map(values -> Optional.ofNullable(values.getOrDefault("flags", values.get("Features"))))
                .flatMap(Optional::stream)
                .map(flags -> List.of(flags.split(" ")))
                .toList();
        if (told.isEmpty() || told.size() < processors.size() || told.stream().allMatch(List.of("")::equals)) {
            return Optional.empty();
        }
        String all = SETS.stream()
                .filter(set -> told.stream().allMatch(flags -> flags.contains(set)))
                .collect(Collectors.joining(" "));
        return Optional.of(all.isEmpty() ? "none" : all);
    }

    /** Returns the name in {@link Microarchitectures}; of a chip of several kinds those of all, as {@code Cortex A55 + Cortex A76}. */
    Optional<String> microarchitecture() {
        List<Optional<String>> names =
                processors.stream().map(CpuInfo::microarchitecture).distinct().toList();
        return names.stream().allMatch(Optional::isPresent) && !names.isEmpty()
                ? Optional.of(names.stream().flatMap(Optional::stream).collect(Collectors.joining(" + ")))
                : Optional.empty();
    }

    private static Optional<String> microarchitecture(Map<String, String> values) {
        if (values.containsKey("CPU implementer")) {
            return hex(values, "CPU implementer").flatMap(implementer -> hex(values, "CPU part")
                    .map(part -> Microarchitectures.ofArm(implementer, part)));
        }
        Optional<String> vendor = text(values, "vendor_id");
        Optional<Integer> family =
                number(values, "cpu family", 1, Microarchitectures.MOST_FAMILY).map(Integer::valueOf);
        Optional<Integer> model =
                number(values, "model", 0, Microarchitectures.MOST_MODEL).map(Integer::valueOf);
        int stepping = number(values, "stepping", 0, 15).map(Integer::valueOf).orElse(Microarchitectures.NO_STEPPING);
        return vendor.isEmpty() || family.isEmpty() || model.isEmpty()
                ? Optional.empty()
                : Optional.of(Microarchitectures.ofX86(
                        vendor.get(),
                        family.get(),
                        model.get(),
                        stepping,
                        text(values, "model name").orElse("")));
    }

    /** A property of one processor. */
    private interface Property {
        Optional<String> of(Map<String, String> values);
    }

    /* Told by all, else it is not told; where they differ, each value once. */
    private Optional<String> each(Property property) {
        List<Optional<String>> values =
                processors.stream().map(property::of).distinct().toList();
        return values.isEmpty() || values.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : Optional.of(values.stream().flatMap(Optional::stream).collect(Collectors.joining(", ")));
    }

    private static Optional<String> text(Map<String, String> values, String key) {
        return Optional.ofNullable(values.get(key)).flatMap(Told::line);
    }

    private static Optional<String> number(Map<String, String> values, String key, long least, long most) {
        OptionalLong number = text(values, key).map(Told::number).orElse(OptionalLong.empty());
        return number.isPresent() && number.getAsLong() >= least && number.getAsLong() <= most
                ? Optional.of(Long.toString(number.getAsLong()))
                : Optional.empty();
    }

    private static Optional<String> hex(Map<String, String> values, String key) {
        return text(values, key).filter(value -> value.matches("0x[0-9a-f]{1,3}"));
    }
}
