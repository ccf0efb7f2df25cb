package dev.assay.openloop;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A stretch of time, its end not included.
 *
 * @param start ns
 * @param end ns, not before the start
 */
public record Span(long start, long end) {
    /** @throws IllegalArgumentException if it ends before it starts */
    public Span {
        if (end < start) {
            throw new IllegalArgumentException("span (" + start + " to " + end + ") must not end before its start");
        }
    }

    long nanos() {
        return end - start;
    }

    /** Returns the time in which at least one of them runs, as spans that neither meet nor overlap, in order. */
    static List<Span> union(List<Span> spans) {
        List<Span> sorted = new ArrayList<>(spans);
        sorted.removeIf(span -> span.nanos() == 0);
        sorted.sort(Comparator.comparingLong(Span::start));
        List<Span> union = new ArrayList<>();
        for (Span span : sorted) {
            int last = union.size() - 1;
            if (last >= 0 && span.start <= union.get(last).end) {
                union.set(last, new Span(union.get(last).start, Math.max(union.get(last).end, span.end)));
            } else {
                union.add(span);
            }
        }
        return union;
    }

    /** Returns the time in which one of either list runs. Both are unions. */
    static List<Span> both(List<Span> some, List<Span> others) {
        List<Span> both = new ArrayList<>();
        int one = 0;
        int other = 0;
        while (one < some.size() && other < others.size()) {
            long start = Math.max(some.get(one).start, others.get(other).start);
            long end = Math.min(some.get(one).end, others.get(other).end);
            if (start < end) {
                both.add(new Span(start, end));
            }
            if (some.get(one).end < others.get(other).end) {
                one++;
            } else {
                other++;
            }
        }
        return both;
    }

    /** Returns the time of the first list in which none of the second runs. Both are unions. */
    static List<Span> without(List<Span> spans, List<Span> left) {
        List<Span> rest = new ArrayList<>();
        int from = 0;
        for (Span span : spans) {
            while (from < left.size() && left.get(from).end <= span.start) {
                from++;
            }
            long at = span.start;
            for (int next = from; next < left.size() && left.get(next).start < span.end; next++) {
                if (at < left.get(next).start) {
                    rest.add(new Span(at, left.get(next).start));
                }
                at = Math.max(at, left.get(next).end);
            }
            if (at < span.end) {
                rest.add(new Span(at, span.end));
            }
        }
        return rest;
    }
}
