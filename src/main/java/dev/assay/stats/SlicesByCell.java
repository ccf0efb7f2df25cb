package dev.assay.stats;

import dev.assay.run.ContenderId;
import dev.assay.run.Mode;
import dev.assay.run.Role;
import dev.assay.run.Slice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The slices of a run by fork and cell, each list in order: grouped once, since a run may hold a million slices of few places. */
final class SlicesByCell {
    /** One fork in one cell. */
    record Place(ContenderId contender, Role role, int set, Summary.Cell cell) {}

    /** Returns the slices of each place, in the order in which the run first names them; slices with per-op times are left out. */
    static Map<Place, List<Slice>> of(List<Slice> slices) {
        Map<Place, List<Slice>> places = new LinkedHashMap<>();
        for (Slice slice : slices) {
            if (slice.mode() != Mode.LATENCY) {
                Place place = new Place(slice.contender(), slice.role(), slice.set(), Summary.Cell.of(slice));
                places.computeIfAbsent(place, unused -> new ArrayList<>()).add(slice);
            }
        }
        return places;
    }

    /** Returns those that did the work they report: a spike is slower on purpose, and no yardstick for the others of its round. */
    static Map<Place, List<Slice>> honest(Map<Place, List<Slice>> places) {
        Map<Place, List<Slice>> honest = new LinkedHashMap<>(places);
        honest.keySet().removeIf(place -> place.role().isControl());
        return honest;
    }

    /** Returns ln(ns ÷ op). */
    static double logNanosPerOp(Slice slice) {
        return StrictMath.log(slice.subjectNanos())
                - StrictMath.log(slice.result().ops());
    }

    private SlicesByCell() {}
}
