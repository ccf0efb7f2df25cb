package dev.assay.corpus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A data folder of one deck that a test can reckon with: ten inputs of 64 letters each of en-prose. */
public final class SmallData {
    public static final String CORPUS = "en-prose";
    public static final int SIZE = 64;
    public static final int INPUTS = 10;

    /** Writes it and opens it. */
    public static DataFolder in(Path root) throws IOException {
        List<byte[]> inputs = new ArrayList<>();
        for (int input = 0; input < INPUTS; input++) {
            inputs.add(String.valueOf((char) ('a' + input)).repeat(SIZE).getBytes(StandardCharsets.US_ASCII));
        }
        byte[] file = Decks.file(inputs);
        String path = "decks/" + CORPUS + "-" + SIZE + ".deck";
        Files.createDirectories(root.resolve("decks"));
        Files.write(root.resolve(path), file);
        Files.writeString(root.resolve(Manifest.FILE), new Manifest(List.of(Manifest.Entry.of(path, file))).text());
        return DataFolder.locate(Optional.of(root));
    }

    private SmallData() {}
}
