package dev.assay.usage;

import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/**
 * One line for whatever goes wrong: what, the rule, and what to do. Messages of our own are such lines; those of the JDK and of libraries
 * are not, and do not reach the user alone.
 */
public final class Complaint {
    private static final String OWN = "dev.assay.";
    private static final int LONGEST = 300;

    private Complaint() {}

    /** Returns the line. It needs little memory, since memory may be what there is none of. */
    public static String line(Throwable thrown) {
        Throwable wrong = cause(thrown);
        String line;
        if (wrong instanceof VirtualMachineError machine) {
            line = machine(machine);
        } else if (wrong instanceof UnsatisfiedLinkError) {
            line = "native library (" + said(wrong) + ") must load on this machine; build it again by mvn verify";
        } else if (wrong instanceof LinkageError) {
            line = "program (" + name(wrong) + ": " + said(wrong)
                    + ") must be whole; build it again by mvn clean verify, or take the whole class path";
        } else if (wrong instanceof FileSystemException file && file.getFile() != null) {
            line = "file (" + file.getFile() + ") must be usable: " + FileReason.of(file);
        } else if (isOwn(wrong)) {
            line = wrong.getMessage();
        } else {
            line = foreign(wrong);
        }
        return oneLine(line);
    }

    /** Returns a text on one line. */
    public static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    /** What merely carries an exception out of another thread, or past a signature, says nothing. */
    private static Throwable cause(Throwable thrown) {
        Throwable wrong = thrown;
        while (wrong.getCause() != null
                && (wrong instanceof UncheckedIOException
                        || wrong instanceof ExecutionException
                        || wrong instanceof CompletionException
                        || wrong instanceof ExceptionInInitializerError)) {
            wrong = wrong.getCause();
        }
        return wrong;
    }

    private static String machine(VirtualMachineError wrong) {
        long megabytes = Runtime.getRuntime().maxMemory() >> 20;
        String said = said(wrong);
        if (wrong instanceof StackOverflowError) {
            return "stack of a thread (overflowed at " + place(wrong)
                    + ") must hold what is nested in the input; give more by -Xss8m, or an input that is nested less";
        }
        if (!(wrong instanceof OutOfMemoryError)) {
            return "JVM (" + name(wrong) + ": " + said + ") must go on; run the same command with another JDK";
        }
        if (said.contains("thread")) {
            return "threads (" + said + ") must be to be had; end other programs, or raise ulimit -u";
        }
        if (said.contains("array size")) {
            return "array (above 2 GiB) must hold the input; give a smaller one";
        }
        if (said.contains("etaspace") || said.contains("class space")) {
            return "memory for classes (" + said + ") must hold the program; give more by -XX:MaxMetaspaceSize=512m";
        }
        if (said.contains("direct")) {
            return "memory outside of the heap (" + said
                    + ") must hold what is exchanged; give more by -XX:MaxDirectMemorySize=1g";
        }
        return "memory (" + megabytes + " MB) must hold what is worked on; give more by -Xmx, such as -Xmx"
                + Math.max(256, 2 * megabytes) + "m";
    }

    /** Of ours is what one of our classes threw, with words. */
    private static boolean isOwn(Throwable wrong) {
        StackTraceElement[] trace = wrong.getStackTrace();
        return wrong.getMessage() != null
                && !wrong.getMessage().isBlank()
                && trace.length > 0
                && (wrong.getClass().getName().startsWith(OWN)
                        || trace[0].getClassName().startsWith(OWN));
    }

    private static String foreign(Throwable wrong) {
        String what = "what happened at " + place(wrong) + " (" + name(wrong) + ": " + said(wrong) + ")";
        return wrong instanceof java.io.IOException
                ? what + " must succeed; see whether disk, files and streams are free and whole, and try again"
                : what + " must not happen, and is a mistake of Assay's; report this line with the command";
    }

    /** Returns the innermost place in our own code. */
    private static String place(Throwable wrong) {
        for (StackTraceElement frame : wrong.getStackTrace()) {
            if (frame.getClassName().startsWith(OWN)) {
                String name = frame.getClassName();
                return name.substring(name.lastIndexOf('.') + 1) + ":" + frame.getLineNumber();
            }
        }
        return "an unknown place";
    }

    private static String name(Throwable wrong) {
        return wrong.getClass().getSimpleName();
    }

    private static String said(Throwable wrong) {
        String message = wrong.getMessage() == null ? "no message" : oneLine(wrong.getMessage());
        return message.length() > LONGEST ? message.substring(0, LONGEST) + " …" : message;
    }
}
