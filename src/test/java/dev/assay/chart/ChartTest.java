package dev.assay.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartTest {
    private static List<Chart> charts() {
        return Charts.of(SampleRun.header(), new SampleRun().summary(), SampleRun.verdicts());
    }

    @Test
    void samePictureTwiceIsSameBytes() throws Exception {
        List<Chart> once = charts();
        List<Chart> again = charts();
        for (int i = 0; i < once.size(); i++) {
            assertArrayEquals(once.get(i).png(), again.get(i).png(), once.get(i).id());
            assertEquals(once.get(i).svg(), again.get(i).svg(), once.get(i).id());
            Files.createDirectories(Path.of("target/charts"));
            Files.write(
                    Path.of("target/charts", once.get(i).id() + ".png"),
                    once.get(i).png());
            Files.writeString(
                    Path.of("target/charts", once.get(i).id() + ".svg"),
                    once.get(i).svg());
        }
        assertTrue(once.size() > 4);
    }
}
