package dev.assay.report;

import dev.assay.claim.Cause;
import dev.assay.claim.ReleaseLine;
import dev.assay.claim.Validity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The claim over releases; nothing in a run that was not asked for it. */
final class ReleaseSection {
    /** Id of the section and of its chart. */
    static final String ID = "releases";

    private static final String BUILDS =
            "Interpreters of pyenv are built without profile-guided optimisation: comparable with each other, and slower than those"
                    + " that distributions ship. A point's interpreter is that of its day, so what changes along the line is library and"
                    + " interpreter together; the cells with one of them held apart say which.";

    static Optional<Section> section(ReportModel model) {
        ReleaseLine line = ReleaseLine.of(model.header(), model.verdicts());
        if (line.points().isEmpty()) {
            return Optional.empty();
        }
        List<Block> blocks = new ArrayList<>();
        model.figure(ID).ifPresent(blocks::add);
        blocks.add(Block.bullets(ReleaseText.sentences(
                line,
                Cause.shipped(),
                Validity.faults(model.summary().controls()).isEmpty())));
        blocks.add(Block.paragraph(Block.Tone.QUIET, BUILDS));
        return Optional.of(new Section(ID, "When did it become true?", blocks));
    }

    private ReleaseSection() {}
}
