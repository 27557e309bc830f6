package switchboard.record;

import java.util.List;

/**
 * Some messages of a session, in order. Immutable.
 *
 * @param messages in rising order of their numbers
 * @param lookedUpTo every message up to and with this number was looked at; ask for the next page after it
 */
public record MessagePage(List<LoggedMessage> messages, long lookedUpTo) {
    /** Copy the list. */
    public MessagePage {
        messages = List.copyOf(messages);
    }
}
