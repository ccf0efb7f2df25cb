package dev.assay.contender;

import dev.assay.corpus.Encoding;
import java.nio.file.Path;

/** Where contenders read their vocabularies. Asked only when a contender loads an encoding. */
public interface Vocabularies {
    /** Returns the folder that {@code load} of the worker protocol names. */
    Path folder();

    /** Returns the content of the {@link Encoding#vocabularyFile}. */
    byte[] bytes(Encoding encoding);
}
