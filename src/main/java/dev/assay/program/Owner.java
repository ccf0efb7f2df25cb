package dev.assay.program;

import dev.assay.usage.Property;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Whose a process is. Each child carries a mark in its environment, and all that it starts inherit the mark, so that a daemon which has
 * left its parent, its group and its session is still found. Linux tells a process's first environment in {@code /proc}; elsewhere only
 * descendants are found, by those who started them.
 *
 * <p>A mark is {@code PID-START} of the JVM that a user started, and for each of its children {@code .PID.NUMBER} behind it.
 */
public final class Owner {
    /** The variable that holds the mark. */
    public static final String VARIABLE = "ASSAY_OWNER";

    private static final Path PROC = Path.of("/proc");
    private static final int ROUNDS = 5;
    private static final AtomicLong CHILDREN = new AtomicLong();

    private Owner() {}

    /** Returns the mark of all that belongs to the command a user started: this JVM's, or that of the JVM whose fork it is. */
    public static String mark() {
        return Property.OWNER.text().orElseGet(() -> describe(ProcessHandle.current()));
    }

    /** Returns a new mark for one child of this JVM. */
    public static String child() {
        return mark() + "." + ProcessHandle.current().pid() + "." + CHILDREN.incrementAndGet();
    }

    /** Ends every process that carries the mark, or one made of it; never this JVM or what it was started by. */
    public static void end(String mark) {
        // A process that starts another while it is looked for is met again; who has none left is done.
        for (int round = 0; round < ROUNDS; round++) {
            List<ProcessHandle> marked = marked(found -> found.equals(mark) || found.startsWith(mark + "."));
            if (marked.isEmpty()) {
                return;
            }
            marked.forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** Ends what a JVM left behind that was killed before it could, and returns the number of processes. */
    public static int sweep() {
        List<ProcessHandle> left = left();
        left.forEach(ProcessHandle::destroyForcibly);
        return left.size();
    }

    /** Returns the processes whose owner has ended. */
    public static List<ProcessHandle> left() {
        return marked(found -> !alive(root(found)));
    }

    /** Returns whether the process that a mark or {@link #describe} names still runs, and is no later one of that number. */
    public static boolean alive(String described) {
        String[] words = described.split("-", -1);
        if (words.length != 2 || !words[0].matches("\\d{1,18}")) {
            return false;
        }
        return ProcessHandle.of(Long.parseLong(words[0]))
                .filter(ProcessHandle::isAlive)
                .map(Owner::describe)
                .filter(described::equals)
                .isPresent();
    }

    /** Returns {@code PID-START}. Numbers are used again; with its start a process is told for good, until the next boot. */
    public static String describe(ProcessHandle process) {
        return process.pid() + "-" + start(process);
    }

    /* In the kernel's own ticks: a time of day is made of the clock, which is set back and forth while a process runs. */
    private static String start(ProcessHandle process) {
        try {
            String stat = Files.readString(PROC.resolve(process.pid() + "/stat"), StandardCharsets.ISO_8859_1);
            // The second field is a name in brackets that may hold anything; the start is the 22nd.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return fields[19];
        } catch (IOException | RuntimeException noSuchFile) {
            return process.info()
                    .startInstant()
                    .map(start -> Long.toString(start.getEpochSecond()))
                    .orElse("0");
        }
    }

    private static String root(String mark) {
        int dot = mark.indexOf('.');
        return dot < 0 ? mark : mark.substring(0, dot);
    }

    private interface Marks {
        boolean wanted(String mark);
    }

    private static List<ProcessHandle> marked(Marks marks) {
        List<ProcessHandle> found = new ArrayList<>();
        List<Long> spared = lineage();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                long pid = Long.parseLong(process.getFileName().toString());
                if (!spared.contains(pid) && mark(process).filter(marks::wanted).isPresent()) {
                    ProcessHandle.of(pid).filter(ProcessHandle::isAlive).ifPresent(found::add);
                }
            }
        } catch (IOException | RuntimeException noProc) {
            // Then marks tell nothing here.
        }
        return found;
    }

    private static List<Long> lineage() {
        List<Long> pids = new ArrayList<>();
        for (Optional<ProcessHandle> one = Optional.of(ProcessHandle.current());
                one.isPresent();
                one = one.get().parent()) {
            pids.add(one.get().pid());
        }
        return pids;
    }

    /* Another user's environment cannot be read, and is none of ours. */
    private static Optional<String> mark(Path process) {
        try {
            String prefix = VARIABLE + "=";
            for (String entry : new String(Files.readAllBytes(process.resolve("environ")), StandardCharsets.ISO_8859_1)
                    .split("\0")) {
                if (entry.startsWith(prefix)) {
                    return Optional.of(entry.substring(prefix.length()));
                }
            }
        } catch (IOException notOurs) {
            // Or it has ended.
        }
        return Optional.empty();
    }
}
