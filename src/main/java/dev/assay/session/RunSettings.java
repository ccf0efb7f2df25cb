package dev.assay.session;

import dev.assay.bridge.ChosenPython;
import dev.assay.cpython.Interpreter;
import dev.assay.cpython.Interpreters;
import dev.assay.machine.Fingerprint;
import dev.assay.machine.InForce;
import dev.assay.machine.JvmOptions;
import dev.assay.machine.Oddities;
import dev.assay.machine.SystemFiles;
import dev.assay.measure.Plan;
import dev.assay.program.Call;
import dev.assay.program.Outcome;
import dev.assay.program.Variables;
import dev.assay.run.Warning;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a run records of the tools and settings it ran with. */
public final class RunSettings {
    private RunSettings() {}

    /** Returns the fingerprint of this machine as it is now. */
    public static Map<String, String> fingerprint() {
        return fingerprint(SystemFiles.ofThisMachine());
    }

    static Map<String, String> fingerprint(SystemFiles files) {
        return Fingerprint.of(
                files,
                Runtime.getRuntime().availableProcessors(),
                name -> Optional.ofNullable(System.getProperty(name)),
                RunSettings::firstLine,
                ChosenPython.get().chosen().map(RunSettings::python).orElse(Map.of()));
    }

    private static Map<String, String> python(Interpreter chosen) {
        return Map.of("python3", chosen.version().toString(), "python3 build", chosen.words());
    }

    static Map<String, String> settings(Plan plan, Host host) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("slice", plan.sliceNanos() / 1_000_000 + " ms");
        settings.put("re-warm", plan.rewarmNanos() / 1_000_000 + " ms");
        settings.put("flags of forks", String.join(" ", ForkFlags.flags(ForkFlags.Part.WORKS)));
        settings.put("flags of forks that drive a child", String.join(" ", ForkFlags.flags(ForkFlags.Part.DRIVES)));
        settings.put(
                "flags of forks that are timed across the pipe too",
                String.join(" ", ForkFlags.flags(ForkFlags.Part.CROSSES)));
        settings.put("flags of cold forks", String.join(" ", ForkFlags.coldFlags()));
        settings.put("flags of memory forks", "-XX:+UseSerialGC -Xmx256m");
        settings.putAll(host.jvmOptions());
        host.inForce().forEach((name, value) -> settings.put(name + " in this JVM and its forks", value));
        settings.putAll(host.variables());
        settings.putAll(host.interpreters());
        settings.put("jmh", "1.37, single shot, one fork a runner, turnstile");
        return settings;
    }

    static Map<String, String> interpreters() {
        Map<String, String> settings = new LinkedHashMap<>();
        Interpreters python = ChosenPython.get();
        python.sentence().ifPresent(sentence -> settings.put("interpreter", sentence));
        if (!python.passedOver().isEmpty()) {
            settings.put("interpreters passed over", String.join("; ", python.passedOver()));
        }
        return settings;
    }

    static Map<String, String> variables() {
        Map<String, String> settings = new LinkedHashMap<>();
        Variables.recorded(System.getenv()).forEach(settings::put);
        return settings;
    }

    static Map<String, String> inForce() {
        return InForce.of(System.getenv(), SystemFiles.ofThisMachine());
    }

    /** Returns why {@code --strict} refuses to measure from this environment, if it does. */
    public static Optional<String> unclean() {
        Map<String, String> all = new LinkedHashMap<>(jvmOptions());
        all.putAll(inForce());
        return all.isEmpty() ? Optional.empty() : Optional.of(InForce.refusal(all));
    }

    static Map<String, String> jvmOptions() {
        return JvmOptions.of(name -> Optional.ofNullable(System.getenv(name)));
    }

    static List<Warning> oddities() {
        return Oddities.of(
                name -> Optional.ofNullable(System.getProperty(name)), firstLine(List.of("rustc", "--version")));
    }

    private static Optional<String> firstLine(List<String> command) {
        return Call.of(command).run() instanceof Outcome.Ended ended && ended.exit() == 0
                ? Stream.of(ended.out(), ended.errors()).flatMap(String::lines).findFirst()
                : Optional.empty();
    }
}
