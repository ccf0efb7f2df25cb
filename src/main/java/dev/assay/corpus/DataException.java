package dev.assay.corpus;

/** Refusal of data that is missing, malformed or not what its digest says; the message is one line with the next step. */
public final class DataException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DataException(String message) {
        super(message);
    }

    DataException(String message, Throwable cause) {
        super(message, cause);
    }
}
