package dev.assay.report;

import java.util.List;

/**
 * A part of a report under a heading of its own.
 *
 * @param id what links and tests call it
 * @param listed whether it stands among the links at the top, where the twenty sections of claims would hide the rest
 */
record Section(String id, String title, boolean listed, List<Block> blocks) {
    Section {
        blocks = List.copyOf(blocks);
    }

    Section(String id, String title, List<Block> blocks) {
        this(id, title, true, blocks);
    }
}
