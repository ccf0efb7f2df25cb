package dev.assay.bridge;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;

/** Native memory that is reused from call to call and grows when a call needs more. */
final class NativeBuffer {
    private Memory memory;
    private long address;
    private ByteBuffer view;
    private IntBuffer ints;

    NativeBuffer(int bytes) {
        allocate(bytes);
    }

    private void allocate(int bytes) {
        memory = new Memory(bytes);
        address = Pointer.nativeValue(memory);
        // Bulk moves through a view are plain copies; Memory.read and write are native calls of their own.
        view = memory.getByteBuffer(0, bytes).order(ByteOrder.nativeOrder());
        ints = view.asIntBuffer();
    }

    /** Makes room for at least {@code bytes}; what was in it is lost if it had to grow. */
    void reserve(int bytes) {
        if (bytes > view.capacity()) {
            allocate((int) Math.min(Math.max(bytes, 2L * view.capacity()), Integer.MAX_VALUE - 8));
        }
    }

    long address() {
        return address;
    }

    int capacity() {
        return view.capacity();
    }

    /** Copies {@code bytes} to the start; there must be room. */
    void write(byte[] bytes) {
        view.put(0, bytes);
    }

    /** Copies the first {@code count} ints out. */
    void read(int[] target, int count) {
        ints.get(0, target, 0, count);
    }
}
