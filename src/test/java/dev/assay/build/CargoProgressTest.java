package dev.assay.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The lines that stand in for cargo's bar. Bars as cargo 1.95 draws them. */
class CargoProgressTest {
    private final List<String> log = new ArrayList<>();
    private long now;
    private final CargoProgress progress = new CargoProgress("rust peers", log::add, () -> now);

    private void at(long seconds, String line) {
        now = TimeUnit.SECONDS.toNanos(seconds);
        progress.accept(line);
    }

    /* 40 crates in 60 s, 180 left: 270 s. Of 120 crates in 150 s, 100 left: 125 s. */
    @Test
    void aLineNowAndThenSaysHowManyAreLeftAndForHowLong() {
        at(1, "    Building [                           ] 0/220: libc");
        at(20, "    Building [=>                         ] 0/220: libc, syn");
        at(30, "    Building [=>                         ] 10/220: libc, syn");
        at(60, "\u001b[1m\u001b[36m    Building\u001b[0m [====>       ] 40/220: regex");
        at(61, "    Building [====>                      ] 41/220: regex");
        at(150, "    Building [=============>             ] 120/220: tokenizers, bpe");
        at(170, "    Building [=========================> ] 199/220: wordchipper");
        assertEquals(
                List.of(
                        "rust peers: 0 of 220 compiled",
                        "rust peers: 40 of 220 compiled, about 5 min left",
                        "rust peers: 120 of 220 compiled, about 2 min left",
                        "rust peers: 199 of 220 compiled, the last ones take longest"),
                log);
    }

    /* 100 were there; 5 more in 40 s, 115 left: 920 s. */
    @Test
    void whatAnEarlierBuildMadeSaysNothingOfTheTime() {
        at(0, "    Building [====>  ] 100/220: tokenizers");
        at(40, "    Building [====>  ] 105/220: tokenizers");
        assertEquals(List.of("rust peers: 105 of 220 compiled, about 15 min left"), log);
    }

    @Test
    void othersLinesAndTheLastCrateSayNothing() {
        at(0, "   Compiling libc v0.2.191");
        at(60, "warning: 3/4 of it");
        at(90, "    Building [======>] 220/220");
        assertEquals(List.of(), log);
    }
}
