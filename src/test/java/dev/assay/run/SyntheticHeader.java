package dev.assay.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The header of a made-up run: a machine that does not exist, and the claims of this checkout. */
final class SyntheticHeader {
    /** Returns the header of a run of these groups. */
    static Header of(String effort, List<Header.GroupRow> groups) {
        List<Header.ContenderRow> rows = new ArrayList<>();
        for (String id : new TreeMap<>(SyntheticRun.NANOS_PER_BYTE).keySet()) {
            boolean available = !id.equals("rust.cached@jna");
            String language = id.startsWith("java") || id.startsWith("jtokkit")
                    ? "Java"
                    : id.startsWith("rust") || id.equals("hf-fast@process") || id.startsWith("tiktoken")
                            ? "Rust"
                            : "Python";
            rows.add(new Header.ContenderRow(
                    ContenderId.of(id),
                    id.startsWith("java") || id.startsWith("rust") || id.startsWith("python") ? "first-party" : "peer",
                    language,
                    id.substring(id.indexOf('@') + 1),
                    "1.0",
                    language.equals("Java") ? "JDK 17.0.13" : "CPython 3.11.7",
                    Map.of("profile", "release"),
                    Map.of(),
                    "token ids",
                    "0123456789abcdef",
                    List.of("r50k_base", "cl100k_base"),
                    available,
                    available ? null : "no cargo on PATH: install Rust 1.85 or newer"));
        }
        List<Header.DeckRow> decks = new ArrayList<>();
        for (String corpus : SyntheticRun.CORPORA) {
            for (int size : SyntheticRun.SIZES) {
                decks.add(new Header.DeckRow(
                        corpus, size, SyntheticRun.DECK_BYTES / size, SyntheticRun.DECK_BYTES, "00".repeat(32)));
            }
        }
        return new Header(
                Header.SCHEMA,
                "0.1.0",
                "2026-11-22T12:00:00Z",
                effort,
                42,
                Map.of("cpu", "Example CPU 2.5 GHz", "cores", "2", "os", "Linux 6.1", "memory", "8 GiB"),
                "B",
                "PSI below 2 %, steal below 0.5 %, but not pinned",
                Map.of("slice", "50 ms", "heap", "256 MiB", "collector", "Serial"),
                Fixture.PROTOCOL,
                rows,
                decks,
                groups,
                claims());
    }

    private static Map<String, String> claims() {
        Path folder = Path.of("benchmarks", "claims");
        Map<String, String> claims = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return claims;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".toml") && !path.endsWith("index.toml"))
                    .toList()) {
                claims.put(file.getFileName().toString().replace(".toml", ""), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return claims;
    }

    private SyntheticHeader() {}
}
