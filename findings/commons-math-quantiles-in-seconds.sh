#!/usr/bin/env bash
# Commons Math's quantiles depend on the unit: in seconds, those of short times are wrong by
# percents, or zero.
#
# Pinned:    org.apache.commons:commons-math3 3.6.1.
# Guess:     a distribution's quantile scales with it: p99 of a gamma in seconds is 1e-9 of p99 of
#            the same gamma in nanoseconds, to about nine digits.
# Behaviour: where no closed form is built in, a root is sought to an *absolute* accuracy of 1e-9.
#            Gamma, log-normal, Pareto and beta stop when they are near 1e-9, whatever the scale:
#            p99 of a gamma with a scale of a nanosecond is 6 % too high, p1 is 0, and the
#            log-normal (which has a closed form elsewhere) is 3 % off. Beta gives 0 as the lower
#            bound for one failure in a thousand million requests. No exception.
# Matters:   service times kept in seconds and error rates of rare events are such numbers. A model
#            of tails, a bootstrap from a fitted law or an interval for a failure rate is then
#            quietly wrong. Fit in nanoseconds, or give the constructor's last argument, which it
#            takes as the accuracy (last column).
# Reported:  the constructors' Javadoc names the argument and its default; the effect of the unit is
#            not said.
# Output seen:
#   gamma(2), p99            unit 1.00000   nano 1.05984   with accuracy given 1.00000
#   gamma(2), p1             unit 1.00000   nano 0.00000   with accuracy given 1.00000
#   log-normal(0, 1), p99    unit 1.00000   nano 1.03278   with accuracy given 1.00000
#   Pareto(2), p99           unit 1.00000   nano 1.03481   with accuracy given 1.00000
#   beta(1, 1e9), p2.5       0.000e+00      true 2.532e-11  with accuracy given 2.532e-11
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
  -Dartifact=org.apache.commons:commons-math3:3.6.1 -DoutputDirectory="$dir/lib" >"$dir/mvn.log" 2>&1 ||
  { echo "commons-math3 3.6.1 could not be installed: $(tail -1 "$dir/mvn.log")"; exit 1; }

cat >"$dir/Unit.java" <<'JAVA'
import java.util.Locale;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.LogNormalDistribution;
import org.apache.commons.math3.distribution.ParetoDistribution;
import org.apache.commons.math3.distribution.RealDistribution;

public class Unit {
    static final double NANO = 1e-9, FINE = 1e-21, DEFAULT = 1e-9;
    static boolean all = true;

    interface Law {
        RealDistribution of(double scale, double accuracy);
    }

    /** Each figure is quantile / scale / true value, so 1 is right. */
    static void show(String law, Law of, double p, double truth, double seen) {
        double unit = of.of(1, DEFAULT).inverseCumulativeProbability(p) / truth;
        double nano = of.of(NANO, DEFAULT).inverseCumulativeProbability(p) / NANO / truth;
        double fine = of.of(NANO, FINE).inverseCumulativeProbability(p) / NANO / truth;
        System.out.printf(Locale.ROOT, "%-24s unit %.5f   nano %.5f   with accuracy given %.5f%n", law, unit, nano, fine);
        all &= Math.abs(unit - 1) < 1e-5 && Math.abs(nano - seen) < 1e-4 && Math.abs(fine - 1) < 1e-5;
    }

    public static void main(String[] args) {
        // True values: x with 1 - (1 + x) exp(-x) = p; exp(2.3263479 sigma); (1 - p)^(-1/2); 1 - 0.975^(1e-9).
        Law gamma = (scale, accuracy) -> new GammaDistribution(2, scale, accuracy);
        show("gamma(2), p99", gamma, 0.99, 6.638352068, 1.05984);
        show("gamma(2), p1", gamma, 0.01, 0.148554740, 0);
        show("log-normal(0, 1), p99", (scale, accuracy) -> new LogNormalDistribution(Math.log(scale), 1, accuracy),
                0.99, Math.exp(2.3263478740), 1.03278);
        show("Pareto(2), p99", (scale, accuracy) -> new ParetoDistribution(scale, 2, accuracy), 0.99, 10, 1.03481);

        double beta = new BetaDistribution(1, 1e9).inverseCumulativeProbability(0.025);
        double truth = -Math.expm1(Math.log1p(-0.025) / 1e9);
        double fine = new BetaDistribution(1, 1e9, FINE).inverseCumulativeProbability(0.025);
        System.out.printf(Locale.ROOT, "beta(1, 1e9), p2.5       %.3e      true %.3e  with accuracy given %.3e%n",
                beta, truth, fine);
        System.exit(all && beta == 0 && Math.abs(fine / truth - 1) < 1e-4 ? 0 : 1);
    }
}
JAVA
javac -cp "$dir/lib/*" -d "$dir" "$dir/Unit.java"
java -cp "$dir:$dir/lib/*" Unit || { echo "differs from what was seen: scale 1 right, scale 1e-9 wrong as printed above"; exit 1; }
