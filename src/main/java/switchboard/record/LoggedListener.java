package switchboard.record;

import switchboard.wire.Framing;
import switchboard.wire.ReplyFormat;

/**
 * A listener as the session has it. Immutable.
 *
 * @param run the start of the program that it belonged to
 * @param id its number in that run
 * @param family {@code tcp}, {@code tls} or {@code unix}
 * @param address what it was bound to, as people write it
 * @param framing how messages were framed
 * @param replyAs how replies left
 * @param strict whether it closed clients at the first thing that was no frame
 */
public record LoggedListener(
        long run, int id, String family, String address, Framing framing, ReplyFormat replyAs, boolean strict) {}
