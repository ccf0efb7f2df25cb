package dev.assay.program;

import dev.assay.usage.Property;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The one folder of this JVM for files that nobody needs after its end. Its name holds whose it is, so that a JVM which was killed leaves
 * nothing for good: the next one of the same user clears it away.
 */
public final class Scratch {
    private static Optional<Path> folder = Optional.empty();

    private Scratch() {}

    /** Returns the folder, made at first and deleted when this JVM ends. */
    public static synchronized Path folder() throws IOException {
        if (folder.isEmpty() || !Files.isDirectory(folder.get())) {
            clear();
            Path made = make(shared());
            folder = Optional.of(made);
            AtEnd.last(() -> delete(made));
        }
        return folder.get();
    }

    /** Clears away what dead JVMs of this user left: folders, and processes. A fork leaves that to the JVM that measures. */
    public static void clear() {
        sweep(shared());
        if (Property.OWNER.text().isEmpty()) {
            Owner.sweep();
        }
    }

    /** Returns the folder for temporary files that all JVMs share, which is not this JVM's own even where that stands in its place. */
    public static Path shared() {
        Path place = Path.of(System.getProperty("java.io.tmpdir"));
        Path name = place.getFileName();
        return name != null && name.toString().matches(Pattern.quote(prefix()) + "\\d+-\\d+(-\\d+)?")
                ? Optional.ofNullable(place.getParent()).orElse(place)
                : place;
    }

    /** Makes a new file in it. */
    public static Path file(String prefix, String suffix) throws IOException {
        return Files.createTempFile(folder(), prefix, suffix);
    }

    /** Makes a new folder in it. */
    public static Path folder(String prefix) throws IOException {
        return Files.createTempDirectory(folder(), prefix);
    }

    private static Path make(Path parent) throws IOException {
        Path named = parent.resolve(prefix() + Owner.describe(ProcessHandle.current()));
        try {
            return Files.createDirectory(named);
        } catch (FileAlreadyExistsException taken) {
            // Not ours, whoever made it: a folder that others can write to is no place for our files.
            return Files.createTempDirectory(parent, prefix() + Owner.describe(ProcessHandle.current()) + "-");
        }
    }

    private static String prefix() {
        return "assay-" + System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9]", "_") + "-";
    }

    /** Deletes what dead JVMs of this user left in a folder. */
    static void sweep(Path parent) {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(parent, prefix() + "[0-9]*")) {
            for (Path one : left) {
                String[] words = one.getFileName()
                        .toString()
                        .substring(prefix().length())
                        .split("-");
                if (words.length >= 2
                        && Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS)
                        && !Owner.alive(words[0] + "-" + words[1])) {
                    delete(one);
                }
            }
        } catch (IOException unreadable) {
            // Then making ours will tell.
        }
    }

    private static void delete(Path whole) {
        try (Stream<Path> paths = Files.walk(whole)) {
            paths.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException | RuntimeException left) {
            // The next JVM tries again.
        }
    }
}
