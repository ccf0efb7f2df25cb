package dev.assay.explain;

/** What is read of each contender. */
public enum Quantity {
    INSTRUCTIONS("instructions", "instructions a byte of text, callgrind"),
    HARDWARE_INSTRUCTIONS("hardware-instructions", "instructions a byte of text, hardware counter"),
    CYCLES("cycles", "cycles a byte of text, hardware counter"),
    IPC("ipc", "IPC: instructions a cycle"),
    BRANCH_MISSES("branch-misses", "mispredicted branches a KiB of text"),
    CACHE_MISSES("cache-misses", "cache misses a KiB of text"),
    ALLOCATED_BYTES("allocated-bytes", "bytes allocated a byte of text"),
    ALLOCATION_CALLS("allocation-calls", "allocations an op, counting build"),
    C_ALLOCATIONS("c-allocations", "calls of malloc an op, callgrind"),
    PYTHON_ALLOCATIONS("python-allocations", "calls of CPython's object allocator an op, callgrind");

    private final String id;
    private final String label;

    Quantity(String id, String label) {
        this.id = id;
        this.label = label;
    }

    /** Returns the name in JSON. */
    public String id() {
        return id;
    }

    /** Returns what it is, with its unit and instrument. */
    public String label() {
        return label;
    }
}
