package switchboard.cli;

import picocli.CommandLine.Option;
import switchboard.wire.ReplyFormat;
import switchboard.wire.framing.Framing;

/**
 * The options of a client for the framing of its messages and of the replies.
 *
 * <p>Filled in by picocli; used by one thread.
 */
final class FramingOptions {
    @Option(
            names = "--framing",
            paramLabel = "FRAMING",
            defaultValue = "header64",
            completionCandidates = OptionValues.FramingForms.class,
            description =
                    "How messages leave: ${COMPLETION-CANDIDATES}, or a description such as u32le,counts=itself (header64).")
    private String framing = "";

    @Option(
            names = "--reply-as",
            paramLabel = "FORMAT",
            defaultValue = "framed",
            description = "How replies are expected: framed, raw or line (framed).")
    private String replyAs = "";

    Framing framing() throws UsageException {
        return OptionValues.framing("--framing", framing);
    }

    ReplyFormat replyAs() throws UsageException {
        return OptionValues.replyFormat("--reply-as", replyAs);
    }
}
