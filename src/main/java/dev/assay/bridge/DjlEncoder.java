package dev.assay.bridge;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.assay.bpe.Encoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Hugging Face's tokenizers (Rust, through JNI) by DJL as its users call them: UTF-8 decoded to a String inside the op, an Encoding
 * with ids, strings, offsets and masks out, of which the ids are copied. It reads {@code tokenizer.json}, which has no added tokens, so the
 * text of special tokens is ordinary.
 */
final class DjlEncoder implements Encoder {
    private static final String LIBRARIES = "/native/lib/";
    private static final String PROPERTIES = LIBRARIES + "tokenizers.properties";
    /** It cuts a text after 512 tokens and pads it unless told otherwise. */
    private static final Map<String, String> WHOLE = Map.of("truncation", "false", "padding", "false");

    private final HuggingFaceTokenizer tokenizer;

    /** @param file {@code tokenizer.json} */
    DjlEncoder(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalStateException("file (" + file.getParent().getFileName() + "/" + file.getFileName()
                    + ") must be beside the vocabulary; mvn verify with python3 on PATH derives it");
        }
        // Read when its classes are loaded. It unpacks its library into a cache, by default in the user's home, and
        // would tell its authors of the use on a cloud's machine.
        System.setProperty(
                "ENGINE_CACHE_DIR", Installation.folder().resolve("djl").toString());
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.offline", "true");
        try {
            tokenizer = HuggingFaceTokenizer.newInstance(file, WHOLE);
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        } catch (LinkageError wrong) {
            throw new IllegalStateException("library of DJL must load: " + wrong.getMessage(), wrong);
        }
    }

    /** Returns the versions of DJL and of the tokenizers crate that it carries. */
    static String version() {
        Properties properties = new Properties();
        try (InputStream stream = DjlEncoder.class.getResourceAsStream(PROPERTIES)) {
            if (stream != null) {
                properties.load(stream);
            }
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
        // The crate's version, a hyphen, DJL's own.
        String[] versions = properties.getProperty("version", "unknown-unknown").split("-", 2);
        return "DJL " + versions[versions.length - 1] + ", tokenizers " + versions[0];
    }

    /** Returns why it cannot run here. */
    static Optional<String> missing() {
        String system = System.getProperty("os.name").startsWith("Mac") ? "osx" : "linux";
        String processor = System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch");
        String library = LIBRARIES + system + "-" + processor + "/cpu/" + System.mapLibraryName("tokenizers");
        if (DjlEncoder.class.getResource(library) == null) {
            return Optional.of("no library of DJL's for this system (" + System.getProperty("os.name") + " " + processor
                    + "): it has those of Linux on x86_64 and aarch64, and macOS on aarch64");
        }
        return Tools.noPython();
    }

    @Override
    public int encode(byte[] text, int[] ids) {
        long[] encoded = tokenizer.encode(DecodedText.of(text), false, false).getIds();
        for (int index = 0; index < encoded.length; index++) {
            ids[index] = (int) encoded[index];
        }
        return encoded.length;
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
