//! Hugging Face `tokenizers` 1.0, as a release candidate: another engine under the same name.

use std::path::Path;

use hf_rc::pipeline::{EncodeOptions, PipelineToken};
use own::Encoder;
use worker::peer::{copied, tokenizer};

/// `encode_into`: ids into a vector that is kept, as its documentation advises for a loop.
pub fn into(encoding: &str, folder: &Path) -> Result<Box<dyn Encoder>, String> {
    let path = folder.join(encoding).join("tokenizer.json");
    let named = |error: String| format!("{}: {error}", path.display());
    // It reads files of its own, newer form only, which this makes.
    let canonical = hf_rc::canonicalize_file(&path).map_err(|error| named(error.to_string()))?;
    let made = hf_rc::from_json(&canonical).map_err(|error| named(error.to_string()))?;
    let options = EncodeOptions::no_specials();
    let mut tokens = Vec::new();
    Ok(tokenizer(move |text, ids| {
        tokens.clear();
        made.encode_into(text, &options, &mut tokens).expect("a text is encoded");
        copied(PipelineToken::cast_slice(&tokens), ids)
    }))
}
