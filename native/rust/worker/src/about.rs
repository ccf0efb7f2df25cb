//! What a worker is and how it comes by its tokenizers: all that differs between the programs that speak the protocol.

use std::path::Path;

use bpe::Encoder;

const PROFILE: &str = if cfg!(debug_assertions) { "debug" } else { "release" };
const ALLOCATOR: &str = if cfg!(feature = "counting") { "counting" } else { "system" };

/// The tokenizers of one contender.
pub trait Tokenizers {
    /// Returns what the contender is.
    fn about(&self) -> About;

    /// Makes the tokenizer of one of its encodings from the files in `folder`.
    ///
    /// # Errors
    /// One line that names the file and what is wrong with it.
    fn load(&self, encoding: &str, folder: &Path) -> Result<Box<dyn Encoder>, String>;
}

/// What `hello` says. Compiler, flags, profile, optimisation, CPU and allocator are those that this crate was built with, hence those of
/// the whole program. Link-time optimisation and codegen units are told by the program, whose manifest says them.
pub struct About {
    /// Id of the contender.
    pub id: String,
    /// Version of the tokenizer, not of the program around it.
    pub version: String,
    /// Names of the encodings.
    pub encodings: &'static [&'static str],
    /// What distinguishes it from its defaults.
    pub options: Vec<(&'static str, String)>,
    /// What is known of its build beside the above.
    pub build: Vec<(&'static str, String)>,
    /// Whether its tokenizers hold a word cache that `forget` empties.
    pub forgets: bool,
    /// Whether that tells how often it was asked and knew; `hello` does not say so, `hits` does.
    pub counts: bool,
}

impl About {
    pub(crate) fn json(&self) -> String {
        let encodings: Vec<String> = self.encodings.iter().map(|name| quoted(name)).collect();
        let options = [&self.options[..], &[("allocator", ALLOCATOR.to_string())]].concat();
        // The build script has made what it tells fit for a JSON string.
        let compiler = env!("ASSAY_COMPILER");
        format!(
            "{{\"protocol\":1,\"id\":{id},\"version\":{version},\"runtime\":\"{compiler}\",\"encodings\":[{encodings}],\
             \"options\":{{{options}}},\"build\":{{\"profile\":\"{PROFILE}\",\"target_cpu\":\"{cpu}\",\"compiler\":\"{compiler}\",\
             \"opt_level\":\"{opt_level}\",\"flags\":\"{flags}\"{build}}},\"forgets\":{forgets}}}",
            forgets = self.forgets,
            id = quoted(&self.id),
            version = quoted(&self.version),
            encodings = encodings.join(","),
            options = members(&options).join(","),
            cpu = env!("ASSAY_TARGET_CPU"),
            opt_level = env!("ASSAY_OPT_LEVEL"),
            flags = env!("ASSAY_FLAGS"),
            build = members(&self.build).iter().map(|member| format!(",{member}")).collect::<String>(),
        )
    }
}

fn members(pairs: &[(&'static str, String)]) -> Vec<String> {
    pairs.iter().map(|(name, value)| format!("{}:{}", quoted(name), quoted(value))).collect()
}

/// A JSON string. Control characters, which no name or version has, are left out.
fn quoted(text: &str) -> String {
    let mut json = String::from("\"");
    for c in text.chars().filter(|c| !c.is_control()) {
        if c == '"' || c == '\\' {
            json.push('\\');
        }
        json.push(c);
    }
    json.push('"');
    json
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_values_are_json_strings() {
        let about = About {
            id: "a@process".to_string(),
            version: "1\"2\\3\n".to_string(),
            encodings: &["r50k_base"],
            options: vec![("output", "ids \u{e9}".to_string())],
            build: vec![("lto", "thin".to_string())],
            forgets: false,
            counts: false,
        };
        let json = about.json();
        assert!(json.starts_with("{\"protocol\":1,\"id\":\"a@process\",\"version\":\"1\\\"2\\\\3\",\"runtime\":\""), "{json}");
        assert!(json.contains("\"options\":{\"output\":\"ids \u{e9}\",\"allocator\":\""), "{json}");
        assert!(json.ends_with(",\"lto\":\"thin\"},\"forgets\":false}"), "{json}");
    }
}
