package dev.assay.cli;

import dev.assay.bridge.ChosenPython;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --python FILE}, of every verb that starts Python contenders. The property is judged alike, before anything is started. */
public final class PythonOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec verb;

    @Option(
            names = "--python",
            paramLabel = "FILE",
            defaultValue = "${sys:assay.python}",
            description = "CPython of the Python contenders; default: the fastest that is found, see assay contenders.")
    void python(String file) {
        if (file != null && !file.isBlank()) {
            ChosenPython.name(file).ifPresent(refusal -> {
                throw new ParameterException(verb.commandLine(), refusal);
            });
        }
    }
}
