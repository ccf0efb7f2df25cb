package dev.assay.price;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.run.Header;
import dev.assay.run.SyntheticRun;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PriceListTest {
    private static final Header RUN = SyntheticRun.standard().header();
    private static final PriceList LIST = SamplePrices.of(RUN);

    @Test
    void theFileHoldsAllThatWasMeasuredAndGivesItBack() {
        assertEquals(LIST, PriceJson.parse("price.json", PriceJson.text(LIST)));
    }

    @Test
    void aFileOfAnotherSchemaOrOfNoneIsRefusedInOneLine() {
        String next = "; take the prices again: java -jar target/assay.jar price DIR";
        String text = PriceJson.text(LIST);
        assertEquals(
                "schema of price.json (2) must be 1" + next, refusal(text.replace("\"schema\" : 1", "\"schema\" : 2")));
        assertEquals("text of price.json (no JSON) must be JSON" + next, refusal(text.substring(9)));
        assertEquals("rows of price.json (0) must be at least one" + next, refusal("{\"schema\": 1}"));
        assertEquals(
                "seconds of price.json (-9.5) must be numbers above 0" + next, refusal(text.replace("9.5", "-9.5")));
        assertEquals(
                "needs of price.json () must be a text" + next,
                refusal(text.replace("\"needs\" : \"CPython 3.9 or newer\"", "\"need\" : 1")));
    }

    private static String refusal(String text) {
        return assertThrows(IllegalArgumentException.class, () -> PriceJson.parse("price.json", text))
                .getMessage();
    }

    @Test
    void medianAndRangeOfEachRowAndNoRatio() {
        // By hand: of 9.5, 8.25, 12.0 the middle one is 9.5; of 7.0, 7.5, 6.5 it is 7.0; of 0.5, 0.25, 0.75 it is 0.5.
        // Lines sum to 1,870.
        assertEquals(
                List.of(
                        List.of(
                                "rust",
                                "9.50 (8.25–12.0)",
                                "7.00 (6.50–7.50)",
                                "1870: shared 700, plain 40, cached 130, own 1000",
                                "libassay_rust.so 500 kB (stripped 400 kB)",
                                "the system's C library"),
                        List.of(
                                "cpp-clang",
                                "not measured",
                                "not measured",
                                "1000: shared 800, plain 70, cached 130",
                                "not measured: no clang++ on PATH: install Clang 14 or newer",
                                "the system's C library"),
                        List.of(
                                "python",
                                "nothing to build",
                                "0.500 (0.250–0.750)",
                                "330: shared 300, plain 30",
                                "7 .py files 30.0 kB",
                                "CPython 3.9 or newer")),
                PriceText.rows(LIST));
        assertEquals(
                "No verdict: a price list (medians of 3). Clean build, seconds: rust 9.50, python none. From an edit to the ids,"
                        + " seconds: rust 7.00, python 0.500. cpp-clang was not measured: no clang++ on PATH: install Clang 14 or"
                        + " newer.",
                PriceText.sentence(LIST));
    }

    @Test
    void theMedianOfAnEvenNumberIsTheMeanOfTheTwoInTheMiddle() {
        assertEquals("2.50 (1.00–10.0)", Spread.of(List.of(10.0, 2.0, 1.0, 3.0)).text());
        assertEquals("10.0", Spread.of(List.of(10.0)).text());
    }

    @Test
    void aRunOfAnotherMachineOrOfOtherSourcesIsRefusedByFieldAndBothValues() {
        assertDoesNotThrow(() -> LIST.requireFor(RUN));
        Map<String, String> other = new HashMap<>(LIST.machine());
        other.put("cpu", "Another CPU");
        PriceList elsewhere = new PriceList("0.1.0", LIST.taken(), other, LIST.text(), 3, LIST.rows());
        assertEquals(
                "cpu of the machine (Another CPU of the prices, Example CPU 2.5 GHz of the run) must be equal; take the prices where"
                        + " the run was measured, from the same sources",
                assertThrows(IllegalArgumentException.class, () -> elsewhere.requireFor(RUN))
                        .getMessage());
        PriceList later =
                new PriceList("0.1.0", LIST.taken(), LIST.machine(), LIST.text(), 3, List.of(SamplePrices.RUST));
        String message = assertThrows(IllegalArgumentException.class, () -> later.requireFor(RUN))
                .getMessage();
        assertTrue(
                message.matches("source of rust\\..* \\(digest-rust of the prices, 0123456789abcdef of the run\\).*"),
                message);
    }
}
