// Reads github-action-benchmark.json as the action does: its own extractor, then its own reader of ranges.
const root = process.argv[2];
const { extractResult } = require(root + "/dist/src/extract.js");
const { extractRangeInfo } = require(root + "/dist/src/extractRangeInfo.js");

extractResult({ tool: "customSmallerIsBetter", outputFilePath: process.argv[3] }).then((read) => {
  for (const bench of read.benches) {
    const range = extractRangeInfo(bench.range);
    console.log(JSON.stringify({ name: bench.name, value: bench.value, range: range ? range.value : null }));
  }
});
