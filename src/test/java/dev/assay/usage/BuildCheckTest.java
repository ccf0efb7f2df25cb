package dev.assay.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class BuildCheckTest {
    @Test
    void aPropertyOfMavenWithASlipIsRefused() {
        assertEquals(
                Optional.of("assay.group (fast,safe) is not known; did you mean assay.groups?"),
                BuildCheck.wrong("given {skipTests=true, assay.group=fast,safe}"));
        assertEquals(
                Optional.of("assay.seed (12x) must be a whole number of at most 64 bits"),
                BuildCheck.wrong("given {assay.seed=12x, assay.plan=true}"));
        assertEquals(
                Optional.of("assay.data (d) is read by java -jar target/assay.jar, not by the build; leave it out"),
                BuildCheck.wrong("given {assay.data=d}"));
    }

    @Test
    void whatIsRightAndWhatIsOfOthersPasses() {
        assertEquals(Optional.empty(), BuildCheck.wrong(""));
        assertEquals(Optional.empty(), BuildCheck.wrong("given {}"));
        assertEquals(
                Optional.empty(),
                BuildCheck.wrong(
                        "given {assay.groups=fast, safe, assay.effort=quick, x.y=a=b, assay.corpus=my text.txt}"));
    }
}
