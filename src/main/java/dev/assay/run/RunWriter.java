package dev.assay.run;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/** Appends lines to a run file as they come. Thread-safe; every line is on its way to the disk when {@code append} returns. */
public final class RunWriter implements AutoCloseable {
    private final OutputStream out;
    private final ObjectWriter json;
    private final Seal seal = new Seal();
    private long lines;
    private boolean ended;

    private RunWriter(OutputStream out, JsonMapper mapper) {
        this.out = out;
        this.json = mapper.writer();
    }

    /** Starts a run file; the file must not exist, since a run is never overwritten. */
    public static RunWriter create(Path file) throws IOException {
        return create(file, UnaryOperator.identity());
    }

    /**
     * Starts a run file as {@link #create(Path)} does.
     *
     * @param disk takes the stream of the file and returns that by which it is written
     */
    public static RunWriter create(Path file, UnaryOperator<OutputStream> disk) throws IOException {
        OutputStream out = disk.apply(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW));
        return new RunWriter(new BufferedOutputStream(out, 1 << 16), LineJson.MAPPER);
    }

    /** Goes on with a run file that was stopped; half a line at its end is cut off. A damaged file is copied, then written anew. */
    public static RunWriter resume(Path file, ResumePoint where) throws IOException {
        return resume(file, where, UnaryOperator.identity());
    }

    /** Goes on as {@link #resume(Path, ResumePoint)} does, by the stream that {@code disk} makes of that of the file. */
    public static RunWriter resume(Path file, ResumePoint where, UnaryOperator<OutputStream> disk) throws IOException {
        return goOn(file, where.damage().isEmpty() ? where : mend(file, where), disk);
    }

    /* Killed at any point, the file is the damaged one or the new one, and the copy is whole. */
    private static ResumePoint mend(Path file, ResumePoint where) throws IOException {
        Path copy = freeCopy(file);
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
        force(part);
        Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE);
        Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
        ResumePoint end;
        try (RunWriter writer = goOn(part, where, UnaryOperator.identity())) {
            for (Line line : where.after()) {
                writer.append(line);
            }
            end = new ResumePoint(Files.size(part), writer.lines, writer.seal.current());
        }
        force(part);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        return end;
    }

    private static Path freeCopy(Path file) {
        String name = file.getFileName().toString().replace(".ndjson", ".damaged-");
        int number = 1;
        while (Files.exists(file.resolveSibling(name + number + ".ndjson"))) {
            number++;
        }
        return file.resolveSibling(name + number + ".ndjson");
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static RunWriter goOn(Path file, ResumePoint where, UnaryOperator<OutputStream> disk) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        channel.truncate(where.bytes());
        channel.position(where.bytes());
        OutputStream out = disk.apply(Channels.newOutputStream(channel));
        RunWriter writer = new RunWriter(new BufferedOutputStream(out, 1 << 16), LineJson.MAPPER);
        writer.lines = where.lines();
        if (where.lines() > 0) {
            writer.seal.resume(where.seal());
        }
        return writer;
    }

    /**
     * Appends one line: first the header, last the end.
     *
     * @throws IllegalArgumentException if the line breaks a rule of its type or of the order; nothing is written then
     */
    public synchronized void append(Line line) throws IOException {
        LineRules.check(line);
        if (line instanceof Header header && header.schema() != Header.SCHEMA) {
            throw new IllegalArgumentException("header.schema (" + header.schema() + ") must be " + Header.SCHEMA
                    + ", the one that is written; older ones are read only");
        }
        if (ended || (lines == 0) != (line instanceof Header)) {
            throw new IllegalArgumentException("run line " + (lines + 1) + " (" + LineJson.typeOf(line)
                    + ") must stand in order: the header first and once, nothing after the end");
        }
        if (line instanceof End end && end.lines() != lines) {
            throw new IllegalArgumentException("end.lines (" + end.lines() + ") must be " + lines);
        }
        byte[] object = json.writeValueAsBytes(line);
        byte[] start = ("{\"type\":\"" + LineJson.typeOf(line) + "\",").getBytes(StandardCharsets.US_ASCII);
        byte[] text = new byte[start.length + object.length - 2];
        System.arraycopy(start, 0, text, 0, start.length);
        System.arraycopy(object, 1, text, start.length, object.length - 2);
        out.write(text);
        out.write(seal.next(text, 0, text.length));
        out.write('\n');
        out.flush();
        lines++;
        ended = line instanceof End;
    }

    /** Appends the end line, counting the lines itself. */
    public synchronized void end(long elapsedMillis, long measuringMillis) throws IOException {
        append(new End(lines, elapsedMillis, measuringMillis));
    }

    /** Returns the number of lines written. */
    public synchronized long lines() {
        return lines;
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }

    /** Compresses a finished run for publication: the same bytes each time on the same JDK, without name or time in the gzip header. */
    public static void publishGzip(Path ndjson, Path gz) throws IOException {
        Path part = gz.resolveSibling(gz.getFileName() + ".part");
        try (InputStream in = Files.newInputStream(ndjson);
                OutputStream out = new GZIPOutputStream(Files.newOutputStream(part), 1 << 16)) {
            in.transferTo(out);
        }
        Files.move(part, gz, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
