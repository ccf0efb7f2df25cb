package dev.assay;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
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
}
