package dev.assay.cpython;

import dev.assay.program.Call;
import dev.assay.usage.Property;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The interpreter of the Python contenders: the one that was named, else the one that the build remembers, else the fastest there is. */
public final class Interpreters {
    private static final String FILE = "interpreters.json";
    private static final Map<Path, Answer> ANSWERS = new ConcurrentHashMap<>();
    private static final String ANOTHER =
            "; name another by --python or -D" + Property.PYTHON.key() + ", or leave it out";

    private static final String NO_CANDIDATE =
            "no python3 on PATH: install CPython " + Version.OLDEST.release() + " or newer";

    private final Optional<Interpreter> chosen;
    private final Supplier<Optional<Choice>> choosing;
    private final String missing;
    private Optional<Choice> made = Optional.empty();

    private Interpreters(Optional<Interpreter> chosen, Supplier<Optional<Choice>> choosing, String missing) {
        this.chosen = chosen;
        this.choosing = choosing;
        this.missing = missing;
    }

    private static Interpreters of(Optional<Choice> choice, String missing) {
        return new Interpreters(choice.map(one -> one.chosen().interpreter()), () -> choice, missing);
    }

    private synchronized Optional<Choice> choice() {
        if (made.isEmpty()) {
            made = choosing.get();
        }
        return made;
    }

    /**
     * Returns what a verb takes.
     *
     * @param folder of the build, where the choice is remembered
     * @param script that asks an interpreter
     */
    public static Interpreters of(Path folder, Path script) {
        return of(folder.resolve(FILE), named(), new Question(script), Candidates::here);
    }

    /** Returns whether nobody was named, and what the build found, a choice or none, still stands, so that {@link #of} starts nothing. */
    public static boolean isRemembered(Path folder) {
        return named().isEmpty() && isRemembered(folder.resolve(FILE), Candidates.here());
    }

    static boolean isRemembered(Path file, List<Path> candidates) {
        return Remembered.read(file).isPresent() || none(file, candidates).isPresent();
    }

    /* That there is no candidate is seen without asking anybody. */
    private static Optional<String> none(Path file, List<Path> candidates) {
        return candidates.isEmpty() ? Optional.of(NO_CANDIDATE) : Remembered.readNone(file, candidates);
    }

    /** Chooses anew and remembers it, unless every executable is as it was; what the build does. */
    public static Interpreters renewed(Path folder, Path script) {
        return renewed(folder.resolve(FILE), named(), new Question(script), Candidates::here);
    }

    /**
     * Returns the interpreter that a program starts, which may be none to choose from, such as that of the libraries of 2020. It is asked
     * once, whatever comes of it: one that hangs costs its deadline once.
     *
     * @param script that asks an interpreter
     */
    public static Optional<Interpreter> startedBy(Path program, Path script) {
        return answer(program, script).interpreter();
    }

    /** Returns subject and rule if a program starts no interpreter that runs contenders or peers; else empty text. */
    public static String fault(Path program, Path script) {
        return answer(program, script).refusal();
    }

    private static Answer answer(Path program, Path script) {
        return ANSWERS.computeIfAbsent(
                program, file -> new Question(script, Call.PATIENCE, Version.OLDEST_OF_PEERS).ask(file, false));
    }

    /** Returns the interpreter that was named, if one was. */
    public static Optional<Path> named() {
        return Property.PYTHON.text().map(Path::of);
    }

    static Interpreters of(Path file, Optional<Path> named, Question question, Supplier<List<Path>> candidates) {
        Optional<Choice> last = Remembered.read(file);
        if (named.isPresent()) {
            Answer answer = question.ask(named.get(), false);
            // A fork that was told its interpreter must not look for the others.
            return new Interpreters(
                    answer.interpreter(),
                    () -> answer.interpreter()
                            .map(given -> reused(last, given).orElseGet(() -> Survey.of(candidates.get(), question)
                                    .given(given))),
                    answer.refusal() + ANOTHER);
        }
        if (last.isPresent()) {
            return of(last, "");
        }
        List<Path> here = candidates.get();
        Optional<String> none = none(file, here);
        return none.isPresent() ? of(Optional.empty(), none.get()) : chosen(file, here, Survey.of(here, question));
    }

