package switchboard.ui.reply;

import java.util.Locale;
import java.util.Optional;
import switchboard.ui.Strings;

/** A reason for which a reply cannot be sent. */
enum SendObstacle {
    /** The typed text cannot be parsed. */
    MISTAKE,
    /** No recipients are chosen. */
    NOBODY_SELECTED,
    /** All clients are the recipients, and none is connected. */
    NOBODY_THERE,
    /** No chosen recipient is connected any more. */
    ALL_LEFT,
    /** The wrong length that is typed is no number. */
    LENGTH;

    /** Returns what keeps a reply from reaching these recipients; empty if one of them can get it. */
    static Optional<SendObstacle> of(Recipients recipients) {
        if (recipients.canBeAnswered()) {
            return Optional.empty();
        }
        return Optional.of(
                recipients.isAll() ? NOBODY_THERE : recipients.chosen().isEmpty() ? NOBODY_SELECTED : ALL_LEFT);
    }

    private String key() {
        return "reply.obstacle." + name().toLowerCase(Locale.ROOT);
    }

    /** Returns the sentence for a person who has tried to send. */
    String sentence() {
        return Strings.of(key());
    }

    /** Returns the tool tip of the disabled button. */
    String tip() {
        return Strings.of(key() + ".tip");
    }
}
