package dev.assay.cli;

import dev.assay.contender.Catalogue;
import dev.assay.contender.Contender;
import dev.assay.corpus.DataFolder;
import dev.assay.corpus.Encoding;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What arguments name; a name that nothing has is an error of usage. */
final class Choice {
    static Contender contender(CommandLine command, Catalogue catalogue, String id) {
        return catalogue
                .find(id)
                .orElseThrow(() -> new ParameterException(
                        command,
                        "contender (" + id + ") must be one of "
                                + catalogue.contenders().stream()
                                        .map(Contender::id)
                                        .collect(Collectors.joining(", "))));
    }

    static Encoding encoding(CommandLine command, String name) {
        try {
            return Encoding.of(name);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(command, wrong.getMessage());
        }
    }

    static String corpus(CommandLine command, DataFolder data, String name) {
        List<String> known = data.corpora();
        if (!known.contains(name)) {
            throw new ParameterException(command, "corpus (" + name + ") must be one of " + String.join(", ", known));
        }
        return name;
    }

    private Choice() {}
}
