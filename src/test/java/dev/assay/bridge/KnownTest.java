package dev.assay.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.assay.contender.Availability.Available;
import dev.assay.contender.Catalogue;
import dev.assay.contender.Contender;
import dev.assay.contender.Vocabularies;
import dev.assay.corpus.Encoding;
import dev.assay.program.Call;
import dev.assay.run.ContenderId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of contenders without asking them. */
final class KnownTest {
    @TempDir
    private Path folder;

    private final Catalogue catalogue = Catalogue.shipped(new Vocabularies() {
        @Override
        public Path folder() {
            throw new AssertionError("nothing is loaded");
        }

        @Override
        public byte[] bytes(Encoding encoding) {
            throw new AssertionError("nothing is loaded");
        }
    });

    /** As the JVM itself records the start of a process; the second half shows that it would. */
    @Test
    void noProcessIsStartedToTellWhatIsKnown() throws IOException {
        assertEquals(List.of(), started(() -> catalogue.contenders().forEach(catalogue::known)));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        assertEquals(1, started(() -> Call.of(java, "-version").run()).size());
    }

    @Test
    void oneThatRunsInThisJvmIsAlwaysKnown() {
        for (String id : List.of("java.plain@jvm", "java.cached@jvm", "jtokkit@jvm")) {
            Contender contender = catalogue.find(ContenderId.of(id)).orElseThrow();
            assertInstanceOf(Available.class, catalogue.known(contender).orElseThrow(), id);
        }
    }

    /** What a library tells has the JVM in it; kept by the id alone, each of two JDKs would forget what the other was told. */
    @Test
    void eachJvmKeepsWhatItWasToldByALibrary() {
        assertEquals("rust.plain@jna, JVM " + Runtime.version(), name("rust.plain@jna"));
        assertEquals("rust.plain@process", name("rust.plain@process"));
    }

    private String name(String id) {
        return Made.name(
                catalogue.declaration(catalogue.find(ContenderId.of(id)).orElseThrow()));
    }

    private List<String> started(Runnable work) throws IOException {
        Path file = folder.resolve("recording.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.ProcessStart");
            recording.start();
            work.run();
            recording.stop();
            recording.dump(file);
        }
        return RecordingFile.readAllEvents(file).stream()
                .map(event -> event.getString("command"))
                .toList();
    }
}
