package dev.assay.program;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Variables by which a tool can be steered, and what becomes of them. What no row names is cleared as well; the rows of cleared ones are
 * there to be named when a child fails, and to be read.
 *
 * @param names each whole, or with a {@code *} at its end; upper or lower case
 * @param whose the tools that look at them
 * @param why in a clause
 */
public record Steering(List<String> names, String whose, Treatment treatment, String why) {
    /** What becomes of a variable. */
    public enum Treatment {
        /** Children have it; it differs between users, holds folders or secrets, and changes no figure. */
        PASSED("passed on"),
        /** Children have it, and the run file's settings hold its value. */
        RECORDED("passed on and recorded"),
        /** No child has it. */
        CLEARED("cleared"),
        /** No child has it. In this JVM and its forks it cannot be undone: recorded, warned of, refused by {@code --strict}. */
        REFUSED("cleared; in force in this JVM: recorded, warned of, refused by `--strict`");

        private final String text;

        Treatment(String text) {
            this.text = text;
        }

        boolean reachesChildren() {
            return this == PASSED || this == RECORDED;
        }
    }

    /** Every row, those that are passed on at first. */
    public static final List<Steering> TABLE = List.of(
            row(
                    "PATH PATHEXT HOME USER USERNAME LOGNAME SHELL TMPDIR TEMP TMP TERM",
                    "all",
                    Treatment.PASSED,
                    "where programs, the user's files and temporary ones lie"),
            row(
                    "SYSTEMROOT SYSTEMDRIVE WINDIR COMSPEC USERPROFILE HOMEDRIVE HOMEPATH APPDATA LOCALAPPDATA PROGRAMDATA PROGRAMFILES*"
                            + " COMMONPROGRAMFILES* PROCESSOR_ARCHITECTURE NUMBER_OF_PROCESSORS",
                    "Windows",
                    Treatment.PASSED,
                    "nothing starts there without them"),
            row(
                    "XDG_CACHE_HOME XDG_CONFIG_HOME XDG_DATA_HOME XDG_RUNTIME_DIR",
                    "git, pip",
                    Treatment.PASSED,
                    "where caches and the user's settings lie, as HOME says by default"),
            row(
                    "CARGO_HOME RUSTUP_HOME PYENV_ROOT PYENV_DIR JAVA_HOME SDKROOT DEVELOPER_DIR MACOSX_DEPLOYMENT_TARGET",
                    "cargo, rustup, pyenv, compilers",
                    Treatment.PASSED,
                    "where a tool chain lies; which one it is, its artefacts tell"),
            row(
                    "HTTP_PROXY HTTPS_PROXY ALL_PROXY FTP_PROXY NO_PROXY SSL_CERT_FILE SSL_CERT_DIR REQUESTS_CA_BUNDLE CURL_CA_BUNDLE"
                            + " CARGO_HTTP_* CARGO_NET_* CARGO_REGISTRY_* CARGO_REGISTRIES_* CARGO_SOURCE_* PIP_INDEX_URL"
                            + " PIP_EXTRA_INDEX_URL PIP_TRUSTED_HOST PIP_CERT PIP_CLIENT_CERT PIP_PROXY PIP_CACHE_DIR PIP_CONFIG_FILE"
                            + " PIP_FIND_LINKS PIP_NO_INDEX PIP_DEFAULT_TIMEOUT PIP_DISABLE_PIP_VERSION_CHECK GIT_SSL_CAINFO GIT_SSL_CAPATH"
                            + " RUSTUP_DIST_SERVER RUSTUP_UPDATE_ROOT",
                    "cargo, rustup, pip, git",
                    Treatment.PASSED,
                    "how the build reaches crates and packages, which lock files pin by digest"),
            row("ASSAY_OWNER", "Assay", Treatment.PASSED, "the mark by which all that Assay starts is found and ended"),
            row(
                    "LANG LANGUAGE LC_* TZ",
                    "C library",
                    Treatment.RECORDED,
                    "language, encoding and time of what tools print"),
            row(
                    "RUSTFLAGS RUSTUP_TOOLCHAIN ASSAY_CXXFLAGS PYENV_VERSION",
                    "cargo, rustup, native/cpp/build.sh, pyenv",
                    Treatment.RECORDED,
                    "chosen by the user for the contenders; an artefact tells its flags, and one with another level is refused"),
            row(
                    "CARGO_* RUSTC RUSTC_* RUSTDOC* RUST_* RUSTUP_*",
                    "cargo, rustc, rustup",
                    Treatment.CLEARED,
                    "profiles, flags, wrappers and targets that Cargo.toml does not say"),
            row(
                    "CC CXX CPP AR LD AS NM RANLIB STRIP CFLAGS CXXFLAGS CPPFLAGS LDFLAGS LDLIBS CPATH C_INCLUDE_PATH"
                            + " CPLUS_INCLUDE_PATH LIBRARY_PATH COMPILER_PATH GCC_* CCC_* CCACHE_* SCCACHE_* DISTCC_* DEB_* MAKEFLAGS"
                            + " MFLAGS PKG_CONFIG* SOURCE_DATE_EPOCH TARGET_* HOST_*",
                    "C and C++ compilers, linkers, crates that call them",
                    Treatment.CLEARED,
                    "compiler, flags and folders that native/cpp/build.sh does not say"),
            row(
                    "GIT_* SSH_ASKPASS",
                    "git",
                    Treatment.CLEARED,
                    "another repository, as inside a hook, or a question to the user"),
            row(
                    "VALGRIND_* PERF_* DEBUGINFOD_*",
                    "valgrind, perf",
                    Treatment.CLEARED,
                    "options and folders of the instruments of `explain`"),
            row(
                    "PYTHON* VIRTUAL_ENV* CONDA_* PIP_* UV_* PYO3_* MATURIN_*",
                    "CPython, pip, pyo3",
                    Treatment.CLEARED,
                    "modules, hash seed, allocator, checks and targets; workers get their own PYTHONPATH"),
            row(
                    "HF_* HUGGINGFACE_* HUGGING_FACE_* TRANSFORMERS_* TIKTOKEN_* DATA_GYM_CACHE_DIR USE_TORCH USE_TF USE_JAX USE_FLAX",
                    "Python peers",
                    Treatment.CLEARED,
                    "other files, the net, other parts; workers get HF_HUB_OFFLINE=1"),
            row(
                    "CLASSPATH MAVEN_* MVN_* JAVACMD",
                    "JVM, Maven",
                    Treatment.CLEARED,
                    "classes and options that the command line says"),
            row("ASSAY_*", "Assay", Treatment.CLEARED, "what Assay tells its own children it sets itself"),
            row(
                    "JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS",
                    "JVM",
                    Treatment.REFUSED,
                    "options of every JVM, those of forks among them"),
            row(
                    "LD_* DYLD_*",
                    "loader",
                    Treatment.REFUSED,
                    "other libraries, an allocator among them, in place of those that a program names"),
            row(
                    "MALLOC_* GLIBC_TUNABLES MIMALLOC_* JE_MALLOC_CONF _RJEM_MALLOC_CONF TCMALLOC_* HEAPPROFILE",
                    "allocators",
                    Treatment.REFUSED,
                    "how memory is given out"),
            row(
                    "RAYON_* TOKENIZERS_PARALLELISM OMP_* GOMP_* KMP_* MKL_* OPENBLAS_* NUMEXPR_* VECLIB_* BLIS_* TOKIO_*",
                    "thread pools",
                    Treatment.REFUSED,
                    "how many threads work; workers get TOKENIZERS_PARALLELISM=false, DJL's library in a fork reads them"),
            row(
                    "DJL_* ENGINE_CACHE_DIR",
                    "DJL",
                    Treatment.REFUSED,
                    "another native library behind the peer `djl`, which runs in the JVM"));

