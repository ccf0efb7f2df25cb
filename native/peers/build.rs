//! Build script of both packages: tells the code which versions Cargo.lock holds, and how Cargo.toml has them optimised.

use std::env;
use std::fs;
use std::path::PathBuf;

/// Name of a crate, the start of its version, since two may be in one program, and the variable that gets the whole of it.
const CRATES: [(&str, &str, &str); 7] = [
    ("tokenizers", "0.", "PEER_HF"),
    ("tokenizers", "1.", "PEER_HF_RC"),
    ("bpe-openai", "", "PEER_BPE_OPENAI"),
    ("bpe", "0.2.", "PEER_BPE"),
    ("wordchipper", "", "PEER_WORDCHIPPER"),
    ("tiktoken", "3.", "PEER_TIKTOKEN_CRATE"),
    ("tiktoken", "0.", "PEER_TIKTOKEN_CORE"),
];

fn main() {
    let folder = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("set by Cargo"));
    let read = |name: &str| {
        println!("cargo:rerun-if-changed={name}");
        fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    };
    let lock = read("Cargo.lock");
    let lines: Vec<&str> = lock.lines().collect();
    for (name, start, variable) in CRATES {
        let version = lines
            .windows(2)
            .filter(|pair| pair[0] == format!("name = {name:?}"))
            .filter_map(|pair| pair[1].strip_prefix("version = \"")?.strip_suffix('"'))
            .find(|version| version.starts_with(start));
        println!("cargo:rustc-env={variable}={}", version.unwrap_or("none"));
    }
    let manifest = read("Cargo.toml");
    let release = manifest.split("[profile.release]").nth(1).expect("a profile").split("\n[").next().expect("its text");
    for (key, variable) in [("lto", "CARGO_PROFILE_RELEASE_LTO"), ("codegen-units", "CARGO_PROFILE_RELEASE_CODEGEN_UNITS")] {
        // The variable of this name is how a user overrides the profile.
        println!("cargo:rerun-if-env-changed={variable}");
        let written = release.lines().find_map(|line| line.strip_prefix(key)?.trim().strip_prefix('=')).map(str::trim);
        let value = env::var(variable).ok().or(written.map(str::to_string)).unwrap_or("default".to_string());
        println!("cargo:rustc-env=PEER_{}={}", key.to_uppercase().replace('-', "_"), value.trim_matches('"'));
    }
}
