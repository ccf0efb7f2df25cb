package dev.assay.cpython;

import dev.assay.figure.Figures;
import java.util.List;
import java.util.Optional;

/**
 * Which interpreter runs the Python contenders, and which do not.
 *
 * @param chosen the fastest, or the given one
 * @param given whether somebody named it
 * @param others all others that answered, in the order in which they were found
 */
record Choice(Probed chosen, boolean given, List<Probed> others) {
    /** What the probe cannot tell apart; between equals the first of the list stands, so that noise moves nobody's interpreter. */
    static final double EQUAL = 1.03;

    Choice {
        others = List.copyOf(others);
    }

    /** Returns those that are worth a probe: of a release that the peers run on; where there is none, all that first-party ones run on. */
    static List<Interpreter> eligible(List<Interpreter> found) {
        List<Interpreter> usual =
                found.stream().filter(one -> one.oddity().isEmpty()).toList();
        List<Interpreter> peers =
                usual.stream().filter(one -> one.version().runsPeers()).toList();
        return peers.isEmpty() ? usual : peers;
    }

    /** Takes the fastest of those that were probed; none if none was. */
    static Optional<Choice> fastest(List<Probed> all) {
        long least = all.stream()
                .filter(Probed::known)
                .mapToLong(Probed::nanos)
                .min()
                .orElse(0);
        return all.stream()
                .filter(one -> one.known() && one.nanos() <= least * EQUAL)
                .findFirst()
                .map(one -> of(one, false, all));
    }

    /** Takes one that somebody named. */
    static Choice given(Probed one, List<Probed> all) {
        return of(one, true, all);
    }

    private static Choice of(Probed one, boolean given, List<Probed> all) {
        return new Choice(
                one,
                given,
                all.stream()
                        .filter(other -> !other.interpreter()
                                .file()
                                .equals(one.interpreter().file()))
                        .toList());
    }

    /** Returns another CPython of the same release whose own record says that it was built without a profile. */
    Optional<Interpreter> unoptimised() {
        Interpreter own = chosen.interpreter();
        return own.withoutProfile()
                ? Optional.empty()
                : others.stream()
                        .map(Probed::interpreter)
                        .filter(one -> one.oddity().isEmpty() && one.withoutProfile())
                        .filter(one -> one.version().isPatchOf(own.version()))
                        .findFirst();
    }

    /** Returns why there is none, and how to get one. */
    String withoutUnoptimised() {
        Interpreter own = chosen.interpreter();
        String release = own.version().release();
        return own.withoutProfile()
                ? own.name()
                        + " is itself built without PGO: name an optimised one by --python, or install one, and run mvn"
                        + " verify again"
                : "no CPython " + release + " built without PGO beside the chosen one: pyenv install " + release
                        + " builds one, then mvn verify";
    }

    /** Returns the chosen one and why. */
    String sentence() {
        String name = chosen.interpreter().name();
        long probed = others.stream().filter(Probed::known).count() + 1;
        if (given) {
            return name + ", the given one";
        }
        return probed == 1 ? name + ", the only one of its kind" : name + ", the fastest of " + probed;
    }

    /** Returns each of the others, with by how much it is slower or why it was not probed. */
    List<String> passedOver() {
        return others.stream().map(this::passed).toList();
    }

    private String passed(Probed other) {
        Interpreter one = other.interpreter();
        if (other.known() && chosen.known()) {
            return one.name() + " takes " + Figures.fixed((double) other.nanos() / chosen.nanos(), 2)
                    + " times as long";
        }
        if (!one.oddity().isEmpty()) {
            return one.name() + " is " + one.oddity();
        }
        return one.name() + (given ? " was not asked for" : " is none that the peers run on");
    }
}
