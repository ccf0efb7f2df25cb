package dev.assay.cli;

import dev.assay.gate.Baseline;
import dev.assay.gate.Gate;
import dev.assay.report.RunsFolder;
import dev.assay.run.RunFormatException;
import dev.assay.run.RunReader;
import dev.assay.usage.FileReason;
import dev.assay.usage.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What {@code --against} and {@code --gate} name, judged as arguments are: by one line and exit code 2, before anything is started. */
public final class BaselineFolder {
    private static final String ELSE = "; name a folder that assay measure wrote";

    private BaselineFolder() {}

    /** Returns the run of a results folder. */
    public static Baseline read(CommandLine command, String name) {
        Path folder = Path.of(name);
        try {
            if (!Files.exists(folder)) {
                List<String> runs = runs(folder.toAbsolutePath().normalize().getParent());
                throw usage(command, name, "be a results folder: there is no such file" + hint(folder, runs));
            }
            if (Files.isDirectory(folder) && !RunsFolder.isRun(folder)) {
                List<String> runs = runs(folder);
                throw usage(
                        command,
                        name,
                        "be one results folder" + (runs.isEmpty() ? ELSE : "; it holds " + String.join(", ", runs)));
            }
            return Baseline.of(name, RunReader.read(folder));
        } catch (RunFormatException damaged) {
            throw usage(command, name, "hold a finished run: " + damaged.getMessage());
        } catch (IOException wrong) {
            throw usage(command, name, "be readable: " + FileReason.of(wrong));
        }
    }

    /** Returns a gate. */
    public static Gate gate(CommandLine command, String text) {
        try {
            return Gate.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(command, wrong.getMessage());
        }
    }

    /* A slip in the name is the likeliest mistake. */
    private static String hint(Path folder, List<String> beside) {
        Path last = folder.normalize().getFileName();
        return Nearest.hint(
                last == null ? "" : last.toString(),
                beside,
                beside.isEmpty() ? ELSE : "; beside it lie " + String.join(", ", beside));
    }

    private static List<String> runs(Path folder) throws IOException {
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(RunsFolder::isRun)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private static ParameterException usage(CommandLine command, String name, String rule) {
        return new ParameterException(command, "--against (" + name + ") must " + rule);
    }
}
