package dev.assay.cli;

/** The build's own steps: data, native and Python contenders. Called by Maven, not by users. */
public final class Prepare {
    public static void main(String[] args) {}

    private Prepare() {}
}
