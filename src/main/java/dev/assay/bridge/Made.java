package dev.assay.bridge;

import dev.assay.contender.Declaration;
import dev.assay.contender.Releases;
import dev.assay.corpus.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What a contender is made of, as a seal: while it is the same, so is what the contender says of itself. A file that the build made counts
 * by the digest that the build took of it, its size and its time of change. The digest itself is held against the bytes before anything is
 * started, see {@link Stamp}; to list contenders, seventy megabytes need not be read again.
 */
final class Made {
    private static final Map<Path, String> SOURCES = new ConcurrentHashMap<>();

    private Made() {}

    /**
     * Returns under which name its answer is kept: its id. A library tells what calls it as well, and that is this JVM, so each JVM keeps
     * an answer of its own; in the seal the JVM would make two of them throw away each other's.
     */
    static String name(Declaration declaration) {
        String id = declaration.contender().id().toString();
        return declaration.launch().equals("library") ? id + ", JVM " + Runtime.version() : id;
    }

    /** Returns the seal. */
    static String of(Declaration declaration) {
        List<String> parts = new ArrayList<>();
        switch (declaration.launch()) {
            case "binary" -> parts.add(file(NativeBuild.of(declaration).binary(false)));
            case "peers" -> parts.add(file(RustPeers.program(declaration)));
            case "library", "hybrid" ->
                parts.add(file(NativeBuild.of(declaration).library(false)));
            case "extension" -> parts.add(file(Installation.extension().resolve(Installation.EXTENSION_MODULE)));
            case "venv", "venv-2020", Releases.LAUNCH -> parts.add(packages(venv(declaration)));
            default -> {}
        }
        if (isPython(declaration)) {
            parts.add(interpreter(declaration));
            parts.add(SOURCES.computeIfAbsent(Installation.resources().resolve("python"), Made::sources));
        }
        return Sha256.hex(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
    }

    /** Returns whether a Python interpreter runs it. */
    static boolean isPython(Declaration declaration) {
        return List.of("python", "python-unoptimised", "venv", "venv-2020", Releases.LAUNCH, "hybrid", "extension")
                .contains(declaration.launch());
    }

    private static String interpreter(Declaration declaration) {
        return switch (declaration.launch()) {
            case "venv" ->
                starts(declaration) + "\n" + Tools.python().map(Made::file).orElse("none");
            case "venv-2020", Releases.LAUNCH -> starts(declaration);
            case "python-unoptimised" ->
                ChosenPython.get().unoptimised().map(one -> file(one.file())).orElse("none");
            default -> Tools.python().map(Made::file).orElse("none");
        };
    }

    private static String starts(Declaration declaration) {
        return file(ContenderLauncher.peersPython(declaration));
    }

    private static Path venv(Declaration declaration) {
        return ContenderLauncher.peersPython(declaration).getParent().getParent();
    }

    private static String file(Path file) {
        try {
            Path stamp = Stamp.beside(file);
            return file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file) + " "
                    + (Files.isRegularFile(stamp) ? Files.readString(stamp).strip() : "");
        } catch (IOException gone) {
            return file + " gone";
        }
    }

    /* pip writes the record of a package anew whenever it installs one. */
    private static String packages(Path venv) {
        List<String> records = new ArrayList<>();
        for (Path version : entries(venv.resolve("lib"))) {
            for (Path one : entries(version.resolve("site-packages"))) {
                if (one.toString().endsWith(".dist-info")) {
                    records.add(file(one.resolve("RECORD")));
                }
            }
        }
        return String.join("\n", records);
    }

    private static String sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return String.join(
                    "\n",
                    files.filter(file -> file.toString().endsWith(".py"))
                            .sorted()
                            .map(Made::content)
                            .toList());
        } catch (IOException unreadable) {
            return folder + " gone";
        }
    }

    private static String content(Path file) {
        try {
            return file.getFileName() + " " + Sha256.of(file);
        } catch (IOException gone) {
            return file.getFileName() + " gone";
        }
    }

    private static List<Path> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException none) {
            return List.of();
        }
    }
}
