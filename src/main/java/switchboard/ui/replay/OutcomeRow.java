package switchboard.ui.replay;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import switchboard.replay.ReplayOutcome;
import switchboard.wire.Escapes;
import switchboard.wire.Message;

/**
 * A row of the table of outcomes. Immutable.
 *
 * @param outcome the outcome; with its messages only if they are kept in full
 * @param recorded the beginning of the recorded body
 * @param recordedBytes the length of the recorded body, -1 if there is none
 * @param received the beginning of the received body, if it differs
 * @param receivedBytes the length of the received body, -1 if there is none
 */
record OutcomeRow(ReplayOutcome outcome, String recorded, int recordedBytes, String received, int receivedBytes) {
    /** The number of bytes of a body that a row shows. */
    private static final int BEGINNING = 300;

    private static final char NOT_UTF8 = '\uFFFD';

    static OutcomeRow of(ReplayOutcome outcome, boolean whole) {
        ReplayOutcome kept = whole
                ? outcome
                : new ReplayOutcome(
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

    /** Returns at most {@code most} bytes of a body as text; a body that is not UTF-8 is escaped. */
    static String text(Message message, int most) {
        int shown = Math.min(most, message.bodyLength());
        String text = new String(message.bytes(), message.headerLength(), shown, StandardCharsets.UTF_8);
        if (shown < message.bodyLength()) {
            // A character cut at the end is left out.
            while (!text.isEmpty() && text.charAt(text.length() - 1) == NOT_UTF8) {
                text = text.substring(0, text.length() - 1);
            }
        }
        return text.indexOf(NOT_UTF8) < 0 ? text : Escapes.text(message.bytes(), message.headerLength(), shown);
    }
}
