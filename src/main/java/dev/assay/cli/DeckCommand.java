package dev.assay.cli;

import dev.assay.corpus.DataFolder;
import dev.assay.corpus.Deck;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code assay deck}: the inputs of a deck, for other harnesses. */
@Command(
        name = "deck",
        description =
                "Writes a deck to standard output: for each input its length as u32 little endian, then its bytes.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  assay deck --corpus en-prose --size 1024 > en-prose-1024.deck"})
final class DeckCommand implements Callable<Integer> {
    @Option(names = "--corpus", required = true, paramLabel = "ID", description = "such as en-prose")
    private String corpus;

    @Option(names = "--size", required = true, paramLabel = "BYTES", description = "64, 1024, 16384 or 262144")
    private int size;

    @Option(names = "--data", paramLabel = "DIR", description = "Data folder; default: beside the jar.")
    private Optional<Path> dataFolder;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        CommandLine command = spec.commandLine();
        DataFolder data = DataFolder.locate(dataFolder);
        Choice.corpus(command, data, corpus);
        Choice.size(command, data, corpus, size);
        write(data.deck(corpus, size), System.out);
        return CommandLine.ExitCode.OK;
    }

    /** Writes the deck file, whose digest is the deck's. */
    static void write(Deck deck, OutputStream out) throws IOException {
        OutputStream buffered = new BufferedOutputStream(out, 1 << 16);
        for (byte[] input : deck.inputs()) {
            buffered.write(ByteBuffer.allocate(Integer.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(input.length)
                    .array());
            buffered.write(input);
        }
        buffered.flush();
    }
}
