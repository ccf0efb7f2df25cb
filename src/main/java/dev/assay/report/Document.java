package dev.assay.report;

import java.util.Collection;
import java.util.List;

/**
 * What a run says, once: page, README and console are renderings of it, each of the sections that its readers need.
 *
 * @param name what a tab or a bookmark is called
 * @param question what the title answers; may be empty
 * @param title the answer
 * @param lead what must be read before anything else: alarms, then where and how the answer was found
 */
record Document(String name, String question, String title, List<Block> lead, List<Section> sections) {
    Document {
        lead = List.copyOf(lead);
        sections = List.copyOf(sections);
    }

    Document(String name, String title, List<Block> lead, List<Section> sections) {
        this(name, "", title, lead, sections);
    }

    /** Returns the document with these sections alone, in the order of the ids. */
    Document only(Collection<String> ids) {
        return new Document(
                name,
                question,
                title,
                lead,
                ids.stream()
                        .flatMap(id ->
                                sections.stream().filter(section -> section.id().equals(id)))
                        .toList());
    }
}
