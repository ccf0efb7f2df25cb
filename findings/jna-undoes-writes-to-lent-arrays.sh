#!/usr/bin/env bash
# JNA undoes what Java writes into an array while a native call holds it, even if the native side
# only reads.
#
# Pinned:    net.java.dev.jna:jna 5.19.1; seen on OpenJDK 17.0.15 and 25.0.3, Linux, glibc.
# Guess:     an argument that C declares const is read. Whatever Java writes into the array
#            meanwhile stays.
# Behaviour: JNA hands C a copy and, when the call returns, copies the *whole* array back. Each byte
#            that Java wrote during the call falls back to its old value, without an error. Direct
#            mapping (Native.register) does it too, and so does a heap ByteBuffer. Only a direct
#            buffer is spared.
# Matters:   a service that tokenizes the head of a receive buffer by JNA, while another thread
#            fills its tail, loses the tail. And a benchmark of a read-only call pays for two copies
#            of its input, not one.
# Shown:     bsearch(const void *key, const void *base, ...) of libc never writes. Its callback runs
#            in the middle of the call, so the write is made there: no second thread, no waiting.
# Reported:  JNI leaves copy-back to the caller (mode 0 or JNI_ABORT); no report about JNA was
#            found.
# Output seen:
#   byte[], interface mapping   in the call 42, after it 1
#   byte[], direct mapping      in the call 42, after it 1
#   heap ByteBuffer             in the call 42, after it 1
#   direct ByteBuffer           in the call 42, after it 42
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
  -Dartifact=net.java.dev.jna:jna:5.19.1 -DoutputDirectory="$dir/lib" >"$dir/mvn.log" 2>&1 ||
  { echo "jna 5.19.1 could not be installed: $(tail -1 "$dir/mvn.log")"; exit 1; }

cat >"$dir/Lent.java" <<'JAVA'
import com.sun.jna.*;
import java.nio.ByteBuffer;

public class Lent {
    public interface Compare extends Callback {
        int call(Pointer key, Pointer element);
    }
    public interface C extends Library {
        Pointer bsearch(byte[] key, byte[] base, long count, long size, Compare compare);
        Pointer bsearch(byte[] key, ByteBuffer base, long count, long size, Compare compare);
    }

    static final class Direct {
        static {
            Native.register(Direct.class, "c");
        }
        static native Pointer bsearch(byte[] key, byte[] base, long count, long size, Compare compare);
    }

    /** Writes 42 into the first byte while the search is under way, and reads it there and afterwards. */
    static void show(String how, ByteBuffer base, java.util.function.Consumer<Compare> search) {
        base.put(0, (byte) 1);
        int[] during = new int[1];
        search.accept((key, element) -> {
            base.put(0, (byte) 42);
            during[0] = base.get(0);
            return 0;
        });
        System.out.printf("%-27s in the call %d, after it %d%n", how, during[0], base.get(0));
    }

    public static void main(String[] args) {
        C c = Native.load("c", C.class);
        byte[] key = {1};
        byte[] a = new byte[8];
        byte[] b = new byte[8];
        ByteBuffer heap = ByteBuffer.allocate(8);
        ByteBuffer direct = ByteBuffer.allocateDirect(8);
        show("byte[], interface mapping", ByteBuffer.wrap(a), compare -> c.bsearch(key, a, 1, 1, compare));
        show("byte[], direct mapping", ByteBuffer.wrap(b), compare -> Direct.bsearch(key, b, 1, 1, compare));
        show("heap ByteBuffer", heap, compare -> c.bsearch(key, heap, 1, 1, compare));
        show("direct ByteBuffer", direct, compare -> c.bsearch(key, direct, 1, 1, compare));
    }
}
JAVA
javac -cp "$dir/lib/*" -d "$dir" "$dir/Lent.java"
java -cp "$dir:$dir/lib/*" Lent >"$dir/out" 2>"$dir/err" ||
  { echo "the program failed: $(head -1 "$dir/err")"; exit 1; }
cat "$dir/out"
[ "$(sed 's/.*in the call//' "$dir/out" | tr -d '\n')" = " 42, after it 1 42, after it 1 42, after it 1 42, after it 42" ] ||
  { echo "differs from what was seen: three writes undone, the direct buffer's kept"; exit 1; }
