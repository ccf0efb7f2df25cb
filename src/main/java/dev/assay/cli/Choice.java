package dev.assay.cli;

import dev.assay.bridge.Revision;
import dev.assay.contender.Availability.Absent;
import dev.assay.contender.Catalogue;
import dev.assay.contender.Commands;
import dev.assay.contender.Contender;
import dev.assay.contender.Ids;
import dev.assay.corpus.DataFolder;
import dev.assay.corpus.Encoding;
import dev.assay.corpus.Encodings;
import dev.assay.run.ContenderId;
import dev.assay.usage.Nearest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What arguments name, in every verb; a name that nothing has is an error of usage, and is told before anything is started. */
public final class Choice {
    /** How help says what a contender is. */
    static final String CONTENDER =
            "An id (see assay contenders), what begins only one, or a command that speaks benchmarks/WORKER.md, in quotes.";

    /** Returns whether a word is a command: no id has a blank or a slash, and a shell would look for a command without both on its path. */
    public static boolean isCommand(String word) {
        return word.strip().contains(" ") || word.contains("/");
    }

    /**
     * Returns the id that a word means among the declared ones; a command joins the others under the name {@code place}.
     *
     * @param place such as {@code first}
     * @param commands of this call
     */
    public static ContenderId id(CommandLine command, String word, String place, Commands commands) {
        if (isCommand(word)) {
            return commands.name(place, word.strip());
        }
        if (Revision.is(word)) {
            throw usage(
                    command,
                    "contender (" + word
                            + ") must be an id or a command in quotes; check that revision out, build it, and "
                            + command.getCommandName() + " it there");
        }
        return declared(command, word);
    }

    /** Returns the id of a declared contender. */
    public static ContenderId declared(CommandLine command, String word) {
        return id(command, word, Catalogue.ids());
    }

    /** Returns the one of these ids that a word means. */
    static ContenderId id(CommandLine command, String word, List<ContenderId> ids) {
        try {
            return Ids.complete(word, ids);
        } catch (IllegalArgumentException wrong) {
            throw usage(command, wrong.getMessage());
        }
    }

    /** Returns the contender of an id, refusing floors, which do none of the work. */
    public static Contender noFloor(CommandLine command, Catalogue catalogue, ContenderId id, String word) {
        Contender contender = contender(command, catalogue, id);
        if (contender.isFloor()) {
            throw usage(
                    command,
                    "contender (" + word + ") must be one that does the work, not a floor; see assay contenders");
        }
        return contender;
    }

    /** Returns the contender of an id. */
    static Contender contender(CommandLine command, Catalogue catalogue, ContenderId id) {
        return catalogue
                .find(id)
                .orElseThrow(() -> usage(command, "contender (" + id + ") must be declared; see assay contenders"));
    }

    /** Refuses a contender that cannot be had. It is started for that. */
    public static void requireThere(Catalogue catalogue, Contender contender, String word) {
        if (catalogue.availability(contender) instanceof Absent absent) {
            throw new IllegalStateException("contender (" + word + ") must be there: " + absent.reason());
        }
    }

    /** Returns the encoding that was asked for, or that two contenders have in common, cl100k_base before others. */
    public static Encoding common(CommandLine command, Optional<String> asked, Contender one, Contender other) {
        Optional<Encoding> named = asked.map(name -> encoding(command, name));
        List<Encoding> shared =
                one.encodings().stream().filter(other.encodings()::contains).toList();
        if (shared.isEmpty() || named.isPresent() && !shared.contains(named.get())) {
            throw usage(
                    command,
                    "encoding (" + asked.orElse("none in common") + ") must be offered by both contenders: "
                            + (shared.isEmpty()
                                    ? "they share none"
                                    : String.join(
                                            ", ",
                                            shared.stream().map(Encoding::id).toList())));
        }
        return named.orElse(shared.contains(Encoding.CL100K_BASE) ? Encoding.CL100K_BASE : shared.get(0));
    }

    /** Returns the encoding of that name. */
    public static Encoding encoding(CommandLine command, String name) {
        try {
            return Encodings.of(name);
        } catch (IllegalArgumentException wrong) {
            throw usage(command, wrong.getMessage());
        }
    }

    static String corpus(CommandLine command, DataFolder data, String name) {
        return oneOf(command, "corpus", name, data.corpora());
    }

    /** Returns a name, if it is one of those that are known. */
    public static String oneOf(CommandLine command, String what, String name, Collection<String> known) {
        if (!known.contains(name)) {
            throw usage(
                    command,
                    what + " (" + name + ") must be one of " + String.join(", ", known)
                            + Nearest.hint(name, known, ""));
        }
        return name;
    }

    /** Refuses a size that no deck of the corpus has. */
    static void size(CommandLine command, DataFolder data, String corpus, int size) {
        if (!data.sizes(corpus).contains(size)) {
            throw usage(command, "size (" + size + ") must be one of " + data.sizes(corpus) + " for " + corpus);
        }
    }

    private static ParameterException usage(CommandLine command, String message) {
        return new ParameterException(command, message);
    }

    private Choice() {}
}
