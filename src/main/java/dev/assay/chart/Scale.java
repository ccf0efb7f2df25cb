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
    private static final double[] STEPS = {1, 2, 5};

    Scale {
        if (!(min < max) || logarithmic && !(min > 0)) {
            throw new IllegalArgumentException("axis (" + min + " to " + max
                    + ") must ascend, from above 0 if it is logarithmic; look at the row that gave it");
        }
        ticks = List.copyOf(ticks);
    }

    /** Returns a logarithmic axis over the values with some air, marked at 1, 2, 5 times powers of ten, or at powers of ten if it is long. */
    static Scale log(double least, double greatest, DoubleFunction<String> format) {
        double air = Math.max(1.15, Math.pow(greatest / least, 0.04));
        double min = least / air;
        double max = greatest * air;
        List<Double> ticks = ticks(min, max, STEPS);
        if (ticks.size() > 10) {
            ticks = ticks(min, max, new double[] {1});
        }
        return new Scale(true, min, max, ticks, format);
    }

    /** Returns the axis of ratios: from 0.5 to 2 at least, so that 1 is never at an end. */
    static Scale ratios(double least, double greatest) {
        return log(Math.min(0.5, least), Math.max(2, greatest), Scale::plain);
    }

    /** Returns a linear axis from zero, marked at four to nine round values. */
    static Scale zeroBased(double greatest, DoubleFunction<String> format) {
        double max = greatest * 1.02;
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
