#!/usr/bin/env bash
# A WebAssembly function that Chicory has compiled may still be interpreted for ever: by HotSpot.
#
# Pinned:    com.dylibso.chicory:runtime and :compiler 1.7.5; seen on OpenJDK 17.0.15 and 25.0.3.
# Guess:     Chicory's compiler makes one Java method of each function, so after warm-up all run as
#            machine code.
# Behaviour: HotSpot never compiles a method above 8,000 bytes of bytecode. Chicory's code for 1,000
#            trivial statements is 8,002 bytes, so the function stays in the bytecode interpreter,
#            ten and more times slower, with no warning. (Chicory's own warning is for its limit, 64
#            KiB.) One statement less is compiled.
# Matters:   tokenizers end in large functions: an unrolled automaton, a match over classes, all
#            that inlining and fat LTO merge. "wasm in Java is N times slower" may speak of this
#            cliff. A small change of the source, or of the optimiser's mood, crosses it, and more
#            warm-up does not help. Look for the function in -XX:+PrintCompilation, or try
#            -XX:-DontCompileHugeMethods, before a ratio is believed.
# Reported:  dylibso/chicory pull request 1288 keeps the *dispatch* methods below the limit;
#            functions are not split.
# Output seen (the last column differs from machine to machine, and decides nothing):
#   999 statements    compiled by C2: yes     1.0 ns a statement
#   1000 statements   compiled by C2: no     20.2 ns a statement
#   1000, huge too    compiled by C2: yes     1.3 ns a statement
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

cat >"$dir/pom.xml" <<'XML'
<project><modelVersion>4.0.0</modelVersion><groupId>own</groupId><artifactId>own</artifactId><version>1</version>
<dependencies><dependency><groupId>com.dylibso.chicory</groupId><artifactId>compiler</artifactId>
<version>1.7.5</version></dependency></dependencies></project>
XML
mvn -q -B -f "$dir/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
  -DoutputDirectory="$dir/lib" >"$dir/mvn.log" 2>&1 ||
  { echo "chicory 1.7.5 could not be installed: $(tail -1 "$dir/mvn.log")"; exit 1; }

cat >"$dir/Cliff.java" <<'JAVA'
import com.dylibso.chicory.compiler.MachineFactoryCompiler;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.Parser;
import java.io.ByteArrayOutputStream;

public class Cliff {
    static void section(ByteArrayOutputStream out, int id, byte... body) {
        out.write(id);
        int rest = body.length;
        for (; rest > 127; rest >>>= 7) out.write(rest & 127 | 128);
        out.write(rest);
        out.writeBytes(body);
    }
    /** One function f(x) with the statement x = x * 31 + 7, n times. */
    static byte[] module(int n) {
        var code = new ByteArrayOutputStream();
        code.write(0);
        for (int i = 0; i < n; i++) code.writeBytes(new byte[] {0x20, 0, 0x41, 31, 0x6c, 0x41, 7, 0x6a, 0x21, 0});
        code.writeBytes(new byte[] {0x20, 0, 0x0b});
        var codes = new ByteArrayOutputStream();
        section(codes, 1, code.toByteArray()); // one body, and its length
        var module = new ByteArrayOutputStream();
        module.writeBytes(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
        section(module, 1, new byte[] {1, 0x60, 1, 0x7f, 1, 0x7f});
        section(module, 3, new byte[] {1, 0});
        section(module, 7, new byte[] {1, 1, 'f', 0, 0});
        section(module, 10, codes.toByteArray());
        return module.toByteArray();
    }
    public static void main(String[] args) {
        int n = Integer.parseInt(args[0]);
        var f = Instance.builder(Parser.parse(module(n)))
                .withMachineFactory(MachineFactoryCompiler::compile).build().export("f");
        long x = 1, start = 0;
        for (int call = 0; call < 60_000; call++) {
            if (call == 30_000) start = System.nanoTime();
            x = f.apply(x)[0];
        }
        System.err.printf("%.1f%n", (System.nanoTime() - start) / 30_000.0 / n);
    }
}
JAVA
javac -cp "$dir/lib/*" -d "$dir" "$dir/Cliff.java"

show() { # label, statements, option of the JVM
  java -Xbatch -XX:+PrintCompilation "$3" -cp "$dir:$dir/lib/*" Cliff "$2" >"$dir/log" 2>"$dir/time" ||
    { echo "the program failed: $(head -1 "$dir/time")"; exit 1; }
  printf '%-17s compiled by C2: %-3s  %6s ns a statement\n' "$1" \
    "$(grep -Eq ' 4 +com\.dylibso\.chicory.*::func_0 ' "$dir/log" && echo yes || echo no)" "$(tail -1 "$dir/time")"
}
{ show "999 statements" 999 -XX:+DontCompileHugeMethods
  show "1000 statements" 1000 -XX:+DontCompileHugeMethods
  show "1000, huge too" 1000 -XX:-DontCompileHugeMethods; } | tee "$dir/out"
[ "$(sed 's/.*C2: \([a-z]*\).*/\1/' "$dir/out" | paste -sd' ')" = "yes no yes" ] ||
  { echo "differs from what was seen: 999 statements compiled, 1000 not, unless huge methods are"; exit 1; }
