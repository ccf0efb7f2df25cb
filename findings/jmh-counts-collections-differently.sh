#!/usr/bin/env bash
# JMH's gc.count is no number of collections: for the same three System.gc() it says 3, 6, 12 or 27.
#
# Pinned:    org.openjdk.jmh:jmh-core 1.37; seen on OpenJDK 17.0.15 and 25.0.3.
# Guess:     a benchmark that asks for three collections, in a heap where none comes by itself, has
#            gc.count = 3 with every collector; -prof gc can at least compare how *often* collectors
#            work.
# Behaviour: the profiler adds up all collector beans. ZGC has beans for cycles and for pauses, and
#            each pause counts by itself: 4 for one collection on JDK 17, where generational ZGC of
#            JDK 25 says 9. Parallel counts 2 on JDK 17 (System.gc() begins with a young collection)
#            and 1 on 25. Only Serial and G1 say 1 on both.
# Matters:   "ZGC collects four times as often" or "JDK 25 collects half as often" can be this sum,
#            with no change in the program. Time is added up alike, pauses and the cycles that
#            contain them. Count events of the flight recorder, one id each, and compare gc.count
#            only within one collector and one JDK.
# Reported:  not found for JMH. The beans were split by JDK-8265136; Micrometer met the same sum in
#            its issue 4764. The beans' own documentation leaves open what one count is.
# Output seen on JDK 17 (25 in brackets), for five invocations, so that 15 are asked for:
#   Serial    15  [ 15]
#   Parallel  30  [ 15]
#   G1        15  [ 15]
#   Z         60  [135]
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

release=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/.*java.specification.version = //p')
case "$release" in
  17) seen="15 30 15 60" ;;
  25) seen="15 15 15 135" ;;
  *) echo "java is release $release; this was seen with 17 and 25, so put one of them on the PATH"; exit 1 ;;
esac

cat >"$dir/pom.xml" <<'XML'
<project><modelVersion>4.0.0</modelVersion><groupId>own</groupId><artifactId>own</artifactId><version>1</version>
<dependencies><dependency><groupId>org.openjdk.jmh</groupId><artifactId>jmh-generator-annprocess</artifactId>
<version>1.37</version></dependency></dependencies></project>
XML
mvn -q -B -f "$dir/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
  -DoutputDirectory="$dir/lib" >"$dir/mvn.log" 2>&1 ||
  { echo "jmh 1.37 could not be installed: $(tail -1 "$dir/mvn.log")"; exit 1; }

mkdir "$dir/own"
cat >"$dir/own/Three.java" <<'JAVA'
package own;

import org.openjdk.jmh.annotations.Benchmark;

public class Three {
    @Benchmark
    public void collections() {
        System.gc();
        System.gc();
        System.gc();
    }
}
JAVA
javac -cp "$dir/lib/*" -processor org.openjdk.jmh.generators.BenchmarkProcessor -d "$dir" "$dir/own/Three.java"

counts=""
for collector in Serial Parallel G1 Z; do
  java -cp "$dir:$dir/lib/*" org.openjdk.jmh.Main -f 1 -bm ss -wi 0 -i 5 -prof gc \
    -jvmArgs "-Xms256m -Xmx256m -XX:+Use${collector}GC" >"$dir/log" 2>&1
  count=$(awk '/gc.count / && /counts$/ && $2 == "ss" {print int($(NF - 1))}' "$dir/log")
  printf '%-9s %3s\n' "$collector" "$count"
  counts="$counts $count"
done
[ "$counts" = " $seen" ] || { echo "differs from what was seen on JDK $release: $seen"; exit 1; }
