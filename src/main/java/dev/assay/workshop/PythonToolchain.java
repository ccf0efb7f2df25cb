package dev.assay.workshop;

import dev.assay.bridge.Tools;
import dev.assay.price.Edit;
import dev.assay.price.PriceList.Artefact;
import dev.assay.price.Syntax;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Python tokenizer: nothing is built; the interpreter makes byte code of what has changed when it starts, and keeps it. Tests spoil it. */
class PythonToolchain extends Toolchain {
    private static final String PACKAGE = "src/main/python/assay_worker";

    PythonToolchain(Path scratch) {
        super("python", scratch);
    }

    @Override
    String language() {
        return "Python";
    }

    @Override
    Syntax syntax() {
        return Syntax.PYTHON;
    }

    @Override
    String folder() {
        return PACKAGE;
    }

    @Override
    Optional<String> missing() {
        return Tools.python().isPresent()
                ? Optional.empty()
                : Optional.of("no python3 on PATH: install CPython 3.9 or newer");
    }

    @Override
    List<Artefact> release() throws IOException {
        Map<Path, ?> files = sources.parts(syntax(), PACKAGE);
        return List.of(new Artefact(files.size() + " .py files", Checkout.bytes(files.keySet().stream()), -1), table());
    }

    @Override
    void clean() {}

    @Override
    Optional<Command> build() {
        return Optional.empty();
    }

    @Override
    Edit edit() {
        return new Edit(PACKAGE + "/merge.py", "SHORT = ");
    }

    @Override
    Optional<Path> changed() throws IOException {
        return Checkout.beginning(sources.path(PACKAGE + "/__pycache__"), "merge.");
    }

    @Override
    String worker() {
        return "env PYTHONPATH=" + quoted(sources.path("src/main/python")) + " ASSAY_CLASSES="
                + quoted(sources.path("benchmarks/unicode/classes-16.0.txt")) + " "
                + quoted(Tools.python().orElseThrow()) + " -m assay_worker --contender python.plain@process";
    }

    @Override
    String built() {
        return "";
    }

    @Override
    String needs() {
        return "CPython 3.9 or newer";
    }

    @Override
    Map<String, String> tools(Map<String, String> build, String runtime) {
        return Map.of("runtime", runtime + ", " + build.getOrDefault("config", "configuration not recorded"));
    }
}
