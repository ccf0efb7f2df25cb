package dev.assay.session;

import dev.assay.corpus.Encoding;
import dev.assay.corpus.Reference;
import java.util.Optional;

/** Where the references of the shipped corpora come from: the jar, or a test that has decks of its own. */
interface ReferenceSource {
    Optional<Reference> of(Encoding encoding);
}