    public Steering {
        names = List.copyOf(names);
    }

    private static Steering row(String names, String whose, Treatment treatment, String why) {
        return new Steering(List.of(names.split(" ")), whose, treatment, why);
    }

    /** Returns the row of a variable; the longest name that fits it is the one that counts. */
    public static Optional<Steering> of(String variable) {
        return TABLE.stream()
                .filter(row -> row.fit(variable) >= 0)
                .max(Comparator.comparingInt(row -> row.fit(variable)));
    }

    /* Of equal length, the whole name before the beginning of one. */
    private int fit(String variable) {
        String upper = variable.toUpperCase(Locale.ROOT);
        return names.stream()
                .mapToInt(name -> {
                    boolean open = name.endsWith("*");
                    String text = open ? name.substring(0, name.length() - 1) : name;
                    boolean fits = open ? upper.startsWith(text) : upper.equals(text);
                    return fits ? 2 * text.length() + (open ? 0 : 1) : -1;
                })
                .max()
                .orElse(-1);
    }

    /** Returns the table as Markdown, a row a line. */
    public static String markdown() {
        return "| variables | of | what becomes of them | why |\n| --- | --- | --- | --- |\n"
                + TABLE.stream()
                        .map(row -> "| "
                                + row.names().stream()
                                        .map(name -> "`" + name + "`")
                                        .collect(Collectors.joining(" "))
                                + " | " + row.whose() + " | " + row.treatment().text + " | " + row.why() + " |\n")
                        .collect(Collectors.joining());
    }
}
