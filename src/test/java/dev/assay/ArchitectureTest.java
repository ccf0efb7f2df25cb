package dev.assay;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The invariants of the design that imports can break. */
class ArchitectureTest {
    private static final String HOUSE = "dev.assay.";

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

    /**
     * The floors of the house, from the ground up, each with those below it that it may stand on. A new arrow is written down here or taken
     * out of the code; one that points up is neither.
     */
    private static final Map<String, Set<String>> FLOORS = floors(
            "figure:",
            "openloop:",
            "usage:",
            "workload: usage",
            "run: workload",
            "corpus: usage workload",
            "program: usage",
            "bpe: corpus",
            "stats: run",
            "text: figure run stats",
            "decide: run stats",
            "price: figure run",
            "claim: figure price run stats text usage workload",
            "gate: claim figure run stats usage",
            "compare: claim gate run stats usage workload",
            "chart: claim compare figure run stats text",
            "explain: figure run stats text",
            "export: claim compare decide gate price run stats text",
            "machine: figure program run usage",
            "cpython: figure program usage",
            "contender: corpus openloop run usage workload",
            "bridge: bpe contender corpus cpython figure machine openloop program run usage",
            "measure: contender corpus figure machine run stats usage workload",
            "proof: claim figure measure run stats text",
            "report: chart claim compare decide explain export figure gate price program run stats text usage workload",
            "probe: bridge contender corpus explain program",
            "workshop: bridge contender corpus machine price program run",
            "build: bridge contender corpus cpython program usage",
            "soak: program run",
            "share: corpus program run text usage",
            "audit: figure run stats text usage",
            "session: bridge claim contender corpus cpython machine measure openloop program report run stats usage"
                    + " workload",
            "cli: audit bridge claim compare contender corpus cpython decide explain export figure gate machine"
                    + " measure price probe program proof report run session share soak stats text usage workload"
                    + " workshop");

    private static Map<String, Set<String>> floors(String... rows) {
        Map<String, Set<String>> floors = new LinkedHashMap<>();
        for (String row : rows) {
            String[] parts = row.split(":");
            Set<String> below =
                    parts.length == 1 ? Set.of() : Set.of(parts[1].strip().split(" "));
            assertTrue(floors.keySet().containsAll(below), row);
            floors.put(parts[0], below);
        }
        return floors;
    }

    @Test
    void everyFloorStandsOnlyOnThoseBelowIt() {
        Map<String, String> wrong = arrows();
        FLOORS.forEach((floor, below) -> below.forEach(one -> wrong.remove(floor + " -> " + one)));
        assertEquals(Map.of(), wrong);
    }

    /** One that nobody takes any more is taken out, or it would let a circle begin. */
    @Test
    void everyAllowedArrowIsTaken() {
        Set<String> unused = new TreeSet<>();
        FLOORS.forEach((floor, below) -> below.forEach(one -> unused.add(floor + " -> " + one)));
        unused.removeAll(arrows().keySet());
        assertEquals(Set.of(), unused);
    }

    /* From a package to another one, each with a place where it is taken. */
    private static Map<String, String> arrows() {
        Map<String, String> arrows = new TreeMap<>();
        for (JavaClass one : house()) {
            for (Dependency dependency : one.getDirectDependenciesFromSelf()) {
                JavaClass other = dependency.getTargetClass().getBaseComponentType();
                if (other.getPackageName().startsWith(HOUSE) && !floor(other).equals(floor(one))) {
                    arrows.putIfAbsent(floor(one) + " -> " + floor(other), dependency.getDescription());
                }
            }
        }
        return arrows;
    }

    @Test
    void everyPackageHasItsFloor() {
        Set<String> packages = new TreeSet<>();
        house().forEach(one -> packages.add(floor(one)));
        assertEquals(new TreeSet<>(FLOORS.keySet()), packages);
    }

    /* Without the root, whose page of words some compilers make a class. */
    private static List<JavaClass> house() {
        return MAIN.stream()
                .filter(one -> one.getPackageName().startsWith(HOUSE))
                .toList();
    }

    private static String floor(JavaClass one) {
        return one.getPackageName().substring(HOUSE.length()).split("\\.")[0];
    }

    /** Two texts may be equal by chance, two ids are of one contender. An event may be of none, which only a text can say. */
    @Test
    void whoIsComparedIsNoTextInAnyRecord() {
        Set<String> names = Set.of("contender", "numerator", "denominator", "challenger", "leader", "core");
        Set<String> texts = new TreeSet<>();
        for (JavaClass one : house()) {
            if (one.isRecord()) {
                one.getFields().stream()
                        .filter(field -> names.contains(field.getName())
                                && field.getRawType().isEquivalentTo(String.class))
                        .forEach(field -> texts.add(field.getFullName()));
            }
        }
        assertEquals(Set.of("dev.assay.run.Event.contender"), texts);
    }

    /**
     * Whatever neither sees JMH nor is a command could be tested if it lay elsewhere. Tests do not see the classes of benchmarks/java, so its
     * source is read.
     */
    @Test
    void theJmhFolderHoldsOnlyWhatSeesJmhOrIsACommand() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("benchmarks", "java"))) {
            List<Path> sources = files.filter(
                            file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
                    .toList();
            assertTrue(sources.stream().anyMatch(file -> file.endsWith("Slices.java")), sources::toString);
            for (Path source : sources) {
                String text = Files.readString(source);
                assertTrue(
                        text.contains("\nimport org.openjdk.jmh.") || text.contains("\nimport picocli."),
                        source + " must lie in dev.assay.session, where it can be tested");
            }
        }
    }

    /** Invariant 3: right of the spine everything is a function of the run file and a seed. */
    @Test
    void analysisTouchesNoFileClockProcessOrConsole() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.assay.stats..",
                        "dev.assay.openloop..",
                        "dev.assay.claim..",
                        "dev.assay.gate..",
                        "dev.assay.decide..",
                        "dev.assay.compare..",
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
