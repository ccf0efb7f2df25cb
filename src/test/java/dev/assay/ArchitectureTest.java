package dev.assay;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The invariants of the design that imports can break. */
class ArchitectureTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.assay");

    @Test
    void mainNeverImportsJmh() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.assay.bench..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.openjdk.jmh..")
                .check(MAIN);
    }

    @Test
    void packagesFormNoCircle() {
        slices().matching("dev.assay.(*)..").should().beFreeOfCycles().check(MAIN);
    }

    /** Invariant 3: right of the spine everything is a function of the run file and a seed. */
    @Test
    void analysisTouchesNoFileClockProcessOrConsole() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.assay.stats..",
                        "dev.assay.claim..",
                        "dev.assay.chart..",
                        "dev.assay.proof..",
                        "dev.assay.explain..",
                        "dev.assay.price..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.nio.file.Files")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.File")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.ProcessBuilder")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .accessField(System.class, "out")
                .check(MAIN);
    }

    /** Charts and reports draw what the summary holds; the estimators have one home. */
    @Test
    void chartsAndReportsComputeNoStatistics() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.assay.chart..", "dev.assay.report..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.commons.math3..")
                .check(MAIN);
    }

    /**
     * A program that is started elsewhere has no deadline, no mark and an environment of its own. The exceptions are processes that live
     * beside this one: workers, and the JVM that measures in the place of one of another class path.
     */
    @Test
    void outsideProgramsAreRunByOnePieceOfCode() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.assay.program..")
                .and()
                .doNotHaveFullyQualifiedName("dev.assay.bridge.WorkerLaunch")
                .and()
                .doNotHaveFullyQualifiedName("dev.assay.bench.Relaunch")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.ProcessBuilder")
                .orShould()
                .callMethod(Runtime.class, "exec", String.class)
                .orShould()
                .callMethod(Runtime.class, "exec", String[].class)
                .check(MAIN);
    }

    /**
     * One rounding rule: only {@code figure}, and {@code text} on top of it, make words of numbers. What is left is for no person: JMH's own
     * schema, and places in a picture. Digits of a byte are {@link java.util.HexFormat}'s.
     */
    @Test
    void onlyTextRoundsAndFormats() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.assay.figure..", "dev.assay.text..")
                .and()
                .doNotHaveFullyQualifiedName("dev.assay.export.JmhJson")
                .and()
                .doNotHaveFullyQualifiedName("dev.assay.chart.Svg")
                .should()
                .callMethod(String.class, "format", String.class, Object[].class)
                .orShould()
                .callMethod(String.class, "format", Locale.class, String.class, Object[].class)
                .orShould()
                .callMethod(String.class, "formatted", Object[].class)
                .orShould()
                .callMethod(PrintStream.class, "printf", String.class, Object[].class)
                .orShould()
                .callMethod(PrintWriter.class, "printf", String.class, Object[].class)
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Formatter")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.math.BigDecimal")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.text.NumberFormat")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.text.DecimalFormat")
                .check(MAIN);
    }

    /** Whoever says a number needs it, so it stands below all that has any. */
    @Test
    void theRoundingRuleKnowsNoOtherPackage() {
        noClasses()
                .that()
                .resideInAPackage("dev.assay.figure..")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.assay..").and(resideOutsideOfPackage("dev.assay.figure..")))
                .check(MAIN);
    }

    /** A claim is judged without anybody to write it down, and what is written for programs knows no page. */
    @Test
    void judgingWritingAndShowingStandInThisOrder() {
        noClasses()
                .that()
                .resideInAPackage("dev.assay.claim..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.assay.chart..", "dev.assay.export..", "dev.assay.report..", "com.fasterxml.jackson..")
                .check(MAIN);
        noClasses()
                .that()
                .resideInAPackage("dev.assay.text..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.assay.claim..", "dev.assay.chart..", "dev.assay.export..", "dev.assay.report..")
                .check(MAIN);
        noClasses()
                .that()
                .resideInAPackage("dev.assay.export..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.assay.chart..", "dev.assay.report..")
                .check(MAIN);
    }
}
