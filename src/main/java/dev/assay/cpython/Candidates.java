package dev.assay.cpython;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where a CPython may lie: on {@code PATH} in its order, then where systems put one, then what pyenv keeps. */
final class Candidates {
    private static final Pattern NAME = Pattern.compile("python3(?:\\.(\\d{1,3}))?(?:\\.exe)?");

    /* A release that is new enough, in full; what is built free-threaded has a t behind it. */
    private static final Pattern PYENV = Pattern.compile("3\\.(9|[1-9]\\d)\\.\\d+t?");

    private Candidates() {}

    /** Returns the files that this machine offers, each once; links and scripts among them are told apart only by asking. */
    static List<Path> here() {
        List<Path> folders = new ArrayList<>(
                folders(Optional.ofNullable(System.getenv("PATH")).orElse("")));
        folders.addAll(List.of(Path.of("/usr/local/bin"), Path.of("/usr/bin"), Path.of("/opt/homebrew/bin")));
        folders.addAll(below(Path.of("/opt"), "bin"));
        List<Path> roots = new ArrayList<>();
        Optional.ofNullable(System.getenv("PYENV_ROOT"))
                .filter(root -> !root.isBlank())
                .ifPresent(root -> roots.add(Path.of(root)));
        roots.add(Path.of(System.getProperty("user.home"), ".pyenv"));
        roots.forEach(root -> folders.addAll(below(root.resolve("versions"), "bin").stream()
                .filter(bin ->
                        PYENV.matcher(bin.getParent().getFileName().toString()).matches())
                .toList()));
        return in(folders);
    }

    static List<Path> folders(String path) {
        return Arrays.stream(path.split(Pattern.quote(File.pathSeparator)))
                .filter(Predicate.not(String::isBlank))
                .map(Path::of)
                .toList();
    }

    /** Returns the candidates of folders in their order, {@code python3} before those that name a version. */
    static List<Path> in(List<Path> folders) {
        Set<Path> found = new LinkedHashSet<>();
        for (Path folder : folders) {
            List<Path> named = new ArrayList<>(entries(folder));
            named.removeIf(file -> !newEnough(file) || !Files.isRegularFile(file) || !Files.isExecutable(file));
            if (isShims(folder)) {
                // Slow scripts, each of which starts one that pyenv keeps, or none; of these only python3 says what its
                // user chose.
                named.removeIf(file -> minor(file).isPresent());
            }
            named.sort(Comparator.comparing((Path file) -> minor(file).orElse(Integer.MAX_VALUE))
                    .reversed());
            for (Path file : named) {
                // A link and what it leads to are one, and /bin is often /usr/bin.
                found.add(real(file));
            }
        }
        return List.copyOf(found);
    }

    private static boolean isShims(Path folder) {
        return folder.getFileName() != null
                && folder.getFileName().toString().equals("shims")
                && Files.isDirectory(folder.resolveSibling("versions"));
    }

    private static boolean newEnough(Path file) {
        return NAME.matcher(file.getFileName().toString()).matches()
                && minor(file).map(number -> number >= Version.OLDEST.minor()).orElse(true);
    }

    private static Optional<Integer> minor(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches() && name.group(1) != null ? Optional.of(Integer.valueOf(name.group(1))) : Optional.empty();
    }

    private static Path real(Path file) {
        try {
            Path real = file.toRealPath();
            // A script that goes by the name under which it was called must be called by that.
            return NAME.matcher(real.getFileName().toString()).matches() ? real : file.toAbsolutePath();
        } catch (IOException gone) {
            return file.toAbsolutePath();
        }
    }

    private static List<Path> below(Path folder, String inner) {
        return entries(folder).stream()
                .sorted(Comparator.comparing(Path::toString).reversed())
                .map(one -> one.resolve(inner))
                .toList();
    }

    private static List<Path> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        } catch (IOException | SecurityException unreadable) {
            return List.of();
        }
    }
}
