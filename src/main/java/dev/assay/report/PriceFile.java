package dev.assay.report;

import dev.assay.price.PriceJson;
import dev.assay.price.PriceList;
import dev.assay.run.Header;
import dev.assay.usage.FileReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The file {@code price.json} beside a run. */
public final class PriceFile {
    /** Its name. */
    public static final String NAME = "price.json";

    /**
     * Returns the prices that lie beside a run, if there are any.
     *
     * @param place the results folder, or the run file in it
     * @throws IllegalArgumentException if they are of another machine or of other sources than the run
     */
    public static Optional<PriceList> beside(Path place, Header run) throws IOException {
        Path folder = Files.isDirectory(place) ? place : place.toAbsolutePath().getParent();
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        PriceList list = PriceJson.parse(NAME, Files.readString(file, StandardCharsets.UTF_8));
        list.requireFor(run);
        return Optional.of(list);
    }

    /** Writes prices into a folder that is there, in the place of former ones, in one step. Returns the file. */
    public static Path write(PriceList list, Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        // Not a swap, which leaves the name empty for a moment: whoever reads it then would judge without prices.
        Path made = folder.resolve("." + NAME + ".part");
        try {
            Files.writeString(made, PriceJson.text(list), StandardCharsets.UTF_8);
            Files.move(made, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException wrong) {
            throw new IOException(
                    "file (" + file + ") must be writable: " + FileReason.of(wrong) + "; what was there is as it was",
                    wrong);
        } finally {
            made.toFile().delete();
        }
        return file;
    }

    private PriceFile() {}
}