    static Interpreters renewed(Path file, Optional<Path> named, Question question, Supplier<List<Path>> candidates) {
        List<Path> here = candidates.get();
        Survey survey = Survey.of(here, question);
        if (named.isPresent()) {
            Answer answer = question.ask(named.get(), false);
            Optional<Choice> given = answer.interpreter().map(survey::given);
            given.ifPresent(choice -> remember(file, choice));
            return of(given, answer.refusal() + ANOTHER);
        }
        Optional<Choice> last =
                Remembered.read(file).filter(choice -> !choice.given() && knows(choice, survey.interpreters()));
        return last.isPresent() ? of(last, "") : chosen(file, here, survey);
    }

    private static boolean knows(Choice choice, List<Interpreter> found) {
        List<Interpreter> known = new ArrayList<>(
                choice.others().stream().map(Probed::interpreter).toList());
        known.add(choice.chosen().interpreter());
        return known.size() == found.size() && known.containsAll(found);
    }

    private static Interpreters chosen(Path file, List<Path> candidates, Survey survey) {
        Optional<Choice> choice = survey.fastest();
        String missing = survey.refusal()
                .map(refusal -> refusal + "; put a working one first on PATH")
                .orElse(NO_CANDIDATE);
        if (choice.isPresent()) {
            remember(file, choice.get());
        } else {
            rememberNone(file, missing, candidates);
        }
        return of(choice, missing);
    }

    private static void rememberNone(Path file, String missing, List<Path> candidates) {
        try {
            Remembered.writeNone(file, missing, candidates);
        } catch (IOException unwritable) {
            // Then they are asked again, and refused again.
        }
    }

    private static void remember(Path file, Choice choice) {
        try {
            Remembered.write(file, choice);
        } catch (IOException unwritable) {
            // Then forks must be told: a second survey could come to another end.
            Property.PYTHON.set(choice.chosen().interpreter().file().toString());
        }
    }

    /* What the build found stands beside the given one: nobody is asked again. */
    private static Optional<Choice> reused(Optional<Choice> last, Interpreter given) {
        return last.map(choice -> {
            if (choice.chosen().interpreter().file().equals(given.file())) {
                return new Choice(choice.chosen(), true, choice.others());
            }
            List<Probed> all = new ArrayList<>(List.of(choice.chosen()));
            all.addAll(choice.others());
            Probed one = all.stream()
                    .filter(other -> other.interpreter().file().equals(given.file()))
                    .findFirst()
                    .orElse(new Probed(given, 0));
            return Choice.given(one, all);
        });
    }

    /** Returns the interpreter of the Python contenders. */
    public Optional<Interpreter> chosen() {
        return chosen;
    }

    /** Returns why there is none, and what to do. */
    public String missing() {
        return missing;
    }

    /** Returns the executables of all others that answered. */
    public List<Path> others() {
        return choice().map(one -> one.others().stream()
                        .map(other -> other.interpreter().file())
                        .toList())
                .orElse(List.of());
    }

    /** Returns one of the same release that nobody optimised by a profile. */
    public Optional<Interpreter> unoptimised() {
        return choice().flatMap(Choice::unoptimised);
    }

    /** Returns why there is none, and how to get one. */
    public String withoutUnoptimised() {
        return choice().map(Choice::withoutUnoptimised).orElse(missing);
    }

    /** Returns the chosen one and why, without a folder of this machine; empty if there is none. */
    public Optional<String> sentence() {
        return choice().map(Choice::sentence);
    }

    /** Returns the others, each with by how much it is slower or why it was not probed. */
    public List<String> passedOver() {
        return choice().map(Choice::passedOver).orElse(List.of());
    }
}
