package dev.assay.usage;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Why a file cannot be used, in words of ours with what to do. Those of the JDK and of the system say neither whose fault it is nor a cure. */
public final class FileReason {
    private static final Map<String, String> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put("AccessDenied", "this user may not; change its rights, or name another place");
        WORDS.put("Permission denied", "this user may not; change its rights, or name another place");
        WORDS.put("Operation not permitted", "this user may not; change its owner, or name another place");
        WORDS.put("NoSuchFile", "it is not there; name one that is");
        WORDS.put("No such file", "it is not there; name one that is");
        WORDS.put("FileAlreadyExists", "something else has its name; move that away, or name another place");
        WORDS.put("File exists", "something else has its name; move that away, or name another place");
        WORDS.put("Is a directory", "it is a folder; move it away, or name another place");
        WORDS.put("NotDirectory", "a part of its path is a file; name another place");
        WORDS.put("Not a directory", "a part of its path is a file; name another place");
        WORDS.put("DirectoryNotEmpty", "the folder holds other files; move them away");
        WORDS.put("Directory not empty", "the folder holds other files; move them away");
        WORDS.put("NotLink", "it is no link");
        WORDS.put("No space left", "its disk is full; free some of it");
        WORDS.put("Disk quota", "this user's share of its disk is full; free some of it");
        WORDS.put("File too large", "no file may be so long here; raise the limit (ulimit -f)");
        WORDS.put("Read-only file system", "its disk can only be read; name another place");
        WORDS.put("cross-device", "it lies on another disk than its folder; put it there without a link or mount");
        WORDS.put("resource busy", "the system holds it, as it does with a mounted folder; name another place");
        WORDS.put("Text file busy", "it is a program that runs; wait for its end");
        WORDS.put("Too many open files", "too many files are open; raise the limit (ulimit -n)");
        WORDS.put("File name too long", "its name is too long; choose a shorter one");
        WORDS.put("symbolic links", "its links lead in a circle; mend them");
        WORDS.put("FileSystemLoop", "its links lead in a circle; mend them");
        WORDS.put("Input/output error", "its disk fails; see the system's log");
    }

    private FileReason() {}

    /** Returns the reason and the next step, without subject and end. */
    public static String of(IOException wrong) {
        String said = said(wrong);
        return WORDS.entrySet().stream()
                .filter(known -> said.contains(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("the system says: " + said);
    }

    private static String said(IOException wrong) {
        Optional<String> reason = wrong instanceof FileSystemException file
                ? Optional.ofNullable(file.getReason())
                : Optional.ofNullable(wrong.getMessage());
        return reason.orElse(wrong.getClass().getSimpleName().replace("Exception", ""))
                .replaceAll("\\p{Cc}", " ");
    }
}
