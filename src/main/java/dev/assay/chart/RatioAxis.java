package dev.assay.chart;

import dev.assay.compare.Entry;
import dev.assay.compare.Row;
import dev.assay.stats.Interval;
import dev.assay.text.Factor;
import java.util.ArrayList;
import java.util.List;

/**
 * The axis of one row's ratios, logarithmic, which fits its data and its bounds: on one from 0.5 to 2 a bound of a tenth is a sliver. The
 * picture and the page draw by the same one.
 *
 * @param ticks marked ratios, rising
 */
public record RatioAxis(double min, double max, List<Double> ticks) {
    /* Below this ratio of its ends the axis is marked in equal steps: 1, 2, 5 would leave it without a mark. */
    private static final double SHORT = 5;

    private static final double AIR = 0.08;
    private static final double LEAST_AIR = 1.01;

    public RatioAxis {
        ticks = List.copyOf(ticks);
    }

    /** Returns the axis of all runs of a row, in the direction of {@link #factor}. */
    public static RatioAxis of(Row row) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = 0;
        for (Entry entry : row.entries()) {
            Factor told = factor(row, entry.ratio());
            Interval ratio = told.interval();
            for (double value :
                    new double[] {ratio.estimate(), ratio.lower(), ratio.upper(), told.lower(), told.upper()}) {
                if (value > 0 && Double.isFinite(value)) {
                    least = Math.min(least, value);
                    greatest = Math.max(greatest, value);
                }
            }
        }
        double air = Math.max(LEAST_AIR, Math.pow(greatest / least, AIR));
        double min = least / air;
        double max = greatest * air;
        return max / min > SHORT
                ? new RatioAxis(
                        min,
                        max,
                        Scale.log(min, max, Scale::plain).ticks().stream()
                                .filter(tick -> tick >= min && tick <= max)
                                .toList())
                : new RatioAxis(min, max, steps(min, max));
    }

    /** Returns a ratio in the direction in which the first run's leader has the larger number, so that all runs of a row share an axis. */
    public static Factor factor(Row row, Interval ratio) {
        return Factor.facing(
                row.first().ratio().estimate() < 1,
                row.subject().numerator().toString(),
                row.subject().denominator().toString(),
                Factor.Kind.of(row.subject().quantity()),
                ratio,
                row.lower(),
                row.upper());
    }

    /** Returns where a ratio lies: 0 at the left end, 1 at the right; values outside are held at the ends. */
    public double position(double ratio) {
        return scale().position(ratio);
    }

    /** Returns the words of a mark: {@code 1.05×}. */
    public static String words(double tick) {
        return Scale.plain(tick) + "×";
    }

    Scale scale() {
        return new Scale(true, min, max, ticks, RatioAxis::words);
    }

    private static List<Double> steps(double min, double max) {
        double wide = (max - min) / 3;
        double power = Math.pow(10, Math.floor(Math.log10(wide)));
        double step = power * (wide / power < 2 ? 1 : wide / power < 5 ? 2 : 5);
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(min / step); i * step <= max; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }
}
