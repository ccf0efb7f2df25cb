package dev.assay.cli;

import dev.assay.figure.Figures;
import dev.assay.report.Writable;
import dev.assay.share.Manifest;
import dev.assay.share.Pack;
import dev.assay.share.Packer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb that makes one file of a run, to give away. */
@Command(
        name = "pack",
        description = "Makes one checksummed file of a run, without personal data, to give away.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Taken out: folders, mail addresses, the names of this user and host, commands,",
            "and of a text of your own its name and whatever may quote it. Kept: the kind",
            "of machine, versions, flags, every raw slice, and your text's SHA-256.",
            "",
            "Example:",
            "  assay pack results/2026-11-22-laptop --out laptop.assay.zip"
        })
public final class PackCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "folder that holds run.ndjson or run.ndjson.gz")
    private Path folder;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "the pack (default: DATE-MACHINE-EFFORT.assay.zip in the current folder)")
    private Optional<Path> out = Optional.empty();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        CommandLine command = spec.commandLine();
        if (out.filter(Files::isDirectory).isPresent()) {
            throw new CommandLine.ParameterException(
                    command,
                    "--out (" + out.get() + ") must be a file, and is a folder; add a name, such as "
                            + out.get().resolve("run" + Pack.ENDING));
        }
        if (out.filter(Files::exists).isPresent() && !Pack.whole(out.get())) {
            throw new CommandLine.ParameterException(
                    command, "--out (" + out.get() + ") must be new or an earlier pack, which it is not; name another");
        }
        Path parent = out.map(Path::toAbsolutePath)
                .map(Path::getParent)
                .orElse(Path.of("").toAbsolutePath());
        Optional<String> unfit = Writable.whyNot(parent);
        if (unfit.isPresent() || !Files.isDirectory(parent)) {
            throw new CommandLine.ParameterException(
                    command,
                    "folder (" + parent + ") must be writable: " + unfit.orElse("it is not there; make it first"));
        }
        Packer.Made made = new Packer().pack(folder, out);
        PrintWriter print = command.getOut();
        print.println(made.file() + ", " + Figures.bytes(made.bytes().length));
        print.println("SHA-256   " + made.sha256());
        print.println("run       " + made.manifest().effort() + ", "
                + made.manifest().started() + ", " + made.manifest().machine());
        if (made.manifest().withheld().isEmpty()) {
            print.println("withheld  nothing: no folder, address, user or host was found in it");
        }
        String head = "withheld  ";
        for (Manifest.Loss loss : made.manifest().withheld()) {
            print.println(head + loss.member() + (loss.times() > 1 ? ", " + loss.times() + " times" : ""));
            head = " ".repeat(head.length());
        }
        return 0;
    }
}
