package dev.assay.bridge;

/** The end of a worker that hung, died or broke the protocol; it is gone, and the message is one line. */
public final class WorkerFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    WorkerFailure(String message) {
        super(message);
    }
}
