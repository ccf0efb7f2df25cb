package dev.assay.measure;

import dev.assay.run.ContenderId;
import dev.assay.run.Header.ContenderRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tomlj.Toml;
import org.tomlj.TomlTable;

/** The contenders of contenders.toml as on a machine where every one is there. */
public final class ShippedContenders {
    /** Returns their rows, in the order of the file. */
    public static List<ContenderRow> rows() {
        try {
            List<ContenderRow> rows = new ArrayList<>();
            for (Object one : Toml.parse(Path.of("benchmarks", "contenders.toml"))
                    .getArray("contender")
                    .toList()) {
                rows.add(row((TomlTable) one));
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ContenderRow row(TomlTable table) {
        String id = table.getString("id");
        Map<String, String> options = new LinkedHashMap<>();
        table.getTableOrEmpty("options").toMap().forEach((key, value) -> options.put(key, String.valueOf(value)));
        return new ContenderRow(
                ContenderId.of(id),
                table.getString("kind"),
                table.getString("language"),
                id.substring(id.indexOf('@') + 1),
                "",
                "",
                Map.of(),
                options,
                "",
                "",
                table.getArray("encodings").toList().stream()
                        .map(String::valueOf)
                        .toList(),
                true,
                null);
    }

    private ShippedContenders() {}
}
