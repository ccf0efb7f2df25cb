package dev.assay.corpus;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A vocabulary together with the rule by which text becomes its tokens. */
public enum Encoding {
    /** GPT-2's. */
    R50K_BASE("r50k_base", Family.BYTE_BPE),
    /** GPT-3.5's and GPT-4's. */
    CL100K_BASE("cl100k_base", Family.BYTE_BPE),
    /** GPT-4o's. */
    O200K_BASE("o200k_base", Family.BYTE_BPE),
    /** BERT's for lower-cased text. */
    BERT_UNCASED("bert_uncased", Family.WORDPIECE);

    private final String id;
    private final Family family;

    Encoding(String id, Family family) {
        this.id = id;
        this.family = family;
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
            return Arrays.stream(Encoding.values())
                    .filter(encoding -> encoding.family == this)
                    .toList();
        }
    }

    /** Returns the name of its vocabulary, such as {@code cl100k_base}, which is tiktoken's where tiktoken has it. */
    public String id() {
        return id;
    }

    /** Returns how its tokens are made. */
    public Family family() {
        return family;
    }

    /** Returns the file of its tokens below the vocabulary folder, with {@code /}. */
    public String vocabularyFile() {
        return family.vocabularyFile.replace("%s", id);
    }

    /** Returns the id of the contender whose library made the reference. */
    public String oracle() {
        return family.oracle;
    }

    /**
     * Returns the encoding of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Encoding of(String id) {
        return Arrays.stream(values())
                .filter(encoding -> encoding.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("encoding (" + id + ") must be one of "
                        + Arrays.stream(values()).map(Encoding::id).collect(Collectors.joining(", "))));
    }

    @Override
    public String toString() {
        return id;
    }
}
