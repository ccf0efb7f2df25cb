package dev.assay.share;

import dev.assay.program.Call;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words by which somebody could be found: names of a user and of a host, folders, mail addresses. Names are known on the machine that packs;
 * of a run that came from elsewhere the folders are found by their form, and a user's name in them goes with them.
 */
final class Person {
    static final String PATH = "(path)";
    static final String NAME = "(name)";
    static final String MAIL = "(address)";

    /* Folders of the system are the same for all, and an error that does not say which file of it was missing helps nobody. */
    private static final String SYSTEM = "(?:usr|bin|sbin|lib|lib64|proc|sys|dev|etc)(?![\\w.-])";

    /* Up to the next separator a home's name may hold blanks. */
    private static final Pattern HOME =
            Pattern.compile("(?i)(?:/home|/Users|\\b[A-Z]:[\\\\/]+Users)[\\\\/]+[^\\\\/\"'\\n]{1,64}(?=[\\\\/])");

    private static final String END = "[^\\s\"'`,;:|<>(){}\\[\\]]*";

    /* What follows a letter is a ratio or a unit, such as ns/op; but -I/opt/x and a:/b are paths. */
    private static final Pattern ABSOLUTE =
            Pattern.compile("(?:(?<![\\w.)%~/:-])|(?<=[=:])|(?<=-[A-Z]))" + "(?:~?/(?!/|" + SYSTEM + ")[\\w.~@+-]" + END
                    + "|~/" + END + "|[A-Za-z]:[\\\\/]" + END + "|\\\\\\\\\\w" + END + ")");

    private static final Pattern KNOWN =
            Pattern.compile("/(?:home|Users|root|tmp|var|private|mnt|media|opt|srv|Volumes)/" + END);

    private static final Pattern ADDRESS = Pattern.compile("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)*\\.[A-Za-z]{2,}");

    /* Names of accounts and hosts that thousands of machines share say nothing of anybody, and some are words of the runs themselves. */
    private static final Set<String> SHARED = Set.of(
            "root",
            "user",
            "users",
            "admin",
            "administrator",
            "ubuntu",
            "debian",
            "linux",
            "localhost",
            "runner",
            "runneradmin",
            "build",
            "test",
            "java",
            "rust",
            "python",
            "assay",
            "main",
            "default",
            "docker",
            "vm",
            "host");

    private final List<Pattern> names = new ArrayList<>();
    private final List<Pattern> whole = new ArrayList<>();

    /** @param names whole words, in either case; those that many share are left out */
    Person(Set<String> names) {
        for (String name : new TreeSet<>(names)) {
            if (name.length() > 1 && !SHARED.contains(name.toLowerCase(Locale.ROOT))) {
                this.names.add(word(name, "\\p{L}\\p{N}_"));
                this.whole.add(word(name, "\\p{L}\\p{N}_-"));
            }
        }
    }

    private static Pattern word(String name, String letters) {
        return Pattern.compile(
                "(?<![" + letters + "])" + Pattern.quote(name) + "(?![" + letters + "])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Returns whether an id of a run names somebody. Half of a name with a hyphen does not: hf-fast is nobody called hf. */
    boolean isNamedIn(String id) {
        return whole.stream().anyMatch(name -> name.matcher(id).find());
    }

    /** Returns who packs here. */
    static Person here() {
        Set<String> names = new TreeSet<>();
        names.add(System.getProperty("user.name", ""));
        for (String variable : List.of("USER", "LOGNAME", "USERNAME", "HOSTNAME", "COMPUTERNAME")) {
            Optional.ofNullable(System.getenv(variable)).ifPresent(names::add);
        }
        String home = System.getProperty("user.home", "");
        names.add(home.substring(Math.max(home.lastIndexOf('/'), home.lastIndexOf('\\')) + 1));
        try {
            names.add(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException nameless) {
            // Then no name can have come into the run by this way.
        }
        Call.of(List.of("hostname")).run().answer().ifPresent(names::add);
        Set<String> all = new TreeSet<>(names);
        names.forEach(name -> all.add(name.replaceFirst("\\..*", "")));
        all.remove("");
        return new Person(all);
    }

    /** Returns the text without such words. */
    String without(String text) {
        String left = text;
        if (left.indexOf('@') >= 0) {
            left = ADDRESS.matcher(left).replaceAll(Matcher.quoteReplacement(MAIL));
        }
        // Before folders, whose names may hold blanks: /Users/Ann Lee ends for a pattern before Lee.
        for (Pattern name : names) {
            left = name.matcher(left).replaceAll(Matcher.quoteReplacement(NAME));
        }
        if (left.indexOf('/') >= 0 || left.indexOf('\\') >= 0) {
            left = HOME.matcher(left).replaceAll(Matcher.quoteReplacement("/home/x"));
            left = KNOWN.matcher(left).replaceAll(Matcher.quoteReplacement(PATH));
            left = ABSOLUTE.matcher(left).replaceAll(Matcher.quoteReplacement(PATH));
        }
        return left;
    }
}
