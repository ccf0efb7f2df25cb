package dev.assay.contender;

import dev.assay.corpus.Encoding;
import dev.assay.run.Check;
import java.util.Collection;
import java.util.Optional;

/**
 * The permission to time a contender in one encoding. There are two ways to get it: to have conformed, or to be a control. What times
 * contenders takes this type and no other, so that nothing else can be timed.
 */
public final class TimingPermit {
    private final Contender contender;
    private final Encoding encoding;

    private TimingPermit(Contender contender, Encoding encoding) {
        this.contender = contender;
        this.encoding = encoding;
    }

    /** Returns the permission if it is a control, or if there are checks of it in that encoding and all of them conform. */
    public static Optional<TimingPermit> of(Contender contender, Encoding encoding, Collection<Check> checks) {
        boolean offered = contender.encodings().contains(encoding);
        boolean exempt = contender.kind() == Kind.CONTROL;
        long conforming = 0;
        for (Check check : checks) {
            if (check.contender().equals(contender.id()) && check.encoding().equals(encoding.id())) {
                if (!check.conforming() && !exempt) {
                    return Optional.empty();
                }
                conforming += check.inputs() > 0 ? 1 : 0;
            }
        }
        return offered && (exempt || conforming > 0)
                ? Optional.of(new TimingPermit(contender, encoding))
                : Optional.empty();
    }

    /** Returns whose permission it is. */
    public Contender contender() {
        return contender;
    }

    /** Returns the encoding it holds for. */
    public Encoding encoding() {
        return encoding;
    }
}
