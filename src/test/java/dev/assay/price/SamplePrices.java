package dev.assay.price;

import dev.assay.price.PriceList.Artefact;
import dev.assay.price.PriceList.Row;
import dev.assay.run.Header;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A made-up list: a compiled language with three builds, one without a compiler, and one that is not built. */
public final class SamplePrices {
    public static final Row RUST = new Row(
            "rust",
            "Rust",
            "digest-rust",
            Optional.empty(),
            Map.of("compiler", "rustc 1.95.0"),
            "crates bpe and worker",
            "edited: SHORT in merge.rs",
            List.of(9.5, 8.25, 12.0),
            List.of(7.0, 7.5, 6.5),
            Map.of("shared", 700, "plain", 40, "cached", 130, "own", 1000),
            List.of(new Artefact("libassay_rust.so", 500_000, 400_000)),
            "the system's C library");
    public static final Row CLANG = new Row(
            "cpp-clang",
            "C++",
            "digest-cpp",
            Optional.of("no clang++ on PATH: install Clang 14 or newer"),
            Map.of(),
            "the worker",
            "edited: SHORT in merge.hpp",
            List.of(),
            List.of(),
            Map.of("shared", 800, "plain", 70, "cached", 130),
            List.of(),
            "the system's C library");
    public static final Row PYTHON = new Row(
            "python",
            "Python",
            "digest-python",
            Optional.empty(),
            Map.of("runtime", "CPython 3.11.7"),
            "",
            "edited: SHORT in merge.py",
            List.of(),
            List.of(0.5, 0.25, 0.75),
            Map.of("shared", 300, "plain", 30),
            List.of(new Artefact("7 .py files", 30_000, -1)),
            "CPython 3.9 or newer");

    /** Returns the list as if taken on the machine of a run, from its sources as far as it has those languages. */
    public static PriceList of(Header run) {
        return new PriceList(
                "0.1.0",
                "2026-11-25T12:00:00Z",
                PriceList.SAME.stream()
                        .filter(run.machine()::containsKey)
                        .collect(java.util.stream.Collectors.toMap(label -> label, run.machine()::get)),
                "the first input of a deck",
                3,
                List.of(from(run, RUST), from(run, CLANG), from(run, PYTHON)));
    }

    private static Row from(Header run, Row row) {
        String source = run.contenders().stream()
                .filter(one ->
                        one.language().equals(row.language()) && one.kind().equals("first-party"))
                .findFirst()
                .map(Header.ContenderRow::source)
                .orElse(row.source());
        return new Row(
                row.id(),
                row.language(),
                source,
                row.missing(),
                row.tools(),
                row.built(),
                row.edited(),
                row.clean(),
                row.edit(),
                row.lines(),
                row.artefacts(),
                row.needs());
    }

    private SamplePrices() {}
}
