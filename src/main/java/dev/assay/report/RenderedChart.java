package dev.assay.report;

import dev.assay.chart.Chart;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * A chart as it came out: two files, or the line that stands in their place.
 *
 * @param png empty if it failed
 * @param svg empty if it failed
 * @param failure one line, empty if it succeeded
 */
record RenderedChart(Chart chart, byte[] png, String svg, String failure) {
    /** XChart has been seen to search for ticks without end; a picture is not worth a run. */
    static final Duration LIMIT = Duration.ofSeconds(20);

    /** A picture of 1,600 pixels across takes 20 MB while it is drawn, and a report has forty: more at a time would not fit 256 MB. */
    private static final int AT_A_TIME = 2;

    private record Files(byte[] png, String svg) {}

    boolean succeeded() {
        return failure.isEmpty();
    }

    /**
     * Begins to draw, two charts at a time where there are two processors, and returns what waits for them, in their order: whoever asks can
     * write what needs no chart meanwhile.
     */
    static Supplier<List<RenderedChart>> begin(List<Chart> charts) {
        ExecutorService drawing = Executors.newFixedThreadPool(
                Math.min(AT_A_TIME, Runtime.getRuntime().availableProcessors()), RenderedChart::daemon);
        List<CompletableFuture<RenderedChart>> drawn = charts.stream()
                .map(chart -> CompletableFuture.supplyAsync(() -> of(chart, LIMIT), drawing))
                .toList();
        // Ends its threads when the last chart is drawn.
        drawing.shutdown();
        return () -> drawn.stream().map(CompletableFuture::join).toList();
    }

    private static Thread daemon(Runnable drawing) {
        Thread thread = new Thread(drawing, "charts");
        thread.setDaemon(true);
        return thread;
    }

    /** Draws in a thread of its own and waits no longer than {@code limit}; the thread is a daemon, so a lost one ends with the JVM. */
    static RenderedChart of(Chart chart, Duration limit) {
        CompletableFuture<Files> files = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        files.complete(new Files(chart.png(), chart.svg()));
                    } catch (Throwable e) {
                        files.completeExceptionally(e);
                    }
                },
                "chart " + chart.id());
        thread.setDaemon(true);
        thread.start();
        try {
            Files both = files.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return new RenderedChart(chart, both.png(), both.svg(), "");
        } catch (TimeoutException e) {
            return failed(chart, "took longer than " + limit.toSeconds() + " s");
        } catch (ExecutionException e) {
            return failed(
                    chart, String.valueOf(e.getCause()).lines().findFirst().orElse(""));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(chart, "was interrupted");
        }
    }

    private static RenderedChart failed(Chart chart, String reason) {
        return new RenderedChart(
                chart,
                new byte[0],
                "",
                "chart " + chart.id() + " (" + reason + ") was not drawn; its table says the same");
    }
}
