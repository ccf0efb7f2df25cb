package dev.assay.report;

import dev.assay.text.HtmlWriter;
import java.util.List;

/** A calculator as page: a label before each input, results that are read aloud when they change, and the script that makes them. */
record CalculatorHtml(HtmlWriter html) {
    void write(Block.Calculator calculator, String script) {
        html.open("div", "id", calculator.id(), "data-calculator", calculator.data());
        html.element("p", calculator.answer(), "class", "answer", "aria-live", "polite", "data-result", "answer");
        html.open("table").open("tbody");
        choices(calculator.id(), calculator.choices());
        for (Block.Input input : calculator.inputs()) {
            String id = calculator.id() + "-" + input.name();
            label(id, input.label());
            html.empty(
                    "input",
                    "id",
                    id,
                    "name",
                    input.name(),
                    "type",
                    input.type(),
                    "step",
                    input.type().equals("number") ? "any" : "",
                    "value",
                    input.value());
            html.close().close();
        }
        html.close().close();
        html.open("div", "class", "scroll").open("table").open("tbody");
        calculator.results().forEach((label, words) -> html.open("tr")
                .element("th", label, "scope", "row")
                .element("td", words, "data-result", label)
                .close());
        html.close().close().close();
        html.close();
        // To HTML both marks are comments, and XML takes what is between them as it is.
        html.open("script").trusted("//<![CDATA[\n" + script + "//]]>\n").close();
    }

    private void choices(String id, List<String> choices) {
        label(id + "-choice", "What runs now → what would take its place");
        html.open("select", "id", id + "-choice", "name", "choice");
        for (int i = 0; i < choices.size(); i++) {
            html.element("option", choices.get(i), "value", Integer.toString(i));
        }
        html.close().close().close();
    }

    private void label(String id, String label) {
        html.open("tr")
                .open("th", "scope", "row")
                .element("label", label, "for", id)
                .close()
                .open("td");
    }
}
