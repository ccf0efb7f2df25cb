package dev.assay.chart;

import dev.assay.run.Header;
import dev.assay.stats.Summary;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Time against size for each way across, and how much of a call through a pipe is the pipe. */
final class Bridges {
    private static final Color WORK = new Color(0xD55E00);
    private static final Color PIPE = new Color(0x9A9A9A);
    private static final String PIPED = "rust.plain@process";

    static Chart chart(Header header, Summary summary, String encoding) {
        Roster roster = new Roster(header);
        String corpus = Cells.corpus(header);
        List<Summary.Speed> speeds = Cells.once(header, summary.speeds()).stream()
                .filter(speed -> speed.cell().encoding().equals(encoding)
                        && speed.cell().corpus().equals(corpus))
                .filter(speed ->
                        List.of("java.plain@jvm", "rust.plain@jna", PIPED).contains(speed.contender()))
                .filter(speed -> !speed.cell().verb().equals("times"))
                .sorted(Comparator.comparing(Summary.Speed::contender)
                        .thenComparing(speed -> speed.cell().verb())
                        .thenComparing(speed -> speed.cell().size()))
                .toList();
        List<Curves.Curve> curves = Stream.of(
                        "java.plain@jvm run", "rust.plain@jna run", PIPED + " run", PIPED + " encode")
                .map(name -> curve(roster, name, speeds))
                .filter(curve -> curve.xs().length > 0)
                .toList();
        return new Chart(
                "bridge-" + encoding,
                "What does it cost to call another language, at each size?",
                "Left: time of one call, both axes logarithmic; lower is faster. Right: the same call through a pipe, split into the"
                        + " worker's own time and the rest, which is the bridge.",
                Captions.of(header, encoding, corpus, "parts at the right are of the point estimates"),
                List.of("contender", "verb", "size", "time a call"),
                speeds.stream()
                        .map(speed -> List.of(
                                speed.contender(),
                                speed.cell().verb(),
                                Units.size(speed.cell().size()),
                                Units.interval(speed.nanosPerOp(), Units::nanos)))
                        .toList(),
                Key.NONE,
                600,
                (graphics, area) -> draw(graphics, area, curves, speeds));
    }

    private static Curves.Curve curve(Roster roster, String name, List<Summary.Speed> speeds) {
        String contender = name.split(" ")[0];
        String verb = name.split(" ")[1];
        List<Summary.Speed> line = speeds.stream()
                .filter(speed -> speed.contender().equals(contender)
                        && speed.cell().verb().equals(verb))
                .toList();
        boolean across = verb.equals("encode");
        String words =
                !contender.equals(PIPED) ? contender : across ? "rust.plain through a pipe" : "rust.plain, no bridge";
        return new Curves.Curve(
                words,
                roster.colour(contender),
                Roster.marker(Roster.bridge(contender)),
                across,
                line.stream().mapToDouble(speed -> speed.cell().size()).toArray(),
                line.stream()
                        .mapToDouble(speed -> speed.nanosPerOp().estimate())
                        .toArray());
    }

    private static void draw(
            Graphics2D graphics, Rectangle2D area, List<Curves.Curve> curves, List<Summary.Speed> speeds) {
        double[] xs = curves.stream()
                .flatMapToDouble(curve -> java.util.Arrays.stream(curve.xs()))
                .toArray();
        double[] ys = curves.stream()
                .flatMapToDouble(curve -> java.util.Arrays.stream(curve.ys()))
                .toArray();
        Scale sizes = sizes(xs);
        Scale times = Scale.log(least(ys), most(ys), Ticks::nanos);
        Rectangle2D left = new Rectangle2D.Double(area.getX(), area.getY(), 980, area.getHeight());
        new Curves("Time of one call", sizes, times, "size of the input", curves).draw(graphics, left, 300);
        shares(graphics, new Rectangle2D.Double(area.getX() + 1000, area.getY(), 520, area.getHeight()), speeds);
    }

    private static void shares(Graphics2D graphics, Rectangle2D area, List<Summary.Speed> speeds) {
        Pen pen = new Pen(graphics);
        pen.text("A call through a pipe: work and bridge", area.getX(), area.getY() + 20, 0, Pen.STRONG, Pen.INK);
        double y = area.getY() + 50;
        for (Summary.Speed across : speeds) {
            if (!across.contender().equals(PIPED) || !across.cell().verb().equals("encode")) {
                continue;
            }
            double whole = across.nanosPerOp().estimate();
            double work = speeds.stream()
                    .filter(speed -> speed.contender().equals(PIPED)
                            && speed.cell().verb().equals("run"))
                    .filter(speed -> speed.cell().size() == across.cell().size())
                    .mapToDouble(speed -> Math.min(whole, speed.nanosPerOp().estimate()))
                    .findFirst()
                    .orElse(0);
            double left = area.getX() + 90;
            double width = area.getWidth() - 90;
            pen.text(Units.size(across.cell().size()), left - 12, y + 30, 1, Pen.LABEL, Pen.INK);
            pen.line(left, y + 23, left + width * work / whole, y + 23, WORK, 34);
            pen.line(left + width * work / whole, y + 23, left + width, y + 23, PIPE, 34);
            String words = "work " + Units.nanos(work) + " + bridge " + Units.nanos(whole - work) + " ("
                    + Math.round(100 * (whole - work) / whole) + " %)";
            pen.text(words, left, y + 66, 0, Pen.SMALL, Pen.QUIET);
            y += 110;
        }
    }

    private static Scale sizes(double[] xs) {
        List<Double> ticks =
                java.util.Arrays.stream(xs).distinct().sorted().boxed().toList();
        return new Scale(true, least(xs) / 1.4, most(xs) * 1.4, ticks, tick -> Units.size((int) tick));
    }

    private static double least(double[] values) {
        return java.util.Arrays.stream(values).min().orElse(1);
    }

    private static double most(double[] values) {
        return java.util.Arrays.stream(values).max().orElse(1);
    }

    private Bridges() {}
}
