package dev.assay.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PropertiesValuesTest {
    @Test
    void valuesKeepTheOrderOfTheFile() {
        assertEquals(List.of("2", "1", "3"), PropertiesValues.of("b=2\n# c\na : 1\n\n! d\nc 3\n"));
    }

    @Test
    void escapesAndContinuationsAreDecoded() {
        assertEquals(
                List.of("\u65e5\u672c x\ty", "", "=a"),
                PropertiesValues.of("k=\\u65e5\\u672c \\\n   x\\ty\nempty\ne==a"));
    }

    @Test
    void aRepeatedKeyGivesBothValues() {
        assertEquals(List.of("1", "2"), PropertiesValues.of("k=1\nk=2\n"));
    }

    /** Oracle: java.util.Properties, on texts whose keys are distinct; it keeps no order, so the values are compared as a sorted set. */
    @Test
    void valuesAreThoseOfTheJavaPlatform() throws IOException {
        String[] parts = {
            "\\", "\\\\", "\n", "\r\n", "\r", " ", "\t", "=", ":", "#", "!", "x", "\\u4e2d", "\\n", "\\:", "\u8a9e"
        };
        Random random = new Random(3);
        for (int n = 0; n < 20_000; n++) {
            StringBuilder text = new StringBuilder();
            for (int line = 0; line < 3; line++) {
                text.append("k").append(line);
                for (int i = random.nextInt(8); i > 0; i--) text.append(parts[random.nextInt(parts.length)]);
                text.append('\n');
            }
            Properties properties = new Properties();
            properties.load(new StringReader(text.toString()));
            Set<String> platform = new TreeSet<>();
            properties.values().forEach(value -> platform.add(value.toString()));
            List<String> values = PropertiesValues.of(text.toString());
            // Where a key occurs twice the platform keeps its last value, ours both.
            assertTrue(values.containsAll(platform), () -> text + " gave " + values + ", not " + platform);
            if (properties.size() == values.size()) assertEquals(platform, new TreeSet<>(values));
        }
    }
}
