package dev.assay.cli;

import dev.assay.contender.Catalogue;
import dev.assay.run.ContenderId;
import java.util.Iterator;

/** The ids of the shipped contenders, for the completion of a shell. */
public final class ContenderIds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return Catalogue.ids().stream().map(ContenderId::toString).iterator();
    }
}
