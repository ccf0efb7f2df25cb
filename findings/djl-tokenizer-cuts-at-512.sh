#!/usr/bin/env bash
# DJL's Hugging Face tokenizer cuts each text to 512 tokens, also where its file says nothing of a
# limit, and a larger maxLength does not lift that.
#
# Pinned:    ai.djl.huggingface:tokenizers 0.36.0; the tokenizer.json is made here, without
#            truncation and padding.
# Guess:     a tokenizer.json with "truncation": null and "padding": null is run as it stands, as
#            Rust and Python run it; and where there is a limit, optMaxLength(100000) sets it.
# Behaviour: encode gives 512 ids of 2,000. optMaxLength(100000) still gives 512, since it is
#            bounded by a model's length that nobody gave, 512. In a batch one long text makes 512
#            of a text of one token, since padding is on as well. The only word of it is a line for
#            SLF4J, which goes nowhere without a backend.
# Matters:   a benchmark on long texts compares an answer of 512 tokens with whole ones, and one of
#            batches counts padding as tokens. Counts for billing and for windows stop at 512.
#            Switch truncation and padding off by name, and check counts on a long text.
# Reported:  deepjavalibrary/djl pull request 3068 made truncation the default; that maxLength is
#            bounded was not found.
# Output seen:
#   as the file says           512 of 2000
#   optMaxLength(100000)       512 of 2000
#   one token, in a batch      512 of 1
#   both off by name          2000 of 2000
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

cat >"$dir/pom.xml" <<'XML'
<project><modelVersion>4.0.0</modelVersion><groupId>own</groupId><artifactId>own</artifactId><version>1</version>
<dependencies><dependency><groupId>ai.djl.huggingface</groupId><artifactId>tokenizers</artifactId>
<version>0.36.0</version></dependency></dependencies></project>
XML
mvn -q -B -f "$dir/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
  -DoutputDirectory="$dir/lib" >"$dir/mvn.log" 2>&1 ||
  { echo "ai.djl.huggingface:tokenizers 0.36.0 could not be installed: $(tail -1 "$dir/mvn.log")"; exit 1; }

cat >"$dir/tokenizer.json" <<'JSON'
{"version": "1.0", "truncation": null, "padding": null, "added_tokens": [], "normalizer": null,
 "pre_tokenizer": {"type": "WhitespaceSplit"}, "post_processor": null, "decoder": null,
 "model": {"type": "WordLevel", "vocab": {"word": 0, "?": 1}, "unk_token": "?"}}
JSON
cat >"$dir/Cut.java" <<'JAVA'
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.nio.file.Path;
import java.util.List;

public class Cut {
    static final String LONG = "word ".repeat(2000);

    static void show(String how, int ids, int tokens) {
        System.out.printf("%-25s %4d of %d%n", how, ids, tokens);
    }

    public static void main(String[] args) throws Exception {
        Path file = Path.of(args[0]);
        try (var plain = HuggingFaceTokenizer.newInstance(file)) {
            show("as the file says", plain.encode(LONG).getIds().length, 2000);
        }
        try (var longer = HuggingFaceTokenizer.builder().optTokenizerPath(file).optMaxLength(100_000).build()) {
            show("optMaxLength(100000)", longer.encode(LONG).getIds().length, 2000);
            show("one token, in a batch", longer.batchEncode(List.of("word", LONG))[0].getIds().length, 1);
        }
        try (var off = HuggingFaceTokenizer.builder().optTokenizerPath(file)
                .optTruncation(false).optPadding(false).build()) {
            show("both off by name", off.encode(LONG).getIds().length, 2000);
        }
    }
}
JAVA
javac -cp "$dir/lib/*" -d "$dir" "$dir/Cut.java"
DJL_CACHE_DIR="$dir/cache" java -Dai.djl.offline=true -cp "$dir:$dir/lib/*" Cut "$dir/tokenizer.json" \
  >"$dir/out" 2>"$dir/err" || { echo "the program failed: $(tail -1 "$dir/err")"; exit 1; }
cat "$dir/out"
[ "$(awk '{print $(NF - 2)}' "$dir/out" | paste -sd' ')" = "512 512 512 2000" ] ||
  { echo "differs from what was seen: 512, 512 and 512 ids, and 2000 with both off"; exit 1; }
