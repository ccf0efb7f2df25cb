package dev.assay.bridge;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.contender.Catalogue;
import dev.assay.contender.Contender;
import dev.assay.contender.Purpose;
import dev.assay.contender.Subject;
import dev.assay.contender.Vocabularies;
import dev.assay.corpus.Encoding;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A JVM contender as a worker process: {@code java -cp assay.jar dev.assay.bridge.JvmWorker --contender ID [--native PATH]}. Gives a JVM
 * contender a process of its own, whose memory is nobody else's.
 */
public final class JvmWorker {
    public static void main(String[] args) throws IOException {
        OutputStream answers = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
        // A library that prints must not be able to write into the answers.
        System.setOut(System.err);
        try {
            Map<String, String> options = options(args);
            if (options.containsKey("--native")) {
                System.setProperty("assay.native", options.get("--native"));
            }
            serve(options.getOrDefault("--contender", ""), answers);
        } catch (IllegalArgumentException | IllegalStateException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
        }
    }

    private static void serve(String id, OutputStream answers) throws IOException {
        AtomicReference<Path> folder = new AtomicReference<>(Path.of("."));
        Catalogue catalogue = Catalogue.shipped(new FolderOfLoad(folder));
        Contender contender = catalogue
                .find(id)
                .filter(one -> !one.bridge().equals("process"))
                .orElseThrow(() -> new IllegalArgumentException(
                        "contender (" + id + ") must be one that runs in a JVM; see assay contenders"));
        try (Subject subject = catalogue.open(contender, Purpose.TIMING)) {
            new WorkerServer(
                            new BufferedInputStream(System.in),
                            answers,
                            subject,
                            hello(contender, subject.identity()),
                            path -> folder.set(Path.of(path)))
                    .serve();
        }
    }

    private static String hello(Contender contender, Subject.Identity identity) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("protocol", 1);
        object.put("id", contender.id());
        object.put("version", identity.version());
        object.put("runtime", identity.runtime());
        object.put("encodings", contender.encodings().stream().map(Encoding::id).toList());
        object.put("options", identity.options());
        object.put("build", identity.build());
        return new ObjectMapper().writeValueAsString(object);
    }

    private static Map<String, String> options(String[] args) {
        Map<String, String> options = new LinkedHashMap<>();
        for (int index = 0; index < args.length; index += 2) {
            if (index + 1 == args.length || !args[index].matches("--(contender|native)")) {
                throw new IllegalArgumentException(
                        "argument (" + args[index] + ") must be --contender ID or --native PATH");
            }
            options.put(args[index], args[index + 1]);
        }
        return options;
    }

    /** The vocabularies of the folder that the last {@code load} named. */
    private record FolderOfLoad(AtomicReference<Path> current) implements Vocabularies {
        @Override
        public Path folder() {
            return current.get();
        }

        @Override
        public byte[] bytes(Encoding encoding) {
            try {
                return Files.readAllBytes(folder().resolve(encoding.id() + ".tiktoken"));
            } catch (IOException wrong) {
                throw new UncheckedIOException(wrong);
            }
        }
    }

    private JvmWorker() {}
}
