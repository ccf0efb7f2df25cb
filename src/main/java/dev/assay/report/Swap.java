package dev.assay.report;

import dev.assay.program.Owner;
import dev.assay.usage.FileReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Puts new files in the place of former ones, all or none. They are written beside, in a hidden folder of the folder itself, so that each
 * takes its place by a rename; what it replaces is kept until the last one has. Whatever fails on the way is undone at once. What is killed
 * on the way leaves the hidden folder, by which the next swap undoes it.
 */
public final class Swap {
    private static final String BEGUN = ".assay-swap-";
    private static final String DONE = ".assay-done-";
    private static final String LIST = "list";

    private final Path folder;
    private final Path shown;
    private final Disk disk;
    private final String owner;

    private Swap(Path folder, Path shown, Disk disk, String owner) {
        this.folder = folder;
        this.shown = shown;
        this.disk = disk;
        this.owner = owner;
    }

    /**
     * Writes files into a folder, which is made if it is not there. All others in it stay.
     *
     * @param files by name, which may have one folder before it
     * @param gone names of files that were written before and are not wanted any more
     * @throws IOException in one line for the user; the folder is as it was then
     */
    public static void into(Path folder, Map<String, byte[]> files, Set<String> gone) throws IOException {
        into(folder, files, gone, Disk.REAL, Owner.describe(ProcessHandle.current()));
    }

    static void into(Path folder, Map<String, byte[]> files, Set<String> gone, Disk disk, String owner)
            throws IOException {
        Path made = missing(folder);
        try {
            // Behind a link: what is made there is made on the disk where it will lie.
            Path real = Files.createDirectories(folder).toRealPath();
            new Swap(real, folder, disk, owner).run(files, gone);
        } catch (Refused refused) {
            withdraw(folder, made);
            throw refused;
        } catch (IOException wrong) {
            withdraw(folder, made);
            throw new Refused("folder (" + folder + ") must be writable: " + FileReason.of(wrong), wrong);
        }
    }

    /** Returns whether a file of this name is one that a swap left which was killed, to be undone by the next. */
    public static boolean left(String name) {
        return name.startsWith(BEGUN) || name.startsWith(DONE);
    }

    private static final class Refused extends IOException {
        private static final long serialVersionUID = 1;

