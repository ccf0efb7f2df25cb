package dev.assay.cli;

import dev.assay.contender.Catalogue;
import dev.assay.contender.Commands;
import dev.assay.contender.Contender;
import dev.assay.contender.LiveContender;
import dev.assay.contender.Purpose;
import dev.assay.corpus.DataFolder;
import dev.assay.corpus.Encoding;
import dev.assay.run.ContenderId;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code assay encode}: the ids that a contender makes of a text. */
@Command(
        name = "encode",
        description = {
            "Prints the token ids of a text, separated by blanks.",
            "The text of special tokens, a byte order mark and CR LF are ordinary text. Input that is not UTF-8 is refused."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  echo hello | assay encode --contender java.plain@jvm --encoding o200k_base",
            "  assay encode --contender jtokkit --encoding r50k_base --json-lines texts"
        })
final class EncodeCommand implements Callable<Integer> {
    @Option(
            names = "--contender",
            required = true,
            paramLabel = "ID|COMMAND",
            completionCandidates = ContenderIds.class,
            description = Choice.CONTENDER)
    private String word;

    @Option(
            names = "--encoding",
            required = true,
            paramLabel = "NAME",
            description = "r50k_base, cl100k_base, o200k_base or bert_uncased.")
    private String encodingName;

    @Option(
            names = "--json-lines",
            description = "Each input line is a JSON string, each output line a JSON array of its ids.")
    private boolean jsonLines;

    @Option(names = "--data", paramLabel = "DIR", description = "Data folder; default: beside the jar.")
    private Optional<Path> dataFolder;

    @Parameters(arity = "0..1", paramLabel = "FILE|-", defaultValue = "-", description = "Default: standard input.")
    private String file;

    @CommandLine.Mixin
    private PythonOption python = new PythonOption();

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        CommandLine command = spec.commandLine();
        Encoding encoding = Choice.encoding(command, encodingName);
        if (!file.equals("-") && !Files.isReadable(Path.of(file)) || Files.isDirectory(Path.of(file))) {
            throw new ParameterException(command, "file (" + file + ") must exist and be readable; name another, or -");
        }
        Commands commands = Commands.given();
        ContenderId id = Choice.id(command, word, "command", commands);
        Catalogue catalogue = Catalogue.load(DataFolder.locate(dataFolder), commands);
        Contender contender = Choice.noFloor(command, catalogue, id, word);
        if (!contender.encodings().contains(encoding)) {
            throw new ParameterException(
                    command,
                    "encoding of " + word + " (" + encoding.id() + ") must be one it offers; see assay contenders");
        }
        Choice.requireThere(catalogue, contender, word);
        try (LiveContender subject = catalogue.open(contender, Purpose.TIMING);
                InputStream input = file.equals("-") ? System.in : Files.newInputStream(Path.of(file))) {
            subject.load(encoding);
            encode(subject, new BufferedInputStream(input, 1 << 16), command.getOut());
        }
        return CommandLine.ExitCode.OK;
    }

    private void encode(LiveContender subject, InputStream input, PrintWriter out) throws IOException {
        String name = file.equals("-") ? "standard input" : file;
        if (jsonLines) {
            JsonLines.encode(name, input, subject::encode, out);
            return;
        }
        try {
            out.println(JsonLines.joined(subject.encode(input.readAllBytes()), " "));
        } catch (LiveContender.Refusal refusal) {
            throw new IllegalArgumentException(name + ": " + refusal.getMessage());
        }
    }
}
