package dev.assay.corpus;

import dev.assay.usage.Property;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The data folder of the build, for tests on real text; without it such a test is skipped, and says so. */
public final class RealData {
    public static DataFolder folder() {
        Optional<Path> folder = Property.DATA.text().map(Path::of);
        boolean there = folder.filter(path -> Files.exists(path.resolve("manifest.tsv")))
                .isPresent();
        Assumptions.assumeTrue(there, "no prepared data: run mvn process-classes, or set -Dassay.data=DIR");
        return DataFolder.locate(folder);
    }

    /** Returns those that our own tokenizers offer. */
    public static List<Encoding> byteLevelEncodings() {
        return Encoding.Family.BYTE_BPE.encodings();
    }

    private RealData() {}
}
