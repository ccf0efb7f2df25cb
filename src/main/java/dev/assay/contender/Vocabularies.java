package dev.assay.contender;

import dev.assay.corpus.Encoding;
import java.nio.file.Path;

/** Where contenders read their vocabularies. Asked only when a contender loads an encoding. */
public interface Vocabularies {
    /** Returns the folder that {@code load} of the worker protocol names. */
    Path folder();

    /**
     * Refuses an encoding of which a file in {@link #folder} is another than was declared. Asked before anyone reads that folder by itself,
     * since a wrong vocabulary makes wrong tokens of a right program.
     */
    default void require(Encoding encoding) {}

    /** Returns the content of the {@link Encoding#vocabularyFile}. */
    byte[] bytes(Encoding encoding);
}
