package switchboard.record;

import java.util.List;

/**
 * A page of messages of a session. Immutable.
 *
 * @param messages the messages by ascending number
 * @param lookedUpTo the number up to which, and including which, messages were searched; the next page begins after it
 */
public record MessagePage(List<LoggedMessage> messages, long lookedUpTo) {
    /** Creates the page with a copy of the list. */
    public MessagePage {
        messages = List.copyOf(messages);
    }
}
