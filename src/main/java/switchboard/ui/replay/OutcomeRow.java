package switchboard.ui.replay;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import switchboard.replay.Outcome;
import switchboard.wire.Escapes;
import switchboard.wire.Message;

/**
 * An outcome as a row, with as much of its messages as there is room for. Immutable.
 *
 * @param outcome what became of it; its messages only where they are kept whole
 * @param recorded the beginning of what was said then
 * @param recordedBytes how long that was, -1 for nothing
 * @param received the beginning of what was said now, where that is something else
 * @param receivedBytes how long that was, -1 for nothing
 */
record OutcomeRow(Outcome outcome, String recorded, int recordedBytes, String received, int receivedBytes) {
    private static final int BEGINNING = 300;
    private static final char NOT_UTF8 = '\uFFFD';

    static OutcomeRow of(Outcome outcome, boolean whole) {
        Outcome kept = whole
                ? outcome
                : new Outcome(
                        outcome.client(),
                        outcome.clientName(),
                        outcome.number(),
                        outcome.direction(),
                        outcome.result(),
                        Optional.empty(),
                        Optional.empty(),
                        outcome.why(),
                        outcome.after());
        return new OutcomeRow(
                kept,
                beginning(outcome.recorded()),
                bytes(outcome.recorded()),
                beginning(outcome.received()),
                bytes(outcome.received()));
    }

    private static int bytes(Optional<Message> message) {
        return message.map(Message::bodyLength).orElse(-1);
    }

    private static String beginning(Optional<Message> message) {
        return message.map(some -> text(some, BEGINNING)).orElse("");
    }

    /** Returns the beginning of a body as text; what is not UTF-8 shows its bytes. */
    static String text(Message message, int most) {
        int shown = Math.min(most, message.bodyLength());
        String text = new String(message.bytes(), message.headerLength(), shown, StandardCharsets.UTF_8);
        if (shown < message.bodyLength()) {
            // Half a character at the end is none.
            while (!text.isEmpty() && text.charAt(text.length() - 1) == NOT_UTF8) {
                text = text.substring(0, text.length() - 1);
            }
        }
        return text.indexOf(NOT_UTF8) < 0 ? text : Escapes.text(message.bytes(), message.headerLength(), shown);
    }
}
