package dev.assay.cli;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Figures as a person writes them. Errors are one line with the option's name. */
final class Amount {
    private static final Pattern BYTES = Pattern.compile("([0-9]*\\.?[0-9]+)\\s*([a-z]+)");
    private static final Map<String, Double> UNITS = Map.of(
            "kb", 1e3,
            "mb", 1e6,
            "gb", 1e9,
            "tb", 1e12,
            "pb", 1e15,
            "mib", 0x1p20,
            "gib", 0x1p30,
            "tib", 0x1p40);

    /** Returns bytes; a number without a unit is refused, since it might be of anything. */
    static double bytes(String name, String text) {
        Matcher form = BYTES.matcher(text.toLowerCase(Locale.ROOT).strip());
        if (!form.matches() || !UNITS.containsKey(form.group(2))) {
            throw new IllegalArgumentException(name + " (" + text
                    + ") must be plain digits and one of kB, MB, GB, TB, PB, MiB, GiB or TiB, such as 500GB");
        }
        return number(name, form.group(1)) * UNITS.get(form.group(2));
    }

    /** Returns a share of 1, from {@code 20%} or {@code 0.2}. */
    static double share(String name, String text) {
        return text.endsWith("%") ? number(name, text.substring(0, text.length() - 1)) / 100 : number(name, text);
    }

    /* No currency and no separators: 4,000 is four thousand to one reader and four to another. */
    static double number(String name, String text) {
        if (!text.strip().matches("[0-9]*\\.?[0-9]+")) {
            throw new IllegalArgumentException(
                    name + " (" + text + ") must be a number of 0 or more in plain digits, such as 8 or 0.04");
        }
        return Double.parseDouble(text.strip());
    }

    static LocalDate date(String name, String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException wrong) {
            throw new IllegalArgumentException(name + " (" + text + ") must be a day, such as 2027-01-04");
        }
    }

    private Amount() {}
}
