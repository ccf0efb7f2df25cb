package dev.assay.cli;

import dev.assay.corpus.DataFolder;
import dev.assay.machine.RunLock;
import dev.assay.price.Edit;
import dev.assay.price.PriceList;
import dev.assay.report.PriceFile;
import dev.assay.report.Writable;
import dev.assay.run.Header;
import dev.assay.run.RunReader;
import dev.assay.run.Visible;
import dev.assay.workshop.BuildTimer;
import dev.assay.workshop.Checkout;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code price}: what the speed of each implementation costs to work with. */
@Command(
        name = "price",
        description = {
            "Times clean builds and edits of each first-party implementation, and counts lines and bytes.",
            "It builds in a copy of the sources and writes price.json beside a run, or beside the data.",
            "Takes minutes, and refuses to run while somebody measures."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  assay price", "  assay price results/2026-11-22-laptop --repeat 5"})
final class PriceCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "A results folder of this machine and these sources; the claim price of that run.")
    private Optional<Path> folder = Optional.empty();

    @Option(names = "--repeat", paramLabel = "N", description = "builds of each kind (default: ${DEFAULT-VALUE})")
    private int repeat = 3;

    @Option(
            names = "--source",
            paramLabel = "DIR",
            description = "the checkout (default: this folder, else the one that the data lie in)")
    private Optional<Path> source = Optional.empty();

    @Option(names = "--data", paramLabel = "DIR", description = "Data folder; default: beside the jar.")
    private Optional<Path> dataFolder = Optional.empty();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (repeat < 1 || repeat > Edit.MOST) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "repeat (" + repeat + ") must be 1 to " + Edit.MOST + "; more edits than that there are not");
        }
        Optional<Header> run =
                folder.isPresent() ? Optional.of(RunReader.read(folder.get()).header()) : Optional.empty();
        DataFolder data = DataFolder.locate(dataFolder);
        Path target = data.root().toAbsolutePath().normalize().getParent();
        Checkout checkout = Checkout.first(source.map(List::of)
                .orElse(List.of(
                        Path.of(""), Optional.ofNullable(target.getParent()).orElse(target))));
        PrintWriter out = spec.commandLine().getOut();
        String version = Optional.ofNullable(Assay.class.getPackage().getImplementationVersion())
                .orElse("(from classes)");
        Path place = folder.filter(Files::isDirectory)
                .or(() -> folder.map(file -> file.toAbsolutePath().getParent()))
                .orElse(target);
        Optional<String> unfit = Writable.whyNot(place);
        if (unfit.isPresent()) {
            throw new IOException("folder (" + place + ") must be writable: " + unfit.get());
        }
        PriceList list;
        try (RunLock lock = RunLock.take()) {
            list = BuildTimer.take(lock, checkout, data, version, repeat, run, line -> {
                out.println(Visible.text(line));
                out.flush();
            });
        }
        Path file = PriceFile.write(list, place);
        out.println();
        out.println(PriceTable.of(list));
        out.println();
        out.println("All of it in " + file
                + folder.map(dir -> "; java -jar target/assay.jar report " + dir + " puts it into the report")
                        .orElse(""));
        return CommandLine.ExitCode.OK;
    }
}
