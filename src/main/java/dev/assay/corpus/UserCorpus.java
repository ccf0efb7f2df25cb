package dev.assay.corpus;

import dev.assay.usage.Property;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A user's own text file, taken as it is: no line end is changed and no byte-order mark dropped, so that its digest is that of the file.
 * It is mapped and not read, since a fork that drives a child has a heap of 64 MiB, and the text may have any length up to 2 GiB.
 */
public final class UserCorpus {
    /** The id of the corpus, the only one of a run that has it. */
    public static final String ID = "own";

    private final Path path;
    private final ByteBuffer text;
    private String sha256;

    private UserCorpus(Path path, ByteBuffer text) {
        this.path = path;
        this.text = text;
    }

    /** Returns the file that the system property {@code assay.corpus} names. */
    public static Optional<Path> asked() {
        return Property.CORPUS.text().map(Path::of);
    }

    /**
     * Reads a file through and checks it.
     *
     * @throws DataException if it is no file, empty, too short for the decks, too long to be mapped, or not UTF-8
     */
    public static UserCorpus read(Path path) {
        UserCorpus corpus = open(path);
        corpus.requireUtf8();
        corpus.sha256();
        return corpus;
    }

    /** Opens a file that another process has read: by the digest of a deck that is cut from it a fork knows that it is the same text. */
    public static UserCorpus open(Path path) {
        if (!Files.isRegularFile(path)) throw refuse(path, "no file", "be a text file; name one");
        try (FileChannel file = FileChannel.open(path)) {
            long bytes = file.size();
            if (bytes < Decks.LEAST_BYTES) {
                throw refuse(
                        path,
                        bytes == 0 ? "empty" : bytes + " bytes",
                        "hold at least " + Decks.LEAST_BYTES
                                + " bytes of text, since a deck is 128 KiB; name a longer one");
            }
            if (bytes > Integer.MAX_VALUE) {
                throw refuse(path, bytes + " bytes", "hold less than 2 GiB; name a part of it");
            }
            return new UserCorpus(path, file.map(FileChannel.MapMode.READ_ONLY, 0, bytes));
        } catch (IOException e) {
            throw new DataException("corpus file " + path + " (unreadable) must be readable; name another one", e);
        }
    }

    /** Returns the file, as it was named. */
    public Path path() {
        return path;
    }

    /** Returns the name of the file, without its folder. */
    public String name() {
        return path.getFileName().toString();
    }

    /** Returns its length. */
    public long bytes() {
        return text.limit();
    }

    /** Returns the SHA-256 of the file, in hex; of one that was {@link #read}, as it was then. */
    public synchronized String sha256() {
        if (sha256 == null) {
            MessageDigest digest = Sha256.digest();
            digest.update(text.duplicate());
            sha256 = HexFormat.of().formatHex(digest.digest());
        }
        return sha256;
    }

    /** Returns its bytes, from index 0 to the limit. */
    ByteBuffer text() {
        return text.duplicate();
    }

    private void requireUtf8() {
        // A new decoder reports what is malformed; the convenience method would not tell where.
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer chars = CharBuffer.allocate(1 << 13);
        ByteBuffer rest = text.duplicate();
        CoderResult result = decoder.decode(rest, chars, true);
        while (result.isOverflow()) {
            chars.clear();
            result = decoder.decode(rest, chars, true);
        }
        if (result.isError()) {
            int at = rest.position();
            throw refuse(
                    path,
                    "0x" + HexFormat.of().withUpperCase().toHexDigits(text.get(at)) + " at byte " + at,
                    "be UTF-8; convert it, or name another one");
        }
    }

    private static DataException refuse(Path path, String value, String rule) {
        return new DataException("corpus file " + path + " (" + value + ") must " + rule);
    }
}
