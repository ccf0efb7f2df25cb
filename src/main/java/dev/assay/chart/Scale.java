package dev.assay.chart;

import dev.assay.figure.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * An axis: where a value lies between its two ends, and which values are marked on it. Kept apart from XChart, whose logarithmic axis
 * marks decades only and whose tick search may not end when labels are blank.
 *
 * @param logarithmic whether equal distances are equal ratios
 * @param ticks marked values, ascending, inside the ends
 */
record Scale(boolean logarithmic, double min, double max, List<Double> ticks, DoubleFunction<String> format) {
    /* From the finest to the coarsest: the first that does not crowd the axis is taken. */
    private static final double[][] STEPS = {
        {1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 2, 2.5, 3, 3.5, 4, 4.5, 5, 5.5, 6, 6.5, 7, 7.5, 8, 8.5, 9, 9.5
        },
        {1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8},
        {1, 1.5, 2, 3, 5, 7},
        {1, 2, 5},
        {1}
    };
    private static final int MOST_TICKS = 10;
    /* Where all lies this far from 1, an axis that holds 1 would be half empty. */
    private static final double FAR = 4;
    /* Least length of an axis of ratios: on a shorter one noise would look like a finding. */
    private static final double SPAN = 1.5;

    Scale {
        if (!(min < max) || logarithmic && !(min > 0)) {
            throw new IllegalArgumentException("axis (" + min + " to " + max
                    + ") must ascend, from above 0 if it is logarithmic; look at the row that gave it");
        }
        ticks = List.copyOf(ticks);
    }

    /** Returns a logarithmic axis over the values with some air, marked at round values: at most ten, unless decades are more. */
    static Scale log(double least, double greatest, DoubleFunction<String> format) {
        double air = Math.max(1.03, Math.pow(greatest / least, 0.04));
        double min = least / air;
        double max = greatest * air;
        List<Double> ticks = List.of();
        for (double[] steps : STEPS) {
            ticks = ticks(min, max, steps);
            if (ticks.size() <= MOST_TICKS) {
                break;
            }
        }
        return new Scale(true, min, max, ticks, format);
    }

    /** Returns the axis of ratios: over data and bounds, so that a tenth can be seen, and with 1 on it unless all lie far from there. */
    static Scale ratios(double least, double greatest) {
        double low = least > 1 && least < FAR ? 1 : least;
        double high = greatest < 1 && greatest > 1 / FAR ? 1 : greatest;
        double wider = Math.sqrt(Math.max(1, SPAN / (high / low)));
        return log(low / wider, high * wider, Scale::plain);
    }

    /** Returns a linear axis from zero, marked at four to nine round values. */
    static Scale zeroBased(double greatest, DoubleFunction<String> format) {
        double max = greatest * 1.05;
        double step = step(max);
        List<Double> ticks = new ArrayList<>();
        for (int i = 0; i * step <= max; i++) {
            ticks.add(i * step);
        }
        return new Scale(false, 0, max, ticks, format);
    }

    /** Returns a linear axis between two ends with the marks that are given. */
    static Scale linear(double min, double max, List<Double> ticks, DoubleFunction<String> format) {
        return new Scale(false, min, max, ticks, format);
    }

    /** Returns where a value lies: 0 at the lower end, 1 at the upper; values outside are held at the ends. */
    double position(double value) {
        double place = logarithmic ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min);
        return Math.max(0, Math.min(1, place));
    }

    /** Returns whether a value lies on the axis. */
    boolean holds(double value) {
        return min <= value && value <= max;
    }

    /** Returns the number as short as it is exact: {@code 0.5}, {@code 20}, {@code 1,000}. */
    static String plain(double value) {
        boolean whole = Math.abs(value - Math.rint(value)) < 1e-9;
        return whole ? Figures.count(Math.round(value)) : Double.toString(Math.round(value * 1e4) / 1e4);
    }

    private static List<Double> ticks(double min, double max, double[] steps) {
        List<Double> ticks = new ArrayList<>();
        for (int power = (int) Math.floor(Math.log10(min)); power <= Math.ceil(Math.log10(max)); power++) {
            for (double step : steps) {
                // Divided, not multiplied by a negative power, so that 0.5 is 0.5.
                double tick = power < 0 ? step / Math.pow(10, -power) : step * Math.pow(10, power);
                if (tick >= min && tick <= max) {
                    ticks.add(tick);
                }
            }
        }
        return ticks;
    }

    private static double step(double max) {
        double power = Math.pow(10, Math.floor(Math.log10(max)) - 1);
        for (double step : new double[] {1, 2, 5, 10, 20, 50}) {
            if (max / (step * power) <= 9) {
                return step * power;
            }
        }
        return 100 * power;
    }
}
