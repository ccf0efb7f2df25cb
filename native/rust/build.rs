//! Build script of `abi`, `worker` and the extension beside this workspace: tells the code which compiler made it, and for which CPU.

use std::env;
use std::process::Command;

fn main() {
    println!("cargo:rerun-if-env-changed=CARGO_ENCODED_RUSTFLAGS");
    println!("cargo:rustc-env=ASSAY_TARGET_CPU={}", in_json(&target_cpu()));
    println!("cargo:rustc-env=ASSAY_COMPILER={}", in_json(&compiler()));
}

/// The last `-C target-cpu`, which is the one that counts, else the default of the target.
fn target_cpu() -> String {
    let flags = env::var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    let chosen = flags
        .split('\x1f')
        .filter_map(|flag| {
            let flag = flag.strip_prefix("--codegen").or(flag.strip_prefix("-C")).unwrap_or(flag);
            flag.trim_start_matches(['=', ' ']).strip_prefix("target-cpu=")
        })
        .next_back();
    if let Some(cpu) = chosen {
        return cpu.to_string();
    }
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

fn compiler() -> String {
    let rustc = env::var("RUSTC").unwrap_or_else(|_| "rustc".to_string());
    match Command::new(rustc).arg("--version").output() {
        Ok(output) if output.status.success() => String::from_utf8_lossy(&output.stdout).trim().to_string(),
        _ => "unknown".to_string(),
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
