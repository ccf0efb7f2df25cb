//! `wordchipper`: a newcomer with lexers written for OpenAI's patterns.

use std::path::Path;
use std::sync::Arc;

use own::Encoder;
use wordchipper::pretrained::openai::OATokenizer;
use wordchipper::vocab::SpecialFilter;
use wordchipper::{TokenEncoder, TokenizerOptions, UnifiedTokenVocab};
use worker::peer::{copied, tokenizer};

/// Its defaults, without threads; ids into a vector that is kept.
pub fn load(encoding: &str, folder: &Path) -> Result<Box<dyn Encoder>, String> {
    let kind = match encoding {
        "r50k_base" => OATokenizer::R50kBase,
        "cl100k_base" => OATokenizer::Cl100kBase,
        _ => OATokenizer::O200kBase,
    };
    let path = folder.join(format!("{encoding}.tiktoken"));
    let vocabulary: UnifiedTokenVocab<u32> = kind.load_path(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let made = TokenizerOptions::default().build(Arc::new(vocabulary));
    let mut tokens = Vec::new();
    Ok(tokenizer(move |text, ids| {
        tokens.clear();
        // Without a filter the text of a special token would be that token.
        made.try_encode_append(text, &mut tokens, Some(&SpecialFilter::IncludeNone)).expect("a text is encoded");
        copied(&tokens, ids)
    }))
}
