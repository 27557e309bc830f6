package switchboard.filter;

import java.util.function.Function;
import switchboard.model.ConnectionId;
import switchboard.text.FilterLanguageText;

/**
 * The values that describing a condition in words needs. Immutable.
 *
 * @param titles says how a client is called, for example {@code #3 Ana}
 * @param reference times on its day are told without the date
 * @param role how clients are spoken of beside the conditions around
 */
public record DescriptionContext(Function<ConnectionId, String> titles, TimeReference reference, Role role) {
    /** How clients take part in the messages that are meant. */
    public enum Role {
        /** They sent them or got them. */
        WITH("with"),
        /** They sent them. */
        FROM("from"),
        /** They got them. */
        TO("to");

        private final String key;

        Role(String key) {
            this.key = key;
        }

        /** Returns the beginning of the keys of its phrases in {@link FilterLanguageText}. */
        String key() {
            return key;
        }
    }

    /** Returns the same with another role. */
    DescriptionContext as(Role other) {
        return new DescriptionContext(titles, reference, other);
    }
}
