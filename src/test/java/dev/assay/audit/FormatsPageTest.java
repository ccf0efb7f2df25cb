package dev.assay.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.page.Members;
import dev.assay.page.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** benchmarks/FORMATS.md describes every member of an audit, and none that there is not. */
class FormatsPageTest {
    @Test
    void everyMemberOfAnAuditIsDescribedAndNoOther() throws IOException {
        assertEquals(
                Members.of(Audit.class, Set.of()),
                List.copyOf(Page.read(Path.of("benchmarks/FORMATS.md"))
                        .table("audit --json")
                        .keySet()));
    }
}
