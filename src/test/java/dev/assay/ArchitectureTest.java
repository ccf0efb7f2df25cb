package dev.assay;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
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
                .doNotHaveFullyQualifiedName("dev.assay.session.Relaunch")
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
     * One rounding rule: right of the spine only {@code text} makes words of numbers. What is left is for no person: JMH's own schema, and
     * places in a picture.
     */
    @Test
    void onlyTextRoundsAndFormats() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.assay.stats..",
                        "dev.assay.claim..",
                        "dev.assay.chart..",
                        "dev.assay.report..",
                        "dev.assay.export..",
                        "dev.assay.explain..",
                        "dev.assay.price..",
                        "dev.assay.proof..")
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
