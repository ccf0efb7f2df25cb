package dev.assay.bridge;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * The functions of {@code native/include/assay.h} as calls. The handles are constants, since only those are compiled into their
 * caller; so they hold no library, and the function's address goes with each call. Binding the address as well would tie a JVM to one
 * library for good, and save a load of a field.
 *
 * <p>A critical call does not leave the Java state: cheaper by two transitions of the thread, and arrays may be lent, since no collector
 * moves them meanwhile. The price: whoever needs a safepoint, the collector first of all, waits until the call is over.
 */
final class FfmCalls {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final Linker.Option CRITICAL = Linker.Option.critical(true);
    private static final FunctionDescriptor TO_ENCODE =
            FunctionDescriptor.of(JAVA_LONG, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG);
    private static final FunctionDescriptor TO_NOTHING = FunctionDescriptor.ofVoid();
    private static final FunctionDescriptor TO_TOUCH = FunctionDescriptor.of(JAVA_LONG, ADDRESS, JAVA_LONG);
    private static final FunctionDescriptor TO_COPY =
            FunctionDescriptor.of(JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_LONG);

    private static final MethodHandle ENCODE = handle(TO_ENCODE);
    private static final MethodHandle ENCODE_CRITICAL = handle(TO_ENCODE, CRITICAL);
    private static final MethodHandle NOOP = handle(TO_NOTHING);
    private static final MethodHandle NOOP_CRITICAL = handle(TO_NOTHING, CRITICAL);
    private static final MethodHandle TOUCH = handle(TO_TOUCH);
    private static final MethodHandle TOUCH_CRITICAL = handle(TO_TOUCH, CRITICAL);
    private static final MethodHandle COPY = handle(TO_COPY);
    private static final MethodHandle COPY_CRITICAL = handle(TO_COPY, CRITICAL);
    private static final MethodHandle VERSION = handle(FunctionDescriptor.of(JAVA_INT));
    private static final MethodHandle ADDRESS_OF = handle(FunctionDescriptor.of(ADDRESS));
    private static final MethodHandle COUNT = handle(FunctionDescriptor.of(JAVA_LONG));
    private static final MethodHandle NEW = handle(
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS));
    private static final MethodHandle OFFSET = handle(FunctionDescriptor.of(JAVA_LONG, ADDRESS));
    private static final MethodHandle FORGET = handle(FunctionDescriptor.of(JAVA_INT, ADDRESS));
    private static final MethodHandle COUNTING =
            handle(FunctionDescriptor.of(JAVA_LONG, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS));
    private static final MethodHandle FREE = handle(FunctionDescriptor.ofVoid(ADDRESS));

    @SuppressWarnings("restricted")
    private static MethodHandle handle(FunctionDescriptor function, Linker.Option... options) {
        return LINKER.downcallHandle(function, options);
    }

    static long encode(
            MemorySegment function,
            MemorySegment encoder,
            MemorySegment text,
            long length,
            MemorySegment ids,
            long capacity) {
        try {
            return (long) ENCODE.invokeExact(function, encoder, text, length, ids, capacity);
        } catch (Throwable wrong) {
            throw unexpected(wrong);
        }
    }

    static long encodeCritical(
            MemorySegment function,
            MemorySegment encoder,
            MemorySegment text,
            long length,
            MemorySegment ids,
            long capacity) {
        try {
            return (long) ENCODE_CRITICAL.invokeExact(function, encoder, text, length, ids, capacity);
        } catch (Throwable wrong) {
            throw unexpected(wrong);
        }
    }

    static void noop(MemorySegment function) {
        try {
            NOOP.invokeExact(function);
        } catch (Throwable wrong) {
            throw unexpected(wrong);
        }
    }

    static void noopCritical(MemorySegment function) {
        try {
            NOOP_CRITICAL.invokeExact(function);
        } catch (Throwable wrong) {
            throw unexpected(wrong);
        }
    }

    static long touch(MemorySegment function, MemorySegment text, long length) {
        try {
            return (long) TOUCH.invokeExact(function, text, length);
        } catch (Throwable wrong) {
            throw unexpected(wrong);
        }
    }

    static long touchCritical(MemorySegment function, MemorySegment text, long length) {
        try {
            return (long) TOUCH_CRITICAL.invokeExact(function, text, length);
        } catch (Throwable wrong) {
            throw unexpected(wrong);
        }
    }

    static long copy(
            MemorySegment function, MemorySegment text, long length, MemorySegment ids, long capacity, long count) {
        try {
            return (long) COPY.invokeExact(function, text, length, ids, capacity, count);
        } catch (Throwable wrong) {
            throw unexpected(wrong);
        }
    }

    static long copyCritical(
            MemorySegment function, MemorySegment text, long length, MemorySegment ids, long capacity, long count) {
        try {
            return (long) COPY_CRITICAL.invokeExact(function, text, length, ids, capacity, count);
        } catch (Throwable wrong) {
            throw unexpected(wrong);
        }
    }

    static int version(MemorySegment function) {
        try {
            return (int) VERSION.invokeExact(function);
        } catch (Throwable wrong) {
            throw unexpected(wrong);
        }
    }

    static MemorySegment address(MemorySegment function) {
        try {
            return (MemorySegment) ADDRESS_OF.invokeExact(function);
        } catch (Throwable wrong) {
            throw unexpected(wrong);
        }
    }

    static long count(MemorySegment function) {
        try {
            return (long) COUNT.invokeExact(function);
        } catch (Throwable wrong) {
            throw unexpected(wrong);
        }
    }

    static int make(
            MemorySegment function,
            MemorySegment encoding,
            MemorySegment strategy,
            MemorySegment vocabulary,
            MemorySegment out) {
        try {
            return (int) NEW.invokeExact(
                    function,
                    encoding,
                    encoding.byteSize(),
                    strategy,
                    strategy.byteSize(),
                    vocabulary,
                    vocabulary.byteSize(),
                    out);
        } catch (Throwable wrong) {
            throw unexpected(wrong);
        }
    }

    static long offset(MemorySegment function, MemorySegment encoder) {
        try {
            return (long) OFFSET.invokeExact(function, encoder);
        } catch (Throwable wrong) {
            throw unexpected(wrong);
        }
    }

    static int forget(MemorySegment function, MemorySegment encoder) {
        try {
            return (int) FORGET.invokeExact(function, encoder);
        } catch (Throwable wrong) {
            throw unexpected(wrong);
        }
    }

    static long encodeCounting(
            MemorySegment function,
            MemorySegment encoder,
            MemorySegment text,
            long length,
            MemorySegment ids,
            long capacity,
            MemorySegment counts) {
        try {
            return (long) COUNTING.invokeExact(function, encoder, text, length, ids, capacity, counts);
        } catch (Throwable wrong) {
            throw unexpected(wrong);
        }
    }

    static void free(MemorySegment function, MemorySegment encoder) {
        try {
            FREE.invokeExact(function, encoder);
        } catch (Throwable wrong) {
            throw unexpected(wrong);
        }
    }

    /* Nothing crosses from the library: what a handle throws was thrown before the call, by a wrong argument or an exhausted heap. */
    private static RuntimeException unexpected(Throwable wrong) {
        if (wrong instanceof Error error) {
            throw error;
        }
        return wrong instanceof RuntimeException runtime ? runtime : new IllegalStateException(wrong);
    }

    private FfmCalls() {}
}
