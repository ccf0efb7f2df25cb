package dev.assay.export;

import dev.assay.run.Header;
import dev.assay.run.MachineId;

/**
 * Which run a row is of, so that rows of several files can stand in one. A run is named by its start: it knows no folder, and may be moved.
 *
 * @param machine as in the name of a results folder; two machines may share it, two runs do not share a start
 */
record Origin(String run, String machine) {
    static Origin of(Header header) {
        return new Origin(header.started(), MachineId.of(header).folder());
    }
}
