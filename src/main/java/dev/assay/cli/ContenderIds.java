package dev.assay.cli;

import dev.assay.contender.Catalogue;
import java.util.Iterator;

/** The ids of the shipped contenders, for the completion of a shell. */
public final class ContenderIds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return Catalogue.ids().iterator();
    }
}
