package dev.assay.report;

import java.util.List;

/**
 * A part of a report under a heading of its own.
 *
 * @param id what links and tests call it
 */
record Section(String id, String title, Place place, List<Block> blocks) {
    /** Where a page puts it. Other renderings show what they hold. */
    enum Place {
        /** In the open. */
        OPEN,
        /** One of the claims: closed, one line, until it is asked for. */
        CLAIM,
        /** Evidence: closed likewise. */
        CLOSED
    }

    Section {
        blocks = List.copyOf(blocks);
    }

    Section(String id, String title, List<Block> blocks) {
        this(id, title, Place.OPEN, blocks);
    }

    Section closed() {
        return new Section(id, title, Place.CLOSED, blocks);
    }
}
