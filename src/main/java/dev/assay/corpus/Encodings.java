package dev.assay.corpus;

import dev.assay.workload.Workloads;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The encodings of all workloads, by name. Apart from {@link Encoding}, which the tokenizers in Java are built with: they need neither the
 * definitions of workloads nor what reads them.
 */
public final class Encodings {
    /** Returns the encoding of that name, of whatever workload, if there is one. */
    public static Optional<Encoding> find(String id) {
        Optional<Encoding> known = Encoding.tokenizing().stream()
                .filter(encoding -> encoding.id().equals(id))
                .findFirst();
        return known.isPresent()
                ? known
                : Workloads.defined()
                        .offer(id)
                        .map(offer -> new Encoding(offer.encoding(), offer.workload(), offer.oracle()));
    }

    /**
     * Returns the encoding of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Encoding of(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("encoding (" + id + ") must be one of "
                + Encoding.tokenizing().stream().map(Encoding::id).collect(Collectors.joining(", "))));
    }

    /** Returns whether contenders are given a corpus in this encoding. */
    public static boolean takes(Encoding encoding, String corpus) {
        return Workloads.defined().takes(encoding.workload(), corpus);
    }

    private Encodings() {}
}
