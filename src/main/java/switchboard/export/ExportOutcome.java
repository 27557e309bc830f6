package switchboard.export;

import switchboard.text.CodedText;

/** How an export ended. Immutable. */
public sealed interface ExportOutcome {
    /**
     * It is complete.
     *
     * @param messages how many it has
     * @param bytes how large it is
     */
    record Complete(long messages, long bytes) implements ExportOutcome {}

    /** It was cancelled; no file of it is left. */
    record Cancelled() implements ExportOutcome {}

    /**
     * It failed; no file of it is left.
     *
     * @param text what happened and what to do
     */
    record Failed(CodedText text) implements ExportOutcome {}
}
