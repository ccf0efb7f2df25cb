package dev.assay.share;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A zip file in one form: stored, not compressed, without times, in the order given. Any program for zip files opens it, and the same
 * entries are the same bytes on every JDK, which a compressor does not promise. What is read is written again and held against the file, so
 * that a changed byte is found wherever it lies, between the entries too, and so is whatever some other program packed.
 */
final class Container {
    /* The earliest time that a zip file can tell, and by its own clock, so that no zone comes in. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private Container() {}

    static byte[] bytes(Map<String, byte[]> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            for (Map.Entry<String, byte[]> one : entries.entrySet()) {
                CRC32 check = new CRC32();
                check.update(one.getValue());
                ZipEntry entry = new ZipEntry(one.getKey());
                entry.setTimeLocal(NO_TIME);
                entry.setSize(one.getValue().length);
                entry.setCrc(check.getValue());
                zip.putNextEntry(entry);
                zip.write(one.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new AssertionError("memory takes what is written", impossible);
        }
        return bytes.toByteArray();
    }

    /** Returns the entries, if these bytes are such a file and no byte of it was changed. */
    static Optional<Map<String, byte[]>> entries(byte[] file) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                // Stored, it cannot be longer than the file: a compressed one that is, is none of ours.
                byte[] content = zip.readNBytes(file.length);
                if (zip.read() >= 0 || entries.put(entry.getName(), content) != null) {
                    return Optional.empty();
                }
            }
            return !entries.isEmpty() && Arrays.equals(bytes(entries), file) ? Optional.of(entries) : Optional.empty();
        } catch (IOException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }
}
