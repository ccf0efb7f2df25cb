package dev.assay.corpus;

import dev.assay.workload.Workload;
import java.util.List;
import java.util.Optional;

/**
 * What a contender is asked to load before it works: of the workload {@code tokenize}, a vocabulary together with the rule by which text
 * becomes its tokens; of another, what {@code workloads.toml} names. No enum, since another workload has others. Those of tokenizing stand
 * here and not in that file alone, because a worker in Java knows them by name, and would pay for reading the file in its cold start. For
 * the same reason nothing here reads it: see {@link Encodings}.
 */
public final class Encoding {
    /** GPT-2's. */
    public static final Encoding R50K_BASE = new Encoding("r50k_base", Family.BYTE_BPE);
    /** GPT-3.5's and GPT-4's. */
    public static final Encoding CL100K_BASE = new Encoding("cl100k_base", Family.BYTE_BPE);
    /** GPT-4o's. */
    public static final Encoding O200K_BASE = new Encoding("o200k_base", Family.BYTE_BPE);
    /** BERT's for lower-cased text. */
    public static final Encoding BERT_UNCASED = new Encoding("bert_uncased", Family.WORDPIECE);

    private static final List<Encoding> TOKENIZING = List.of(R50K_BASE, CL100K_BASE, O200K_BASE, BERT_UNCASED);

    private final String id;
    private final Workload workload;
    private final Optional<Family> family;
    private final String oracle;

    private Encoding(String id, Family family) {
        this.id = id;
        this.workload = Workload.TOKENIZE;
        this.family = Optional.of(family);
        this.oracle = family.oracle;
    }

    /** Makes one of another workload than tokenizing. */
    Encoding(String id, Workload workload, String oracle) {
        this.id = id;
        this.workload = workload;
        this.family = Optional.empty();
        this.oracle = oracle;
    }

    /** What encodings share whose tokens are made in one way: what their vocabulary file is, and whose ids are the right ones. */
    public enum Family {
        /** Byte-level BPE. The reference is OpenAI's tiktoken. */
        BYTE_BPE("%s.tiktoken", "tiktoken@process"),
        /** WordPiece. tiktoken has none, so the reference is Hugging Face's own implementation in Rust, on trial itself. */
        WORDPIECE("%s/vocab.txt", "bert-fast@process");

        private final String vocabularyFile;
        private final String oracle;

        Family(String vocabularyFile, String oracle) {
            this.vocabularyFile = vocabularyFile;
            this.oracle = oracle;
        }

        /** Returns the encodings of this family. */
        public List<Encoding> encodings() {
            return TOKENIZING.stream()
                    .filter(encoding -> encoding.family.equals(Optional.of(this)))
                    .toList();
        }
    }

    /** Returns its name; of a vocabulary, such as {@code cl100k_base}, tiktoken's where tiktoken has it. */
    public String id() {
        return id;
    }

    /** Returns the work that contenders do with it. */
    public Workload workload() {
        return workload;
    }

    /** Returns how its tokens are made; empty of another workload than tokenizing. */
    public Optional<Family> family() {
        return family;
    }

    /**
     * Returns the file of its tokens below the vocabulary folder, with {@code /}.
     *
     * @throws IllegalStateException of another workload than tokenizing, whose contenders read no vocabulary
     */
    public String vocabularyFile() {
        return family.orElseThrow(() -> new IllegalStateException(
                        "encoding (" + id + ") must be a vocabulary's, and is one of workload " + workload))
                .vocabularyFile
                .replace("%s", id);
    }

    /** Returns the id of the contender whose library made the reference. */
    public String oracle() {
        return oracle;
    }

    /** Returns those of tokenizing. */
    public static List<Encoding> tokenizing() {
        return TOKENIZING;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Encoding encoding && id.equals(encoding.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return id;
    }
}
