package switchboard.filter;

import java.util.function.Function;
import switchboard.model.ConnectionId;
import switchboard.text.FilterLanguageText;

/**
 * The context in which a condition is described in words. Immutable.
 *
 * @param titles returns the title of a client, for example {@code #3 Ana}
 * @param reference the reference of times; those on its day are written without the date
 * @param role the role of clients, which the neighbouring conditions decide
 */
public record DescriptionContext(Function<ConnectionId, String> titles, TimeReference reference, Role role) {
    /** The role of clients in the selected messages. */
    public enum Role {
        /** They sent or received the messages. */
        WITH("with"),
        /** They sent the messages. */
        FROM("from"),
        /** They received the messages. */
        TO("to");

        private final String key;

        Role(String key) {
            this.key = key;
        }

        /** Returns the first part of the keys of its phrases in {@link FilterLanguageText}. */
        String key() {
            return key;
        }
    }

    /** Returns this context with another role. */
    DescriptionContext as(Role other) {
        return new DescriptionContext(titles, reference, other);
    }
}
