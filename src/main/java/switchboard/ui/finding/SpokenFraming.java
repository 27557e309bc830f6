package switchboard.ui.finding;

import java.util.List;
import java.util.Optional;
import switchboard.text.WireText;
import switchboard.wire.Finding;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.FramingException;
import switchboard.wire.framing.Framings;

/** Finds the framing that a client speaks in a finding about its messages. Stateless. */
final class SpokenFraming {
    private SpokenFraming() {}

    /** Returns the framing; empty if the finding names none. */
    static Optional<Framing> of(Finding finding) {
        if (!(finding.text().code() instanceof WireText code)) {
            return Optional.empty();
        }
        List<Object> arguments = finding.text().arguments();
        return switch (code) {
            case NEWLINE_FRAMES -> Optional.of(Framings.LINES);
            case HEADER_OTHER_WIDTH -> named("header" + arguments.getFirst());
            case HEADER_NUL_PADDED -> named("header" + arguments.getFirst() + ",pad=nul");
            case BINARY_LENGTH_BIG_ENDIAN -> named("u32");
            case BINARY_LENGTH_LITTLE_ENDIAN -> named("u32le");
            case JAVA_WRITE_UTF -> named("u16");
            default -> Optional.empty();
        };
    }

    private static Optional<Framing> named(String description) {
        try {
            return Optional.of(Framings.parse(description));
        } catch (FramingException unfit) {
            // A recorded finding may have any arguments.
            return Optional.empty();
        }
    }
}
