package switchboard.ui.log;

import java.util.Locale;
import java.util.Optional;

/** The columns of the log, in their order. */
enum LogColumn {
    NUMBER("0,000,000"),
    TIME("00:00:00.000"),
    CLIENT(""),
    DIRECTION(""),
    BYTES("00,000,000"),
    TEXT("");

    private final String widest;

    LogColumn(String widest) {
        this.widest = widest;
    }

    /** Return the widest content that is never cut; empty where there is none such. */
    Optional<String> widest() {
        return widest.isEmpty() ? Optional.empty() : Optional.of(widest);
    }

    /** Return how many letters it gets if there is no widest content. */
    int letters() {
        return switch (this) {
            case CLIENT -> 13;
            case DIRECTION -> 6;
            default -> 30;
        };
    }

    /** Return the key of its heading in the strings. */
    String key() {
        return "log.column." + name().toLowerCase(Locale.ROOT);
    }

    /** Return whether its content and its heading stand at the trailing edge. */
    boolean isTrailing() {
        return this == NUMBER || this == BYTES;
    }
}
