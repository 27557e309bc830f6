package switchboard.record;

import switchboard.wire.ReplyFormat;
import switchboard.wire.framing.Framing;

/**
 * A listener in a session. Immutable.
 *
 * @param run the number of the run it belonged to
 * @param id its number in that run
 * @param family {@code tcp}, {@code tls} or {@code unix}
 * @param address the address it was bound to, in its written form
 * @param framing the framing of messages
 * @param replyAs the format of replies
 * @param strict whether it closed a connection at the first framing error
 */
public record LoggedListener(
        long run, int id, String family, String address, Framing framing, ReplyFormat replyAs, boolean strict) {}
