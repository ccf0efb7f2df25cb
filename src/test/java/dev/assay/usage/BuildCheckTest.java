package dev.assay.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class BuildCheckTest {
    @Test
    void aPropertyOfMavenWithASlipIsRefused() {
        assertEquals(
                Optional.of("assay.group (fast,safe) is not known; did you mean assay.groups?"),
                BuildCheck.wrong("given {skipTests=true, assay.group=fast,safe}", true));
        assertEquals(
                Optional.of("assay.seed (12x) must be a whole number of at most 64 bits"),
                BuildCheck.wrong("given {assay.seed=12x, assay.plan=true}", true));
        assertEquals(
                Optional.of("assay.data (d) is read by java -jar target/assay.jar, not by the build; leave it out"),
                BuildCheck.wrong("given {assay.data=d}", true));
    }

    @Test
    void whatIsRightAndWhatIsOfOthersPasses() {
        assertEquals(Optional.empty(), BuildCheck.wrong("", false));
        assertEquals(Optional.empty(), BuildCheck.wrong("given {}", false));
        assertEquals(
                Optional.empty(),
                BuildCheck.wrong(
                        "given {assay.groups=fast, safe, assay.effort=quick, x.y=a=b, assay.corpus=my text.txt}",
                        true));
    }

    @Test
    void whatOnlyAMeasurementReadsIsRefusedByABuildThatMakesNone() {
        assertEquals(
                Optional.of("assay.effort (quick) is read by measure, not by a build without -Pbench;"
                        + " leave it out, or add -Pbench"),
                BuildCheck.wrong("given {assay.effort=quick}", false));
        assertEquals(
                Optional.empty(), BuildCheck.wrong("given {assay.peers=true, assay.python=/usr/bin/python3}", false));
    }
}
