package dev.assay.workshop;

import dev.assay.price.Edit;
import dev.assay.price.PriceList.Artefact;
import dev.assay.price.Syntax;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Java tokenizer, by javac. The worker is that of this program: in Java a caller is not built again with what it calls. */
final class JavaToolchain extends Toolchain {
    private static final String PACKAGE = "src/main/java/dev/assay/bpe";

    JavaToolchain(Path scratch) {
        super("java", scratch);
    }

    @Override
    String language() {
        return "Java";
    }

    @Override
    Syntax syntax() {
        return Syntax.JAVA;
    }

    @Override
    String folder() {
        return PACKAGE;
    }

    private static Path tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name);
    }

    @Override
    Optional<String> missing() {
        return Files.isExecutable(tool("javac"))
                ? Optional.empty()
                : Optional.of("no javac beside this JVM: run Assay on a JDK");
    }

    @Override
    List<Artefact> release() throws IOException, Command.Failed {
        build().orElseThrow().run(place);
        return List.of(jar(), table());
    }

    /* What a user would be given: classes of all strategies, compressed. */
    private Artefact jar() throws IOException {
        Path jar = place.resolve("bpe.jar");
        List<Path> files;
        try (Stream<Path> walk = Files.walk(classes())) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Path file : files) {
                out.putNextEntry(
                        new JarEntry(classes().relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
        return new Artefact("jar of " + files.size() + " classes", Files.size(jar), -1);
    }

    private Path classes() {
        return place.resolve("classes");
    }

    @Override
    void clean() throws IOException {
        Checkout.delete(classes());
    }

    /* All of the package after an edit too: javac inlines constants into other classes, so one file would not be enough in general. */
    @Override
    Optional<Command> build() throws IOException {
        List<String> words = new ArrayList<>(List.of(
                tool("javac").toString(),
                "--release",
                "17",
                "-proc:none",
                "-encoding",
                "UTF-8",
                "-implicit:class",
                "-cp",
                classes().toString(),
                "-sourcepath",
                sources.path("src/main/java").toString(),
                "-d",
                classes().toString()));
        try (Stream<Path> files = Files.list(sources.path(PACKAGE))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::toString)
                    .sorted()
                    .forEach(words::add);
        }
        return Optional.of(new Command(words));
    }

    @Override
    Edit edit() {
        return new Edit(PACKAGE + "/Merger.java", "static final int SHORT_BYTES = ");
    }

    @Override
    Optional<Path> changed() {
        return Optional.of(classes().resolve("dev/assay/bpe/Merger.class")).filter(Files::isRegularFile);
    }

    @Override
    String worker() {
        String jar = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        return quoted(tool("java")) + " -cp " + quoted(classes()) + File.pathSeparator + quoted(jar)
                + " dev.assay.bridge.JvmWorker --contender java.plain@jvm --kind FIRST_PARTY --launch java --strategy plain"
                + " --encoding cl100k_base";
    }

    private static String quoted(String words) {
        return "'" + words.replace("'", "'\\''") + "'";
    }

    @Override
    String built() {
        return "javac --release 17 of the package bpe and what it needs of corpus and workload, to byte code, whole after an edit too; the"
                + " worker is there and is not built";
    }

    @Override
    String needs() {
        return "a JVM of Java 17 or newer, which compiles while it runs";
    }

    @Override
    Map<String, String> tools(Map<String, String> build, String runtime) {
        return Map.of("compiler", "javac " + Runtime.version(), "runtime", runtime);
    }
}
