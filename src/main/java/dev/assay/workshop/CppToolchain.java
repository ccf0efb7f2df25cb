package dev.assay.workshop;

import dev.assay.bridge.Tools;
import dev.assay.price.Edit;
import dev.assay.price.PriceList.Artefact;
import dev.assay.price.Syntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The C++ twin by one compiler. Its script holds the flags; what is timed is the compiler, by the command that the script tells. */
final class CppToolchain extends Toolchain {
    private final String compiler;
    private List<String> command = List.of();

    CppToolchain(String id, String compiler, Path scratch) {
        super(id, scratch);
        this.compiler = compiler;
    }

    @Override
    String language() {
        return "C++";
    }

    @Override
    Syntax syntax() {
        return Syntax.CPP;
    }

    @Override
    String folder() {
        return "native/cpp/bpe";
    }

    @Override
    Optional<String> missing() {
        return Tools.onPath("sh").isPresent()
                ? Optional.empty()
                : Optional.of("no sh on PATH, which runs native/cpp/build.sh");
    }

    @Override
    List<Artefact> release() throws IOException, Command.Failed {
        Path target = place.resolve("release");
        script(target, "release");
        String library = System.mapLibraryName("assay_cpp");
        return List.of(
                binary(library, target.resolve(library)),
                binary("assay-worker-cpp", target.resolve("assay-worker-cpp")));
    }

    private String script(Path folder, String what) throws IOException, Command.Failed {
        return Command.of("sh", sources.path("native/cpp/build.sh").toString(), compiler, folder.toString(), what)
                .run(place);
    }

    private Path timed() {
        return place.resolve("timed");
    }

    @Override
    void clean() throws IOException, Command.Failed {
        Checkout.delete(timed());
        command = script(timed(), "show").lines().toList();
    }

    @Override
    Optional<Command> build() {
        return Optional.of(new Command(command));
    }

    @Override
    Edit edit() {
        return new Edit("native/cpp/bpe/merge.hpp", "static constexpr std::size_t SHORT = ");
    }

    @Override
    Optional<Path> changed() {
        return Optional.of(timed().resolve("assay-worker-cpp")).filter(Files::isRegularFile);
    }

    @Override
    String worker() {
        return quoted(timed().resolve("assay-worker-cpp")) + " --strategy plain";
    }

    @Override
    String built() {
        return "the command of native/cpp/build.sh for the worker: one translation unit, tokenizer and worker";
    }

    @Override
    String needs() {
        return "the system's C library (libstdc++ is inside)";
    }
}
