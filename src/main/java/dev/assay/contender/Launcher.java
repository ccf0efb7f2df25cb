package dev.assay.contender;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What brings contenders to life; a service, so that the catalogue does not know the bridges. */
public interface Launcher {
    /** Begins to find out what many contenders depend on, and does not wait for it. */
    default void begin() {}

    /** Makes what a contender needs and this machine can make by itself, which may take minutes; what prevents it is then missing. */
    default void prepare(Declaration declaration) {}

    /** Returns in one line what is missing and what to install, without starting it; empty if all is there. */
    Optional<String> missing(Declaration declaration);

    /** Returns whether it can be had, as far as that is known without starting anything; empty if it must be asked. */
    default Optional<Availability> known(Declaration declaration, Vocabularies vocabularies) {
        return Optional.empty();
    }

    /** Keeps what contenders answered, so that it is known the next time; where nothing can be written, nothing is kept. */
    default void keep(Map<Declaration, Availability> answers) {}

    /** Returns what it says of itself, found out where a fault of it ends nothing but the question. */
    default LiveContender.Identity identity(Declaration declaration, Vocabularies vocabularies) {
        try (LiveContender subject = open(declaration, vocabularies, Purpose.TIMING)) {
            return subject.identity();
        }
    }

    /** Starts it. A build that must not be timed is refused with a line. */
    LiveContender open(Declaration declaration, Vocabularies vocabularies, Purpose purpose);

    /** Starts a JVM contender in a fresh process with these JVM flags; any other contender as usual. */
    LiveContender openInOwnJvm(Declaration declaration, Vocabularies vocabularies, Purpose purpose, List<String> flags);

    /** Returns a launcher that starts every process under that instrument. */
    Launcher under(Instrument instrument);
}
