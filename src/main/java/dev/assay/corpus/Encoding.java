package dev.assay.corpus;

import java.util.Arrays;

/** A byte-level BPE vocabulary together with the pattern that cuts text into pieces. */
public enum Encoding {
    /** GPT-2's. */
    R50K_BASE("r50k_base"),
    /** GPT-3.5's and GPT-4's. */
    CL100K_BASE("cl100k_base"),
    /** GPT-4o's. */
    O200K_BASE("o200k_base");

    private final String id;

    Encoding(String id) {
        this.id = id;
    }

    /** Returns the name that tiktoken gives it, such as {@code cl100k_base}. */
    public String id() {
        return id;
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
                .orElseThrow(() -> new IllegalArgumentException(
                        "encoding (" + id + ") must be one of r50k_base, cl100k_base, o200k_base"));
    }

    @Override
    public String toString() {
        return id;
    }
}
