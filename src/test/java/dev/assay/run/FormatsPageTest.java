package dev.assay.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.page.Members;
import dev.assay.page.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** benchmarks/FORMATS.md describes every line of a run file, member by member, and none that there is not. */
class FormatsPageTest {
    @Test
    void everyMemberOfEveryLineIsDescribedAndNoOther() throws IOException {
        Page page = Page.read(Path.of("benchmarks/FORMATS.md"));
        for (var line : LineJson.TYPES.entrySet()) {
            assertEquals(
                    Members.of(line.getValue(), Set.of()),
                    List.copyOf(page.table(line.getKey()).keySet()),
                    "benchmarks/FORMATS.md, " + line.getKey());
        }
    }
}
