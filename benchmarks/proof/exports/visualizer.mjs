// Reads jmh.json as jmh-visualizer does: its own parser, then its own data sets of bars. Each line of output is one bar.
import { readFileSync } from "node:fs";
import { parseBenchmarkBundles } from "functions/parse.js";
import { createDataSetFromBenchmarks } from "components/BarDataSet.js";
import ScoreExtractor from "models/extractor/PrimaryMetricExtractor.js";

const benchmarks = JSON.parse(readFileSync(process.argv[2], "utf8"));
for (const bundle of parseBenchmarkBundles([{ name: "run", benchmarks }])) {
  const set = createDataSetFromBenchmarks(bundle, new ScoreExtractor(), false);
  for (const row of set.data) {
    for (const group of set.barGroups) {
      const score = row[group];
      const error = row[group + "ErrorBarInterval"];
      console.log(JSON.stringify({ chart: bundle.key, row: row.name, bar: group, score: score ?? null, error: error ?? null }));
    }
  }
}
