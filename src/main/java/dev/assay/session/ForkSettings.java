package dev.assay.session;

import dev.assay.measure.Cell;
import dev.assay.run.ContenderId;
import dev.assay.run.DeckId;
import dev.assay.run.Mode;
import dev.assay.usage.Property;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * What a fork's JVM is told by system properties.
 *
 * @param token names the fork to the arbiter
 * @param command of a contender that nobody declared, who is known by nothing else
 * @param cells those of the group, in the order by which turns count them
 * @param rotation of the decks, see {@link dev.assay.measure.Randomization}
 * @param padding that many letters of no meaning
 * @param corpus file of the user's own text in place of the corpora, if there is one
 * @param digests of the decks of {@code cells}, as they conformed
 * @param processor on which turns are taken; none for wherever the system puts them
 */
record ForkSettings(
        Path socket,
        String token,
        ContenderId contender,
        Optional<String> command,
        String encoding,
        List<Cell> cells,
        long rewarmNanos,
        int rotation,
        String padding,
        Path data,
        Optional<Path> corpus,
        List<String> digests,
        OptionalInt processor) {
    List<String> jvmArgs() {
        String names = cells.stream()
                .map(cell -> cell.deck() + "/" + cell.mode().text()
                        + (cell.isSpike() ? "/" + cell.control().getAsInt() : ""))
                .collect(Collectors.joining(","));
        return List.of(
                argument("socket", socket.toString()),
                argument("token", token),
                argument("contender", contender.toString()),
                argument("command", command.orElse("")),
                argument("encoding", encoding),
                argument("cells", names),
                argument("rewarm", Long.toString(rewarmNanos)),
                argument("rotation", Integer.toString(rotation)),
                argument("padding", padding),
                argument("data", data.toString()),
                argument("corpus", corpus.map(Path::toString).orElse("")),
                argument("digests", String.join(",", digests)),
                argument("processor", processor.isPresent() ? Integer.toString(processor.getAsInt()) : ""));
    }

    static ForkSettings ofThisJvm() {
        return new ForkSettings(
                Path.of(property("socket")),
                property("token"),
                ContenderId.of(property("contender")),
                optional("command"),
                property("encoding"),
                Arrays.stream(property("cells").split(","))
                        .map(ForkSettings::cell)
                        .toList(),
                Long.parseLong(property("rewarm")),
                Integer.parseInt(property("rotation")),
                property("padding"),
                Path.of(property("data")),
                optional("corpus").map(Path::of),
                List.of(property("digests").split(",")),
                property("processor").isEmpty()
                        ? OptionalInt.empty()
                        : OptionalInt.of(Integer.parseInt(property("processor"))));
    }

    private static Cell cell(String name) {
        String[] parts = name.split("/");
        DeckId deck = new DeckId(parts[0], Integer.parseInt(parts[1]));
        return parts.length > 3
                ? Cell.spike(deck, Integer.parseInt(parts[3]), List.of())
                : Cell.of(deck, Mode.of(parts[2]), List.of());
    }

    private static Optional<String> optional(String name) {
        return Optional.of(property(name)).filter(value -> !value.isEmpty());
    }

    private static String argument(String name, String value) {
        return Property.FORK.argument(name, value);
    }

    private static String property(String name) {
        return Property.FORK
                .told(name)
                .orElseThrow(() -> new IllegalStateException("benchmark (property " + Property.FORK.key(name)
                        + ") must be started by assay measure, not by JMH's own main"));
    }
}
