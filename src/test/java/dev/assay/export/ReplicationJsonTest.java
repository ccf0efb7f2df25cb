package dev.assay.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.page.Members;
import dev.assay.page.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReplicationJsonTest {
    @Test
    void everyMemberIsDescribedAndNoOther() throws IOException {
        assertEquals(
                Members.of(ReplicationJson.class, Set.of()),
                List.copyOf(Page.read(Path.of("benchmarks/FORMATS.md"))
                        .table("replicate --json")
                        .keySet()));
    }
}
