package dev.assay.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonTest {
    private static final Person PERSON = new Person(Set.of("jo", "quince", "root", "runner", "java"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "file /home/ann/x (missing) must exist|file (path) (missing) must exist",
                "PATH=/opt/a:/usr/bin|PATH=(path):/usr/bin",
                "-I/home/ann/include -O3|-I(path) -O3",
                "C:\\Users\\Ann Lee\\a.txt: no|(path): no",
                "/Users/Ann Lee/a b|(path) b",
                "~/secret and \\\\server\\share|(path) and (path)",
                "see file:/home/ann/x#y|see file:(path)",
                "write to ann.lee@example.org today|write to (address) today",
                "Jo on QUINCE: quince.local|(name) on (name): (name).local",
                "'/var/tmp/x'|'(path)'"
            })
    void foldersAddressesAndNamesGo(String text, String left) {
        assertEquals(left, PERSON.without(text));
    }

    /** What runs say anyway, from the committed ones and from messages of the program; a ratio or a unit is no folder. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ns/op, 3.2 MB/s, 1/1.1, 512K / 1024K, and/or",
                "rust.plain@process and hf-fast.threads@process differ",
                "/usr/lib/jvm/java-17/bin/java, /proc/cpuinfo, /sys/devices, /etc/os-release, /dev/null",
                "https://doc.rust-lang.org/std/",
                "x86_64-unknown-linux-gnu, benchmarks/CONTENDERS.md#java, target/venv",
                "all of a fork set on one processor, in turn 0, 1; on any: hf-fast.threads@process",
                "joint banjo quincey",
                "java, root and runner are names that many share"
            })
    void whatNamesNobodyStays(String text) {
        assertEquals(text, PERSON.without(text));
    }

    @Test
    void theUserOfThisMachineIsKnown() {
        String before = System.setProperty("user.name", "zebulon");
        try {
            assertFalse(Person.here().without("by Zebulon himself").contains("ebulon"));
        } finally {
            System.setProperty("user.name", before);
        }
    }
}
