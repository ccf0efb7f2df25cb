package dev.assay.machine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A system made of recorded texts, by absolute path; its folders are those of the paths. */
final class TextFiles implements SystemFiles {
    private final Map<String, String> texts = new TreeMap<>();

    TextFiles(Map<String, String> texts) {
        this.texts.putAll(texts);
    }

    /** Returns the same system with some texts other or more. */
    TextFiles with(Map<String, String> changed) {
        TextFiles files = new TextFiles(texts);
        files.texts.putAll(changed);
        return files;
    }

    @Override
    public Optional<String> read(String path) {
        return Optional.ofNullable(texts.get(path));
    }

    @Override
    public List<String> list(String folder) {
        return texts.keySet().stream()
                .filter(path -> path.startsWith(folder + "/"))
                .map(path -> path.substring(folder.length() + 1).split("/")[0])
                .distinct()
                .toList();
    }
}
