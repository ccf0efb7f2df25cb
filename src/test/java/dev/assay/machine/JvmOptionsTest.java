package dev.assay.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.assay.run.Warning;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JvmOptionsTest {
    private static Map<String, String> of(Map<String, String> environment) {
        return JvmOptions.of(name -> Optional.ofNullable(environment.get(name)));
    }

    private static String shown(String options) {
        return of(Map.of("JAVA_TOOL_OPTIONS", options)).get("JAVA_TOOL_OPTIONS");
    }

    @Test
    void switchesNumbersAndSizesStandWhole() {
        String options = "-Xmx512m -Xss1m -ea -Xint -XX:+UseZGC -XX:-TieredCompilation -XX:MaxRAMPercentage=50.0"
                + " -XX:ReservedCodeCacheSize=64m -Djava.awt.headless=true -Xshare:off --enable-preview";
        assertEquals(options, shown(options));
    }

    @Test
    void ofEverythingElseTheNameAlone() {
        assertEquals(
                "-javaagent… -Duser.home… -Xlog… -Xbootclasspath… -cp … -XX:OnError… --add-opens… …",
                shown("-javaagent:/home/ada/agent.jar=key -Duser.home=/home/ada -Xlog:gc:file=/home/ada/gc.log"
                        + " -Xbootclasspath/a:/home/ada/x.jar -cp /home/ada/lib -XX:OnError=\"mail ada\""
                        + " --add-opens=java.base/java.lang=ada @/home/ada/arguments"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Dproxy=10.0.0.7",
                "-Dtoken=12ada",
                "-Dwho='ada of home'",
                "-Dwho=\"ada of home\"",
                "ada",
                "-D=ada",
                "/home/ada"
            })
    void nothingPersonalIsRecorded(String option) {
        assertFalse(shown(option).matches(".*(ada|home|10).*"), shown(option));
    }

    @Test
    void variablesThatAreNotSetOrBlankAreNone() {
        assertEquals(Map.of(), of(Map.of("JAVA_TOOL_OPTIONS", " ", "JAVA_HOME", "/opt")));
        assertEquals(Optional.empty(), JvmOptions.warning(Map.of()));
    }

    @Test
    void theWarningNamesVariablesAndTheRemedy() {
        Map<String, String> options = of(Map.of("_JAVA_OPTIONS", "-Xint", "JDK_JAVA_OPTIONS", "-Xmx1g"));
        Warning warning = JvmOptions.warning(options).orElseThrow();
        assertEquals(
                "the environment gave JVMs options: JDK_JAVA_OPTIONS (-Xmx1g), _JAVA_OPTIONS (-Xint)", warning.cause());
        assertEquals("unset JDK_JAVA_OPTIONS, _JAVA_OPTIONS", warning.remedy());
        for (String part : List.of(warning.cause(), warning.implication(), warning.remedy())) {
            assertFalse(part.contains(";") || part.endsWith("."), part);
        }
    }
}
