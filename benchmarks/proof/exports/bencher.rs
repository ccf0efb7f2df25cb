//! Reads bencher.json as `bencher run --adapter json` does, and prints what it understood.
use bencher_adapter::{Adaptable, Settings};
use bencher_json::project::report::Adapter;

fn main() {
    let file = std::env::args().nth(1).expect("a file");
    let text = std::fs::read_to_string(file).expect("text");
    let Some(results) = Adapter::Json.convert(&text, Settings::new(None)) else {
        eprintln!("the adapter read nothing");
        std::process::exit(1);
    };
    println!("{}", serde_json::to_string(&results).expect("JSON"));
}
