package dev.assay.explain;

/** What is read of each contender. */
public enum Quantity {
    INSTRUCTIONS("instructions", "instructions per byte of text, callgrind"),
    HARDWARE_INSTRUCTIONS("hardware-instructions", "instructions per byte of text, hardware counter"),
    CYCLES("cycles", "cycles per byte of text, hardware counter"),
    IPC("ipc", "IPC: instructions per cycle"),
    BRANCH_MISSES("branch-misses", "mispredicted branches per KiB of text"),
    CACHE_MISSES("cache-misses", "cache misses per KiB of text"),
    ALLOCATED_BYTES("allocated-bytes", "bytes allocated per byte of text"),
    ALLOCATION_CALLS("allocation-calls", "allocations per op, counting build"),
    C_ALLOCATIONS("c-allocations", "calls of malloc per op, callgrind"),
    PYTHON_ALLOCATIONS("python-allocations", "calls of CPython's object allocator per op, callgrind");

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
