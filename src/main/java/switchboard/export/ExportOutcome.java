package switchboard.export;

import switchboard.text.CodedText;

/** The result of an export. Immutable. */
public sealed interface ExportOutcome {
    /**
     * The export is complete.
     *
     * @param messages the number of exported messages
     * @param leftOut the number of messages that were asked for and left out, because their bytes are exported in
     *     another reading
     * @param bytes the number of bytes written
     */
    record Complete(long messages, long leftOut, long bytes) implements ExportOutcome {}

    /** The export was cancelled; no file is left. */
    record Cancelled() implements ExportOutcome {}

    /**
     * The export failed; no file is left.
     *
     * @param text the cause and the remedy
     */
    record Failed(CodedText text) implements ExportOutcome {}
}
