package dev.assay.bench;

import dev.assay.cli.ReplicateCommand;
import dev.assay.run.Header;
import dev.assay.session.Relaunch;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine;

/** A measurement within another verb: the arguments of {@code measure}, judged by its own rules, in this JVM. */
final class MeasureAgain {
    static ReplicateCommand.Ended measure(
            CommandLine command, List<String> arguments, Consumer<List<Header.ContenderRow>> before)
            throws IOException, InterruptedException {
        if (Relaunch.needed()) {
            // All of the verb goes on there, the judgement too.
            List<String> words = command.getCommandSpec()
                    .root()
                    .commandLine()
                    .getParseResult()
                    .originalArgs();
            return new ReplicateCommand.Ended(Relaunch.run(words), Optional.empty());
        }
        MeasureCommand measure = MeasureCommand.telling(before);
        new CommandLine(measure).parseArgs(arguments.toArray(String[]::new));
        int exit = measure.call();
        return new ReplicateCommand.Ended(exit, measure.published());
    }

    private MeasureAgain() {}
}
