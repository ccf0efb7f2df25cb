package dev.assay.contender;

import dev.assay.corpus.Encoding;
import dev.assay.run.ContenderId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is on trial, such as a tokenizer, as declared in {@code benchmarks/contenders.toml}.
 *
 * @param id {@code implementation[+library][.strategy]@bridge}, such as {@code rust.cached@jna}; {@code python+rust} is Python calling Rust
 * @param language what runs the tokens' inner loop: Java, Rust, Python; {@code Python+Rust} for this project's hybrids, whose source is both
 * @param bridge {@code jvm}, {@code jna}, {@code ffm}, {@code ffm-critical} or {@code process}
 * @param encodings those it offers, all of one workload: its own, which therefore has no member
 * @param options everything that distinguishes it from the library's defaults; part of its identity
 * @param output what a call returns, in words
 */
public record Contender(
        ContenderId id,
        Kind kind,
        String language,
        String bridge,
        List<Encoding> encodings,
        Map<String, String> options,
        String output) {
    /** The option of one that is given all inputs of a deck in one call, so that no op of its has a time of its own. */
    public static final String BATCH = "batch";

    public Contender {
        encodings = List.copyOf(encodings);
        options = Collections.unmodifiableMap(new TreeMap<>(options));
    }

    /** Returns whether it is the floor of a bridge, which produces no ids, or none that mean anything. */
    public boolean isFloor() {
        return kind == Kind.CONTROL && id.isFloor();
    }
}
