//! Build script of `abi`, `worker` and the extension beside this workspace: tells the code which compiler made it, for which CPU, and how
//! it was optimised. Cargo tells a build script some of that; the rest is read where Cargo reads it.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Stands where nobody tells.
const NOT_TOLD: &str = "not told";

/// Options of the compiler, each as `name=value`, or the name alone.
type Options = Vec<String>;

fn main() {
    let flags = env::var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    let words: Vec<&str> = flags.split('\x1f').filter(|word| !word.is_empty()).collect();
    let options = options(&words);
    println!("cargo:rerun-if-env-changed=CARGO_ENCODED_RUSTFLAGS");
    tell("TARGET_CPU", &last(&options, "target-cpu").unwrap_or_else(default_cpu));
    tell("COMPILER", &compiler());
    tell("OPT_LEVEL", &last(&options, "opt-level").unwrap_or_else(|| env::var("OPT_LEVEL").unwrap_or(NOT_TOLD.to_string())));
    tell("LTO", &last(&options, "lto").unwrap_or_else(|| of_profile("lto")));
    tell("CODEGEN_UNITS", &last(&options, "codegen-units").unwrap_or_else(|| of_profile("codegen-units")));
    tell("FLAGS", &shown(&words));
}

fn tell(name: &str, value: &str) {
    println!("cargo:rustc-env=ASSAY_{name}={}", in_json(value));
}

/// The `-C` options among the flags; `-O` is one by a shorter name.
fn options(words: &[&str]) -> Options {
    let mut options = Vec::new();
    let mut rest = words.iter();
    while let Some(word) = rest.next() {
        match *word {
            "-C" | "--codegen" => options.extend(rest.next().map(|option| option.to_string())),
            "-O" => options.push("opt-level=3".to_string()),
            "-g" => {}
            _ => {
                let option = word.strip_prefix("--codegen=").or(word.strip_prefix("-C"));
                options.extend(option.map(|option| option.trim_start().to_string()));
            }
        }
    }
    options
}

/// The last option of a name is the one that counts; rustc takes `_` for `-`.
fn last(options: &Options, name: &str) -> Option<String> {
    options
        .iter()
        .filter_map(|option| {
            let (key, value) = option.split_once('=').unwrap_or((option, "yes"));
            (key.replace('_', "-") == name).then(|| value.to_string())
        })
        .next_back()
}

fn default_cpu() -> String {
    let architecture = env::var("CARGO_CFG_TARGET_ARCH").unwrap_or_default();
    let vendor = env::var("CARGO_CFG_TARGET_VENDOR").unwrap_or_default();
    match (architecture.as_str(), vendor.as_str()) {
        ("x86_64", "apple") => "penryn",
        ("x86_64", _) => "x86-64",
        ("aarch64", "apple") => "apple-m1",
        _ => "generic",
    }
    .to_string()
}

/// A setting of the release profile, which Cargo tells no build script: as Cargo finds it, a variable before the manifest. Another profile
/// made of it, or a configuration file that sets profiles, may hold anything.
fn of_profile(key: &str) -> String {
    let variable = format!("CARGO_PROFILE_RELEASE_{}", key.to_uppercase().replace('-', "_"));
    println!("cargo:rerun-if-env-changed={variable}");
    if let Ok(value) = env::var(variable) {
        return value;
    }
    let folder = PathBuf::from(env::var("CARGO_MANIFEST_DIR").unwrap_or_default());
    if !is_release() || configurations(&folder).iter().any(|file| sets_profiles(file)) {
        return NOT_TOLD.to_string();
    }
    let Some(manifest) = folder.ancestors().find_map(workspace) else {
        return NOT_TOLD.to_string();
    };
    let release = manifest.split("\n[profile.release]").nth(1).and_then(|rest| rest.split("\n[").next()).unwrap_or_default();
    let written = release.lines().find_map(|line| line.strip_prefix(key)?.trim().strip_prefix('=')).map(str::trim);
    written.unwrap_or("default").trim_matches('"').to_string()
}

/// `PROFILE` is `release` for each profile that inherits from it; the folder has the profile's own name.
fn is_release() -> bool {
    let out = PathBuf::from(env::var("OUT_DIR").unwrap_or_default());
    let folder = out.ancestors().find(|folder| folder.file_name().is_some_and(|name| name == "build"));
    folder.and_then(Path::parent).and_then(Path::file_name).is_some_and(|name| name == "release")
}

fn workspace(folder: &Path) -> Option<String> {
    let file = folder.join("Cargo.toml");
    let text = fs::read_to_string(&file).ok()?;
    println!("cargo:rerun-if-changed={}", file.display());
    text.contains("[workspace]").then_some(text)
}

/// The files that Cargo may take settings from, besides the manifest.
fn configurations(folder: &Path) -> Vec<PathBuf> {
    let home = env::var("CARGO_HOME").map(PathBuf::from).ok();
    let folders = folder.ancestors().map(|above| above.join(".cargo")).chain(home);
    folders.flat_map(|place| [place.join("config.toml"), place.join("config")]).collect()
}

fn sets_profiles(file: &Path) -> bool {
    fs::read_to_string(file)
        .is_ok_and(|text| text.lines().any(|line| line.trim_start().trim_start_matches('[').starts_with("profile")))
}

fn compiler() -> String {
    let rustc = env::var("RUSTC").unwrap_or_else(|_| "rustc".to_string());
    match Command::new(rustc).arg("--version").output() {
        Ok(output) if output.status.success() => String::from_utf8_lossy(&output.stdout).trim().to_string(),
        _ => "unknown".to_string(),
    }
}

/// The flags, `none` if there are none. A folder of a machine may stand in one: of such a flag the name alone.
fn shown(words: &[&str]) -> String {
    let plain = |word: &&str| match word.split_once(['=', '/']) {
        Some((name, _)) if word.contains('/') => format!("{name}=\u{2026}"),
        _ => word.to_string(),
    };
    if words.is_empty() {
        "none".to_string()
    } else {
        words.iter().map(plain).collect::<Vec<_>>().join(" ")
    }
}

/// Makes `text` fit between the quotes of a JSON string.
fn in_json(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_control())
        .flat_map(|c| {
            let escape = if c == '"' || c == '\\' { Some('\\') } else { None };
            escape.into_iter().chain([c])
        })
        .collect()
}
