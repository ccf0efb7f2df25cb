//! One iteration is one pass over the deck, the same loop as the worker's `run`.

use std::hint::black_box;

use criterion::{criterion_group, criterion_main, Criterion};

fn pass(criterion: &mut Criterion) {
    let inputs = beside_criterion::deck();
    let mut encoder = bpe::encoder("cl100k_base", "plain", &beside_criterion::vocabulary()).expect("a vocabulary");
    let mut ids = vec![0; inputs.iter().map(Vec::len).max().unwrap_or(0)];
    criterion.bench_function("pass", |bencher| {
        bencher.iter(|| {
            let mut tokens = 0;
            let mut last = 0;
            for input in &inputs {
                let count = encoder.encode(black_box(input), &mut ids).expect("UTF-8");
                tokens += count;
                last = ids[count.max(1) - 1];
            }
            (tokens, last)
        });
    });
}

criterion_group!(benches, pass);
criterion_main!(benches);