        Refused(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private void run(Map<String, byte[]> files, Set<String> gone) throws IOException {
        recover();
        Map<String, Boolean> former = former(files.keySet(), gone);
        Path stage = folder.resolve(BEGUN + owner);
        boolean swapped = false;
        String at = "";
        try {
            disk.makeFolder(stage);
            disk.makeFolder(stage.resolve("new"));
            disk.makeFolder(stage.resolve("old"));
            for (String name : former.keySet()) {
                at = name;
                ready(stage.resolve("old").resolve(name).getParent());
                ready(stage.resolve("new").resolve(name).getParent());
                if (files.containsKey(name)) {
                    disk.write(stage.resolve("new").resolve(name), files.get(name));
                }
            }
            write(stage, former);
            for (Map.Entry<String, Boolean> one : former.entrySet()) {
                at = one.getKey();
                Path place = folder.resolve(at);
                if (one.getValue()) {
                    disk.move(place, stage.resolve("old").resolve(at));
                }
                if (files.containsKey(at)) {
                    ready(place.getParent());
                    disk.move(stage.resolve("new").resolve(at), place);
                }
            }
            at = "";
            Path done = folder.resolve(DONE + owner);
            disk.move(stage, done);
            swapped = true;
            clear(done);
        } catch (IOException | RuntimeException | Error wrong) {
            if (swapped) {
                // All is in its place; what is left over goes at the next swap.
                return;
            }
            boolean undone = undone(stage, wrong);
            if (wrong instanceof IOException told) {
                throw new Refused(
                        (at.isEmpty() ? "folder (" + shown : "file (" + shown.resolve(at)) + ") must be writable: "
                                + FileReason.of(told)
                                + (undone
                                        ? "; everything in the folder is as it was"
                                        : "; the same command puts back first what it has moved"),
                        told);
            }
            throw wrong;
        }
    }

    private boolean undone(Path stage, Throwable wrong) {
        try {
            back(stage);
            return true;
        } catch (IOException | RuntimeException left) {
            if (left != wrong) {
                wrong.addSuppressed(left);
            }
            return false;
        }
    }

    /* By name, whether something has it now. A folder of that name is somebody's and cannot be replaced by a file. */
    private Map<String, Boolean> former(Set<String> names, Set<String> gone) throws IOException {
        Map<String, Boolean> former = new TreeMap<>();
        for (Set<String> all : List.of(names, gone)) {
            for (String name : all) {
                Path place = folder.resolve(name);
                for (Path above = place.getParent(); !above.equals(folder); above = above.getParent()) {
                    if (Files.exists(above, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(above)) {
                        throw refused(above, "must be a folder and is a file");
                    }
                }
                if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
                    throw refused(place, "must be a file and is a folder");
                }
                former.put(name, Files.exists(place, LinkOption.NOFOLLOW_LINKS));
            }
        }
        return former;
    }

    private Refused refused(Path place, String rule) {
        return new Refused(
                "file (" + shown.resolve(folder.relativize(place)) + ") " + rule
                        + "; move it away, nothing was changed",
                null);
    }

    private void write(Path stage, Map<String, Boolean> former) throws IOException {
        StringBuilder text = new StringBuilder();
        Set<String> folders = new TreeSet<>();
        former.forEach((name, was) -> {
            text.append(was ? "old " : "new ").append(name).append('\n');
            int slash = name.indexOf('/');
            if (slash > 0 && !Files.isDirectory(folder.resolve(name.substring(0, slash)))) {
                folders.add(name.substring(0, slash));
            }
        });
        folders.forEach(name -> text.append("dir ").append(name).append('\n'));
        Path part = stage.resolve(LIST + ".part");
        disk.write(part, text.toString().getBytes(StandardCharsets.UTF_8));
        // Half a list would name half of what is to be undone.
        disk.move(part, stage.resolve(LIST));
    }

    private void recover() throws IOException {
        List<Path> begun = new ArrayList<>();
        List<Path> done = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, ".assay-*")) {
            for (Path one : all) {
                String name = one.getFileName().toString();
                if (name.startsWith(BEGUN)) {
                    String other = name.substring(BEGUN.length());
                    if (!other.equals(owner) && Owner.alive(other)) {
                        throw new Refused(
                                "folder (" + shown + ") must be written by one process at a time; wait for process "
                                        + other.split("-")[0] + " to end",
                                null);
                    }
                    begun.add(one);
                } else if (name.startsWith(DONE)) {
                    done.add(one);
                }
            }
        }
        for (Path one : begun) {
            back(one);
        }
        for (Path one : done) {
            clear(one);
        }
    }

    /** Puts everything back, however far the swap came; half of it may have been put back before. */
    private void back(Path stage) throws IOException {
        if (Files.exists(stage.resolve(LIST))) {
            for (String line : Files.readAllLines(stage.resolve(LIST), StandardCharsets.UTF_8)) {
                String name = line.substring("old ".length());
                Path kept = stage.resolve("old").resolve(name);
                Path place = folder.resolve(name);
                if (Files.exists(kept, LinkOption.NOFOLLOW_LINKS)) {
                    ready(place.getParent());
                    disk.move(kept, place);
                } else if (line.startsWith("new ")
                        && Files.exists(place, LinkOption.NOFOLLOW_LINKS)
                        && !Files.exists(stage.resolve("new").resolve(name))) {
                    disk.delete(place);
                } else if (line.startsWith("dir ") && Files.isDirectory(place) && isEmpty(place)) {
                    disk.delete(place);
                }
            }
            disk.delete(stage.resolve(LIST));
        }
        clear(stage);
    }

    private void ready(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            disk.makeFolder(place);
        }
    }

    private void clear(Path stage) throws IOException {
        if (!Files.isDirectory(stage, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> below = Files.walk(stage)) {
            for (Path one : below.sorted(Comparator.reverseOrder()).toList()) {
                disk.delete(one);
            }
        }
    }

    private static boolean isEmpty(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.findFirst().isEmpty();
        }
    }

    /* The topmost folder that must be made, or the folder itself if it is there. */
    private static Path missing(Path folder) {
        Path top = folder.toAbsolutePath();
        while (top.getParent() != null && !Files.exists(top.getParent())) {
            top = top.getParent();
        }
        return Files.exists(folder) ? null : top;
    }

    private static void withdraw(Path folder, Path made) {
        if (made == null) {
            return;
        }
        for (Path one = folder.toAbsolutePath(); one.startsWith(made); one = one.getParent()) {
            one.toFile().delete();
        }
    }
}
